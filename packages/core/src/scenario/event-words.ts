/**
 * The words after an event's name: `inject.note.delivered`, `decision.payment.of.gate.pay`.
 * One table, as data: the checker reads it, the engine answers each word, the reference prints it.
 */
import type { EventKind, ValueType } from './expression.ts';

/** Parts in capitals stand for a name: an option of the decision, a role that decides or knows, or what the decision asks for. */
export type WordPart = string;
export interface EventWord {
  readonly parts: readonly WordPart[];
  readonly type: Extract<ValueType, 'boolean' | 'number'>;
  readonly meaning: string;
  /** Only for a decision of this rule or form of answer. */
  readonly only?: 'each' | 'amount' | 'ranking' | 'options';
  /** The word that this one is another spelling of; a checked scenario holds only that one. */
  readonly sameAs?: string;
}

const flag = (parts: string, meaning: string, only?: EventWord['only']): EventWord => ({
  parts: parts.split('.'),
  type: 'boolean',
  meaning,
  ...(only && { only }),
});
const count = (parts: string, meaning: string, only?: EventWord['only']): EventWord => ({
  ...flag(parts, meaning, only),
  type: 'number',
});

const windowEnded = 'its window ended before it was done';
const windowWords = (missed: string): readonly EventWord[] => [
  flag('started', 'its window has begun'),
  flag('met', 'what it asks for was done in time'),
  { ...flag('done', 'the same as `met`'), sameAs: 'met' },
  flag('missed', missed),
  count('minutes_left', 'story minutes until its window ends, as read at the last tick; 0 outside of it'),
];

export const eventWords: Readonly<Record<EventKind, readonly EventWord[]>> = {
  inject: [
    flag('delivered', 'it has reached the players at least once'),
    count('times', 'how often it was delivered'),
    flag('withdrawn', 'control has taken it back'),
  ],
  decision: [
    flag('opened', 'it was put to the deciders'),
    flag('made', 'it is closed with an answer; not by default, not declined'),
    flag('by_default', 'nobody answered: `otherwise` stands'),
    flag('declined', 'the deciders refused to decide'),
    flag('other', 'they answered in their own words'),
    flag('conditional', 'they attached conditions'),
    flag('reversed', 'it was made and then reversed'),
    flag('early', 'it was made before it was asked'),
    flag('given.GROUND', 'this, one of what it asks for, was given with the answer that stands'),
    flag('OPTION', 'this option is the answer', 'options'),
    flag('any.OPTION', 'at least one decider answered so; under `each`, or has it by default', 'options'),
    count('count.OPTION', 'how many deciders answered so; under `each`, or have it by default', 'options'),
    flag('of.ROLE.OPTION', 'this role answered so, or has it by default', 'each'),
    count('amount', 'the amount that was decided; 0 before', 'amount'),
    count('rank.OPTION', 'its place in the ranking, from 1; 0 before', 'ranking'),
  ],
  action: [flag('taken', 'it was done at least once'), count('times', 'how often it was done')],
  fact: [
    flag('ROLE', 'this role knows it'),
    flag('said_aloud', 'it was said aloud in the room, to all or to some'),
    flag('breached', 'somebody shared it beyond its marking'),
  ],
  phase: [
    flag('entered', 'it has begun at least once'),
    flag('left', 'it was left at least once'),
    flag('active', 'it is the phase of now'),
    flag('done', 'its agenda is finished'),
    count('minutes', 'story minutes since this visit began, as read at the last tick'),
    count('times', 'how often it was entered'),
  ],
  clock: windowWords(windowEnded),
  expected: windowWords(`${windowEnded}, or it was ticked as not seen; not what events have overtaken`),
  rule: [flag('applied', 'its condition has held, and its effects followed')],
  chance: [flag('fired', 'it came about at least once'), count('times', 'how often it came about')],
  activity: [flag('opened', 'it has begun'), flag('closed', 'it is over; not while it goes on once more')],
  discussion: [flag('opened', 'it has begun'), flag('closed', 'it is over; not while it goes on once more')],
};

/** What the checker must know of a thing to read the words after its name. */
export interface EventSubject {
  readonly options: ReadonlySet<string>;
  /** For a decision those who decide, for a fact everybody. */
  readonly roles: ReadonlySet<string>;
  readonly features: ReadonlySet<NonNullable<EventWord['only']>>;
  /** What a decision asks for with its answer, as expressions write it. */
  readonly asked: ReadonlySet<string>;
}

export const plainSubject: EventSubject = {
  options: new Set(),
  roles: new Set(),
  features: new Set(),
  asked: new Set(),
};

/** The words that can follow the name of this particular thing. */
function wordsOf(kind: EventKind, subject: EventSubject): readonly EventWord[] {
  return eventWords[kind].filter((word) => word.only === undefined || subject.features.has(word.only));
}

export type WordMatch =
  | { readonly found: EventWord; readonly words: readonly string[] }
  /** The first part that fits nothing (`at` may be past the end: a part is missing), and what could stand there. */
  | { readonly found: null; readonly at: number; readonly possible: readonly string[] };

function expand(part: WordPart, subject: EventSubject): ReadonlySet<string> {
  switch (part) {
    case 'OPTION':
      return subject.options;
    case 'ROLE':
      return subject.roles;
    case 'GROUND':
      return subject.asked;
    default:
      return new Set([part]);
  }
}

/** At most this many names are compared when a suggestion is looked for. */
const mostNamed = 500;

/** Reads the parts after `kind.name.` against the table. */
export function matchWords(kind: EventKind, subject: EventSubject, parts: readonly string[]): WordMatch {
  let open = wordsOf(kind, subject);
  for (let at = 0; ; at += 1) {
    const part = parts[at];
    const whole = open.find((word) => word.parts.length === at);
    if (part === undefined && whole !== undefined) {
      return { found: whole, words: whole.sameAs === undefined ? parts : [whole.sameAs] };
    }
    const further = open.filter((word) => word.parts.length > at);
    const fitting = further.filter(
      (word) => part !== undefined && expand(word.parts[at] ?? '', subject).has(part),
    );
    if (fitting.length === 0) {
      const possible = [
        ...new Set(further.flatMap((word) => [...expand(word.parts[at] ?? '', subject)].slice(0, mostNamed))),
      ];
      return { found: null, at, possible };
    }
    open = fitting;
  }
}
