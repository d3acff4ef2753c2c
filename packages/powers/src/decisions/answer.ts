// An answer to a decision in every form it may be said: asked field by field, and put together again.
import {
  groundOf,
  type AddedEffect,
  type Answer,
  type AnswerGrounds,
  type Command,
  type TextSlot,
} from '@sandtable/core/record';
import { askables, type Askable, type Decision } from '@sandtable/core/scenario';
import type { Say } from '@sandtable/words';
import { evenBarred } from '../form/choices.ts';
import {
  amount,
  chosen,
  enteredEffects,
  field,
  several,
  maybe,
  maybeAmount,
  picked,
  yes,
} from '../form/field.ts';
import type { Choice, Field, FieldName, Keyword, Picked, Prompt, Values } from '../form/power.ts';

/** Somebody passes: an answer without a reason, and nobody asks for one. */
export function passing(decision: string, by: string): Command {
  return {
    kind: 'answer',
    body: {
      decision,
      by,
      answer: { form: 'declined' },
      grounds: {},
      saidAt: null,
      added: [],
      instead: false,
    },
  };
}

/** What the fields of an answer need to know of a decision, whoever looks at it. */
export interface Ballot {
  readonly form: Decision['answer']['form'];
  readonly options: readonly Choice[];
  readonly amount: { readonly min: number; readonly max: number; readonly unit: string | null } | null;
  readonly ask: readonly Askable[];
  /** No answer but the options. */
  readonly closed: boolean;
  /** What players may invent, as the author foresaw it; only exercise control sees these. */
  readonly proposals: readonly {
    readonly number: number;
    readonly do: string;
    readonly treatAs: string | null;
  }[];
  /** The answer that stands and is put right: what is asked begins with it. */
  readonly stands?: {
    readonly answer: Answer;
    /** Null where it is in no words of their own. */
    readonly words: string | null;
    /** What was said with it, in its words. */
    readonly said?: Readonly<Partial<Record<Askable | 'conditions', string>>>;
  };
  /** Whether the person who enters it may say which option it is treated as, and add effects. */
  readonly adjudicates: boolean;
  /** Somebody else decides upon the answer. */
  readonly advises?: boolean;
  readonly say: Say;
}

/** What may be said with an answer, with the word that introduces it and its name on the record. */
export const grounds: readonly {
  readonly field: Askable;
  readonly keyword: Keyword;
  readonly key: keyof AnswerGrounds;
}[] = askables.map((ask) => ({
  field: ask,
  keyword: ask === 'rationale' ? 'because' : ask,
  key: groundOf[ask],
}));

/** None that the author foresaw: what is written is for the field that follows. */
const ownWords = 'own-words';

type Of<S> = (situation: S, values: Values) => Ballot | null;

