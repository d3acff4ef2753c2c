/** Names, times, expressions and effects of generated scenarios. Names are fixed, so that everything can ask about everything. */
import fc, { type Arbitrary } from 'fast-check';
import { eventKinds, eventWords, type EventKind, type EventWord } from '@sandtable/core/scenario';

export type Written = Readonly<Record<string, unknown>>;

export const names = {
  inject: ['i0', 'i1', 'i2', 'i3', 'i4', 'a0', 'a1', 'a2'],
  decision: ['d0', 'd1', 'd2', 'd3', 'd4'],
  action: ['x0', 'x1'],
  fact: ['f0', 'f1', 'f2'],
  phase: ['p0', 'p1', 'p2'],
  clock: ['k0', 'k1'],
  expected: ['e0', 'e1'],
  rule: ['s0', 's1'],
  chance: ['c0', 'c1'],
  activity: ['v0'],
  discussion: ['q0'],
} as const satisfies Readonly<Record<EventKind, readonly string[]>>;
export const roles = ['r0', 'r1', 'r2', 'r3'] as const;

export const role = fc.constantFrom(...roles);
export const someRoles = fc.uniqueArray(role, { minLength: 1, maxLength: 3 });
export const recipients = fc.oneof(someRoles, fc.constantFrom(['all'], ['panel'], ['panel', 'r3']));
export const inject = fc.constantFrom(...names.inject);
export const decision = fc.constantFrom(...names.decision);
export const phase = fc.constantFrom(...names.phase);
export const fact = fc.constantFrom(...names.fact);

export const whole = (min: number, max: number): Arbitrary<number> => fc.integer({ min, max });
/** Minutes, and now and then half of one: many things at one second, some between ticks. */
export const duration = (min: number, max: number): Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: whole(min, max).map((minutes) => `${minutes}m`) },
    { weight: 1, arbitrary: whole(min * 2, max * 2).map((halves) => `${halves * 30}s`) },
  );
/** Left out so many times for each time that it stands there. */
export const maybe = <T>(arbitrary: Arbitrary<T>, without = 2): Arbitrary<T | undefined> =>
  fc.oneof({ weight: 1, arbitrary }, { weight: without, arbitrary: fc.constant(undefined) });
export const rarely = <T>(value: T): Arbitrary<T | undefined> => maybe(fc.constant(value), 6);
/** What is undefined does not stand in the file. */
export const without = (made: Written): Written =>
  Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
