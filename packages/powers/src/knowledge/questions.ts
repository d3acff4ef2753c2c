// Questions to exercise control: answered in prepared words or in one's own, not at all, or by an inject to all concerned.
import type { QuestionBoard } from '@sandtable/core/view';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import { storyTimeAt } from '@sandtable/words';
import { adhocInject, injectFields, injectWarning } from '../order/adhoc-inject.ts';
import { factChoices, roleTitles, speakers, speakerTitle } from '../form/choices.ts';
import { chosen, field, give, several, maybe, slots, pickOnly } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, Field, GivenCommand, Values } from '../form/power.ts';

/** An author's prepared answer; `pressed` is what is said when they insist. */
interface Prepared {
  readonly id: string;
  readonly actor: string;
  readonly title: string;
  readonly about: readonly string[];
  readonly says: string;
  readonly reveals: readonly string[];
}

/** The prepared answers that speak of a word of the question, the best first. */
function preparedAnswers(
  situation: Pick<ControlSituation, 'scenario' | 'language'>,
  question: string,
): readonly Prepared[] {
  const asked = question.toLowerCase();
  const hits = (answer: Prepared): number =>
    answer.about.filter((word) => asked.includes(word.toLowerCase())).length;
  return prepared(situation.scenario, situation)
    .filter((each) => hits(each) > 0)
    .sort((one, other) => hits(other) - hits(one));
}

function prepared(
  scenario: Scenario,
  situation: Pick<ControlSituation, 'scenario' | 'language'>,
): readonly Prepared[] {
  return scenario.actors.flatMap((actor) =>
    actor.answers.flatMap((answer, index) => {
      const common = {
        actor: actor.name,
        title: textIn(actor.title, situation),
        about: answer.about,
        reveals: answer.reveals,
      };
      const first = { id: `${actor.name}-${index + 1}`, says: textIn(answer.says, situation), ...common };
      if (answer.ifPressed === null) return [first];
      return [
        first,
        { id: `${actor.name}-${index + 1}-pressed`, says: textIn(answer.ifPressed, situation), ...common },
      ];
    }),
  );
}

function questionText(situation: ControlSituation, question: unknown): string {
  return situation.view.questions.find((each) => String(each.entry) === question)?.text ?? '';
}
function pickedAnswer(situation: ControlSituation, id: string | null): Prepared | undefined {
  return prepared(situation.scenario, situation).find((each) => each.id === id);
}

function waiting({ view }: ControlSituation): readonly Choice[] {
  const label = (each: (typeof view.questions)[number]): string => `${each.title}: ${each.text ?? '-'}`;
  return view.questions
    .filter((each) => !each.answered)
    .map((each) => ({ value: String(each.entry), label: label(each), short: String(each.entry) }));
}

const questionField: Field<ControlSituation> = pickOnly('question', waiting);

const questionOf = ({ view }: ControlSituation, values: Values): QuestionBoard | undefined =>
  view.questions.find((each) => String(each.entry) === values['question']);

/** `told Tower at 07:12: “An inspector is on duty.”` */
export function toldWords(
  { to, text, seconds }: QuestionBoard['told'][number],
  situation: ControlSituation,
): string {
  return situation.say('power.told-before', {
    roles: roleTitles(situation.view, to, situation.say),
    at: storyTimeAt(situation.scenario.story, seconds, situation),
    text: text.trim(),
  });
}

function toldBefore(situation: ControlSituation, values: Values): string {
  const told = questionOf(situation, values)?.told ?? [];
  return told.map((each) => ` ${toldWords(each, situation)}`).join('');
}

/** In the place of a prepared answer: nobody can know that now, or words of one's own. */
const notAvailable = 'not-available';
const ownWords = 'own-words';