/** The fields of the answer itself: an option, several, an amount, a ranking, other words, or declined. */
export function answerFields<S>(of: Of<S>): readonly Field<S>[] {
  const asked = (
    name: FieldName,
    manner: Parameters<typeof field<S>>[1],
    prompt: (ballot: Ballot, values: Values) => Prompt | null,
  ): Field<S> =>
    field(name, manner, (situation, values) => {
      const ballot = of(situation, values);
      return ballot === null ? null : prompt(ballot, values);
    });
  return [
    asked('answer', {}, (ballot) => {
      if (ballot.form === 'choice')
        return {
          kind: 'pick',
          ...askedOf(ballot),
          choices: [...ballot.options, ...foreseen(ballot), ...besides(ballot)],
          ...(ballot.adjudicates && !ballot.closed ? { ownWords: true } : {}),
          ...presumedIn(ballot, ({ answer }) =>
            answer.form === 'options' ? answer.options[0] : answer.form,
          ),
        };
      const plain = { value: 'answer', label: ballot.say('power.an-answer'), short: 'answer' };
      const others = besides(ballot).filter((each) => ballot.form !== 'text' || each.value === 'declined');
      if (others.length === 0) return { kind: 'pick', choices: [plain], presumed: 'answer', sure: true };
      const stands = ballot.stands?.answer.form;
      const presumed = others.some(({ value }) => value === stands) ? stands : undefined;
      return {
        kind: 'pick',
        ...askedOf(ballot),
        choices: [plain, ...others],
        presumed: presumed ?? 'answer',
        onward: 'answer',
      };
    }),
    asked('options', {}, (ballot, values) =>
      ballot.form === 'several' && isPlain(values)
        ? {
            kind: 'several',
            choices: ballot.options,
            ...presumedIn(ballot, ({ answer }) => (answer.form === 'options' ? answer.options : undefined)),
          }
        : null,
    ),
    asked('amount', {}, (ballot, values) => {
      if (ballot.form !== 'amount' || !isPlain(values)) return null;
      return {
        kind: 'number',
        min: ballot.amount?.min ?? null,
        max: ballot.amount?.max ?? null,
        unit: ballot.amount?.unit ?? null,
        ...presumedIn(ballot, ({ answer }) => (answer.form === 'amount' ? answer.amount : undefined)),
      };
    }),
    asked('ranking', {}, (ballot, values) =>
      ballot.form === 'ranking' && isPlain(values)
        ? {
            kind: 'ranking',
            choices: evenBarred(ballot.options),
            ...presumedIn(ballot, ({ answer }) => (answer.form === 'ranking' ? answer.ranking : undefined)),
          }
        : null,
    ),
    asked('proposal', { keyword: 'like', optional: true }, (ballot, values) => {
      // among options they stand beside “something else”, which was chosen
      if (values['answer'] !== 'other' || ballot.form === 'choice' || ballot.proposals.length === 0)
        return null;
      const choices = ballot.proposals.map((each) => ({
        value: String(each.number),
        label: each.do,
        short: String(each.number),
      }));
      const own = { value: ownWords, label: ballot.say('power.other'), short: ownWords };
      return { kind: 'pick', choices: [own, ...choices], presumed: ownWords, onward: ownWords };
    }),
    asked('words', { words: true }, (ballot, values) => {
      if (!hasWords(ballot, values) || typedWords(values) !== null) return null;
      const proposal = proposalIn(ballot, values);
      const presumed = proposal?.do ?? ballot.stands?.words ?? null;
      return presumed === null ? { kind: 'text' } : { kind: 'text', presumed };
    }),
    asked('treat-as', { keyword: 'as', optional: true }, (ballot, values) => {
      if (!ballot.adjudicates || !isOther(values) || ballot.options.length === 0) return null;
      const proposal = proposalIn(ballot, values);
      const { answer } = ballot.stands ?? {};
      const treated = proposal?.treatAs ?? (answer?.form === 'other' ? answer.treatAs : null);
      return {
        kind: 'pick',
        choices: evenBarred(ballot.options),
        ...(treated === null ? {} : { presumed: treated }),
      };
    }),
  ];
}

function presumedIn<T>(
  { stands }: Ballot,
  of: (stands: NonNullable<Ballot['stands']>) => T | undefined,
): { readonly presumed?: T } {
  const presumed = stands && of(stands);
  return presumed === undefined ? {} : { presumed };
}

/** What is said with an answer. Only what the author asks for is asked; the rest may be typed. */
export function groundsFields<S>(of: Of<S>): readonly Field<S>[] {
  const conditions = field<S>(
    'conditions',
    { keyword: 'if', optional: true, words: true },
    (situation, values) => {
      const presumed = of(situation, values)?.stands?.said?.conditions;
      return { kind: 'text', ...(presumed === undefined ? { quiet: true } : { presumed }) };
    },
  );
  const others = grounds.map(({ field: name, keyword }) =>
    field<S>(
      name,
      { keyword, optional: true, ...(name !== 'confidence' && { words: true as const }) },
      (situation, values) => {
        const ballot = of(situation, values);
        const said = ballot?.stands?.said?.[name];
        const quiet =
          said !== undefined || ballot?.ask.includes(name) === true ? {} : { quiet: true as const };
        const presumed = said === undefined ? {} : { presumed: said };
        if (name !== 'confidence') return { kind: 'text', ...quiet, ...presumed };
        return { kind: 'pick', choices: confidenceChoices(ballot), ...quiet, ...presumed };
      },
    ),
  );
  return [conditions, ...others];
}

export function confidenceChoices(ballot: Pick<Ballot, 'say'> | null): readonly Choice[] {
  if (ballot === null) return [];
  return (['low', 'medium', 'high'] as const).map((level) => ({
    value: level,
    label: ballot.say(`power.confidence.${level}`),
    short: level,
  }));
}