export const map = <T>(of: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<Written> =>
  fc.record(of).map((made) => without(made as Written));
/** Where there is a gate it says why. */
export const gated = (made: Written): Written =>
  'only-if' in made ? { ...made, 'why-not': 'Because' } : made;

/** What a name of the words' table stands for. */
const said: Readonly<Record<string, readonly string[]>> = {
  OPTION: ['yes', 'no'],
  ROLE: ['r0', 'r1', 'r2'],
  GROUND: ['rationale', 'end_date'],
};
const decisionsWith: Readonly<Record<NonNullable<EventWord['only']>, readonly string[]>> = {
  options: ['d0', 'd1'],
  each: ['d1'],
  amount: ['d2'],
  ranking: ['d3'],
};
/** Every word after every name, from the engine's table. */
function wordsOf(kind: EventKind, type: EventWord['type']): readonly string[] {
  return eventWords[kind]
    .filter((word) => word.type === type)
    .flatMap(({ parts, only }) => {
      const whose = only === undefined ? names[kind] : decisionsWith[only];
      let written: readonly string[] = whose.map((name) => `${kind}.${name}`);
      for (const part of parts)
        written = written.flatMap((before) => (said[part] ?? [part]).map((word) => `${before}.${word}`));
      return written;
    });
}
const ofEachKind = (type: EventWord['type']): Arbitrary<string> =>
  fc.oneof(
    ...eventKinds
      .map((kind) => wordsOf(kind, type))
      .flatMap((all) => (all.length > 0 ? [fc.constantFrom(...all)] : [])),
  );
export const event = ofEachKind('boolean');
export const count = ofEachKind('number');

const variable = fc.constantFrom('a', 'b');
const plainNumber = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'a',
      'b',
      'c',
      'd',
      '2',
      '0',
      '-1',
      'wait',
      'dice',
      'bell',
      'crowd',
      'story.minutes',
      'parameter.level',
    ),
  },
  { weight: 3, arbitrary: count },
);
export const number: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: plainNumber },
  {
    weight: 3,
    arbitrary: fc
      .tuple(variable, fc.constantFrom('+', '-', '*'), plainNumber)
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
  },
  // by what may be nothing
  { weight: 2, arbitrary: fc.tuple(plainNumber, variable).map(([left, right]) => `${left} / ${right}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'min(a, b, 3)',
      'max(a, b)',
      'round(a / 4)',
      'floor(b / 3)',
      'abs(a - b)',
      '-b',
      "(mood == 'bad' ? 3 : -1)",
      '(flag ? a : 1 / a)',
    ),
  },
);
const plainTruth = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'flag',
      'not flag',
      "mood == 'bad'",
      "mood != 'bad'",
      "parameter.frame == 'strict'",
    ),
  },
  { weight: 6, arbitrary: event },
  {
    weight: 4,
    arbitrary: fc
      .tuple(plainNumber, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), whole(-2, 8))
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
  },
);
export const truth: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: plainTruth },
  { weight: 1, arbitrary: event.map((name) => `not ${name}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(plainTruth, fc.constantFrom('and', 'or'), plainTruth)
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
  },
);
export const gate = maybe(truth, 5);

export const moment = fc.oneof(
  { weight: 5, arbitrary: duration(0, 20) },
  { weight: 3, arbitrary: event.map((name) => `after ${name}`) },
  {
    weight: 2,
    arbitrary: fc.tuple(duration(1, 6), event).map(([after, name]) => `${after} after ${name}`),
  },
  { weight: 1, arbitrary: event.map((name) => `wait after ${name}`) },
);

const verb: Arbitrary<Written> = fc.oneof(
  { weight: 3, arbitrary: number.map((value) => ({ add: { a: value } })) },
  { weight: 2, arbitrary: number.map((value) => ({ set: { b: value } })) },
  { weight: 2, arbitrary: fc.tuple(number, number).map(([a, b]) => ({ set: { a, b } })) },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Written>(
      { set: { flag: 'true' } },
      { set: { flag: 'not flag' } },
      { set: { mood: "'bad'" } },
      { set: { mood: "flag ? 'good' : 'bad'" } },
      { note: 'Noted' },
      { 'start-clock': 'k0' },
      { 'start-clock': 'k1' },
      { 'stop-clock': 'k0' },
    ),
  },
  { weight: 5, arbitrary: inject.map((send) => ({ send })) },
  { weight: 2, arbitrary: inject.map((cancel) => ({ cancel })) },
  { weight: 4, arbitrary: decision.map((open) => ({ open })) },
  { weight: 3, arbitrary: fc.tuple(fact, recipients).map(([reveal, to]) => ({ reveal, to })) },
  { weight: 2, arbitrary: phase.map((go) => ({ go })) },
  { weight: 2, arbitrary: recipients.map((to) => ({ message: { to, text: 'Now {a} and {c}' } })) },
);
/** Seldom, and late: a play that is over shows nothing more. */
const end = fc
  .tuple(fc.constantFrom<Written>({ go: 'end' }, { end: null }), duration(5, 20), truth)
  .map(([does, after, onlyIf]) => ({ ...does, after, 'only-if': onlyIf }));
const effect: Arbitrary<Written> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc
      .tuple(verb, maybe(duration(1, 8), 3), gate)
      .map(([does, after, onlyIf]) => without({ ...does, after, 'only-if': onlyIf })),
  },
  { weight: 1, arbitrary: end },
);
export const effects = fc.array(effect, { minLength: 1, maxLength: 3 });