const reply: ControlPower = {
  id: 'reply',
  group: 'talk',
  key: 'r',
  fields: [
    questionField,
    field('prepared', { keyword: 'as', optional: true }, (situation, values) => {
      const found = preparedAnswers(situation, questionText(situation, values['question']));
      const choiceOf = (each: Prepared): Choice => ({
        value: each.id,
        label: each.says,
        short: each.id,
        detail: `${each.title}: ${each.about.join(', ')}`,
      });
      const own = { value: ownWords, label: situation.say('power.own-words'), short: ownWords };
      const none = { value: notAvailable, label: situation.say('power.not-available'), short: notAvailable };
      // what is written is an own answer, however much of it stands in a prepared one
      const common = { kind: 'pick', atOnce: true, onward: ownWords } as const;
      const [best] = found;
      // the one that fits best is under the cursor; where none does, one's own words are, and any may still be chosen
      return best === undefined
        ? {
            ...common,
            choices: [own, none, ...prepared(situation.scenario, situation).map(choiceOf)],
            presumed: ownWords,
          }
        : { ...common, choices: [...found.map(choiceOf), own, none], presumed: best.id };
    }),
    field('from', { keyword: 'from' }, (situation, values) => {
      const picked = pickedAnswer(situation, maybe(values, 'prepared'));
      return {
        kind: 'pick',
        choices: speakers(situation),
        // the question was to exercise control: who else speaks is a detail
        ...(picked === undefined
          ? { presumed: 'exercise_control', quiet: true as const }
          : { presumed: picked.actor, sure: true as const }),
      };
    }),
    field('said', { words: true }, (situation, values) => {
      const question = questionOf(situation, values);
      // on a form that asks which question nobody knows yet who asked
      const asks =
        question === undefined
          ? {}
          : {
              asks: situation.say('power.reply.said', {
                role: question.title,
                question: question.text?.trim() ?? '-',
              }),
            };
      const says =
        values['prepared'] === notAvailable
          ? situation.say('power.not-available')
          : pickedAnswer(situation, maybe(values, 'prepared'))?.says;
      return says === undefined ? { kind: 'text', ...asks } : { kind: 'text', ...asks, presumed: says };
    }),
    field('reveals', { keyword: 'reveals', optional: true }, (situation, values) => {
      if (situation.view.facts.length === 0 || values['prepared'] === notAvailable) return null;
      const picked = pickedAnswer(situation, maybe(values, 'prepared'));
      return {
        kind: 'several',
        choices: factChoices(situation.view),
        ...(picked === undefined ? {} : { presumed: picked.reveals }),
      };
    }),
  ],
  available: (situation) => waiting(situation).length > 0,
  warning: (situation, values) =>
    situation.say('power.warn.reply', {
      from: speakerTitle(situation, maybe(values, 'from') ?? 'exercise_control'),
      role: questionOf(situation, values)?.title ?? '-',
      text: chosen(values, 'said').trim(),
    }) + toldBefore(situation, values),
  build(_situation, values) {
    const { texts, slot } = slots();
    const body = {
      question: Number(chosen(values, 'question')),
      from: maybe(values, 'from') ?? 'exercise_control',
      said: slot(chosen(values, 'said')),
      reveals: several(values, 'reveals'),
    };
    return give({ kind: 'reply', body }, texts);
  },
};

/** All concerned hear the same at once, and whoever asked is told so. */
const byInject: ControlPower = {
  id: 'by-inject',
  group: 'talk',
  key: null,
  fields: [questionField, ...injectFields],
  available: (situation) => waiting(situation).length > 0,
  warning: (situation, values) => injectWarning(situation, values) + toldBefore(situation, values),
  build(situation, values) {
    const inject = adhocInject(values);
    const answered: GivenCommand = {
      command: {
        kind: 'reply',
        body: {
          question: Number(chosen(values, 'question')),
          from: 'exercise_control',
          said: { text: 0 },
          reveals: [],
        },
      },
      texts: [situation.say('power.answered-by-inject')],
    };
    return { do: 'give', given: [inject, answered] };
  },
};

/** It waits on, and the NOW line goes on. Where a proposal waits, too, the key declines that. */
const later: ControlPower = {
  id: 'later',
  group: 'talk',
  key: 'N',
  fields: [],
  available: ({ view }) => view.now.now === 'question',
  warning: () => null,
  build({ view }) {
    if (view.now.now !== 'question') throw new TypeError('no question is due');
    return give({ kind: 'defer', body: { question: view.now.question } });
  },
};

export const questionPowers: readonly ControlPower[] = [reply, later, byInject];