/** Whoever sits at the screen decides, or advises; at the desk one enters what others do. */
const askedOf = ({ adjudicates, advises = false, say }: Ballot): { readonly asks?: string } =>
  adjudicates ? {} : { asks: say(advises ? 'role.you-advise' : 'power.ask.you-decide') };

function besides({ closed, adjudicates, say }: Ballot): readonly Choice[] {
  const declined = {
    value: 'declined',
    label: say(adjudicates ? 'power.declined' : 'power.you-declined'),
    short: 'declined',
  };
  if (closed) return [declined];
  const other = {
    value: 'other',
    label: say(adjudicates ? 'power.other' : 'power.you-other'),
    short: 'other',
  };
  return [other, declined];
}
/** What the author foresaw that they may do: found by a word of it while the answer is written. */
function foreseen(ballot: Ballot): readonly Choice<Picked>[] {
  if (ballot.closed) return [];
  return ballot.proposals.map((each) => ({
    value: { is: 'proposal', of: each.number },
    label: each.do,
    short: `if-${each.number}`,
    detail: ballot.say('power.if-they'),
  }));
}

/** Neither an option nor declined: in words of their own. */
export function isOther(values: Values): boolean {
  const answer = picked(values, 'answer');
  return answer === 'other' || (typeof answer === 'object' && answer !== null);
}
function typedWords(values: Values): string | null {
  const answer = picked(values, 'answer');
  return typeof answer === 'object' && answer?.is === 'own-words' ? answer.of : null;
}
function proposalIn(ballot: Ballot, values: Values): Ballot['proposals'][number] | undefined {
  const answer = picked(values, 'answer');
  const number =
    typeof answer === 'object' && answer?.is === 'proposal'
      ? answer.of
      : Number(maybe(values, 'proposal') ?? Number.NaN);
  return ballot.proposals.find((each) => each.number === number);
}

function isPlain(values: Values): boolean {
  return values['answer'] === 'answer';
}
function hasWords(ballot: Ballot, values: Values): boolean {
  return isOther(values) || (ballot.form === 'text' && isPlain(values));
}

/** The options that the fields name, as they stand so far. */
export function answersWith(form: Ballot['form'], values: Values): readonly string[] {
  if (form === 'several') return isPlain(values) ? several(values, 'options') : [];
  const answer = picked(values, 'answer');
  return form === 'choice' && typeof answer === 'string' ? [answer] : [];
}

/** The answer that the fields make, its words put into slots. */
export function answerOf(ballot: Ballot, values: Values, slot: (words: string) => TextSlot): Answer {
  if (values['answer'] === 'declined') return { form: 'declined' };
  if (hasWords(ballot, values)) {
    const proposal = proposalIn(ballot, values);
    const other = {
      form: 'other',
      said: slot(typedWords(values) ?? chosen(values, 'words')),
      treatAs: maybe(values, 'treat-as'),
    } as const;
    return proposal === undefined ? other : { ...other, proposal: proposal.number };
  }
  switch (ballot.form) {
    case 'choice':
      return { form: 'options', options: [chosen(values, 'answer')] };
    case 'several':
      return { form: 'options', options: several(values, 'options') };
    case 'amount':
      return { form: 'amount', amount: amount(values, 'amount') };
    case 'ranking':
      return { form: 'ranking', ranking: several(values, 'ranking') };
    case 'text':
      throw new TypeError('a text answer has words');
  }
}

export function groundsOf(values: Values, slot: (words: string) => TextSlot): AnswerGrounds {
  const said: [string, TextSlot | string][] = [];
  const conditions = maybe(values, 'conditions');
  if (conditions !== null) said.push(['conditions', slot(conditions)]);
  for (const { field: name, key } of grounds) {
    const words = maybe(values, name);
    if (words !== null) said.push([key, name === 'confidence' ? words : slot(words)]);
  }
  return Object.fromEntries(said);
}

export function adjudication(values: Values): {
  readonly saidAt: number | null;
  readonly added: readonly AddedEffect[];
  readonly instead: boolean;
} {
  return {
    saidAt: maybeAmount(values, 'said-at'),
    added: enteredEffects(values, 'effects'),
    instead: yes(values, 'instead'),
  };
}
