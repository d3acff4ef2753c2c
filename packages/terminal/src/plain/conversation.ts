// A power led through its questions, to the deed. The same for exercise control and for a role at its own screen.
import type { Say } from '@sandtable/words';
import {
  type Deed,
  type FieldName,
  type Power,
  type ReadingContext,
  type Values,
  readYesNo,
} from '@sandtable/powers';
import {
  type AskedField,
  type StoryClock,
  answerQuestion,
  isOneOf,
  nextQuestion,
  questionLines,
} from './ask.ts';
import { lineValues } from './line-values.ts';

export interface Talk<S> {
  readonly say: Say;
  /** The situation as it is now: while somebody types, a clock may run. */
  readonly situation: () => S;
  readonly reading: (situation: S) => ReadingContext;
  readonly clock: StoryClock;
  readonly tell: (line: string) => void;
  /** The next line; null when there is no more. */
  readonly listen: () => Promise<string | null>;
  /**
   * A line that is no answer to the question: what can be asked at any time (`where`, `left`) is answered, and the question stands;
   * a command is told apart, and not done. Only the stop for something real leaves the question.
   */
  readonly instead: (line: string) => 'answered' | 'command' | 'stop' | 'nothing';
  /** Lines come from a file or a program: nobody hears that a question waits, and each is a command of its own. */
  readonly piped: boolean;
  /** The stop is read again when the question is left. */
  readonly putBack: (line: string) => void;
}

/** Null: it was left, or it cannot be done; that was said. */
export async function lead<S>(
  power: Power<S>,
  rest: string,
  sure: boolean,
  talk: Talk<S>,
): Promise<Deed | null> {
  const { say, tell } = talk;
  const name = say(`power.${power.id as 'next'}.name`);
  const begun = talk.situation();
  if (!power.available(begun)) {
    tell(power.whyNot?.(begun) ?? say('plain.not-now', { name }));
    return null;
  }
  const typed = lineValues(power, begun, rest, talk.reading(begun));
  if ('problem' in typed) {
    tell(typed.problem);
    return null;
  }
  const about = power.about?.(begun);
  let values: Values = typed.values;
  let brief = rest !== '';
  const path: FieldName[] = [];
  /** What was typed for a list and is none of it, for the field that follows. */
  let onward: string | null = null;
  /** It was read out, and waits: nobody hears its list again. */
  let waits = false;
  for (;;) {
    const situation = talk.situation();
    const step = nextQuestion(power, situation, values, brief, sure);
    values = step.values;
    if (step.question === null) {
      if (!power.available(situation)) {
        tell(power.whyNot?.(situation) ?? say('plain.not-now', { name }));
        return null;
      }
      const isAbout = (what: S): boolean => power.about?.(what) === about;
      const warning = sure ? null : power.warning(situation, values);
      if (warning === null && isAbout(situation)) return power.build(situation, values);
      if (warning !== null && !(await agreed(warning, talk))) return null;
      waits = false;
      // what was agreed to is done, unless it has become something else meanwhile
      const after = talk.situation();
      if (!isAbout(after)) {
        tell(say('plain.changed'));
        tell(say('plain.not-done'));
        return null;
      }
      const changed =
        !power.available(after) ||
        nextQuestion(power, after, values, brief, sure).question !== null ||
        power.warning(after, values) !== warning;
      if (!changed) return power.build(after, values);
      tell(say('plain.changed'));
      continue;
    }
    const lines = questionLines(step.question, say, talk.clock);
    if (onward === null) (waits ? lines.slice(0, 1) : lines).forEach(tell);
    waits = false;
    const answer: string | null = onward ?? (await talk.listen());
    onward = null;
    if (answer === null) {
      tell(say('plain.not-done'));
      return null;
    }
    const read = answerQuestion(step.question, answer, talk.reading(talk.situation()));
    switch (read.done) {
      case 'cancel':
        tell(say('plain.not-done'));
        return null;
      case 'enough':
        if (step.question.field.optional) brief = true;
        else tell(say('power.read.needed'));
        break;
      case 'back': {
        const last = path.pop();
        if (last === undefined) {
          tell(say('plain.not-done'));
          return null;
        }
        values = before(values, power, last);
        break;
      }
      case 'problem': {
        const other = talk.instead(answer);
        if (leaves(other, step.question, talk)) return leftFor(answer, talk);
        if (other === 'nothing') tell(read.problem);
        waits = other === 'command';
        if (waits) tell(waitingWords(step.question, answer, say));
        break;
      }
      case 'onward': {
        // one word may be a command; several are an answer
        const other = /\S\s+\S/u.test(answer) ? 'nothing' : talk.instead(answer);
        if (leaves(other, step.question, talk)) return leftFor(answer, talk);
        waits = other === 'command';
        if (waits) tell(waitingWords(step.question, answer, say));
        if (other !== 'nothing') break;
        values = { ...values, [read.name]: read.value };
        path.push(read.name);
        onward = answer;
        brief = false;
        break;
      }
      case 'value':
        values = { ...values, [read.name]: read.value };
        path.push(read.name);
        // whoever is asked one thing is asked all: only a whole line, and the yes that it wants, leaves out what may be left out
        brief &&= step.question.prompt.kind === 'yes-no';
    }
  }
}

const leaves = <S>(
  is: ReturnType<Talk<S>['instead']>,
  { prompt }: AskedField<S>,
  { piped }: Talk<S>,
): boolean => is === 'stop' || (is === 'command' && piped && prompt.kind !== 'yes-no');

/** A command typed in the place of an answer: nothing is lost to it. */
const waitingWords = <S>({ field }: AskedField<S>, line: string, say: Say): string =>
  say('plain.question-waits', { line: line.trim(), mayEnd: field.optional ? 'yes' : 'no' });

function leftFor<S>(command: string, { say, tell, putBack }: Talk<S>): null {
  tell(say('plain.not-done'));
  putBack(command);
  return null;
}

/** The values without this field and those that came after it. */
function before<S>(values: Values, power: Power<S>, name: FieldName): Values {
  const names: readonly string[] = power.fields.map((each) => each.name);
  const at = names.indexOf(name);
  return Object.fromEntries(Object.entries(values).filter(([each]) => names.indexOf(each) < at));
}

async function agreed<S>(warning: string, talk: Talk<S>): Promise<boolean> {
  const { say, tell, listen, instead } = talk;
  tell(warning);
  for (;;) {
    tell(say('plain.yes-or-no'));
    const typed = await listen();
    const answer = typed === null || isOneOf(say('plain.word.cancel'), typed) ? false : readYesNo(typed, say);
    if (answer === true) return true;
    if (answer === false) {
      tell(say('plain.not-done'));
      return false;
    }
    const other = typed === null ? 'nothing' : instead(typed);
    if (typed !== null && other === 'stop') {
      leftFor(typed, talk);
      return false;
    }
    if (typed !== null && other === 'command') tell(say('plain.answer-first', { line: typed.trim() }));
  }
}
