/**
 * Scenarios of every feature, by chance, each with what is done to it: a script for the attendant, or orders given one by one.
 *
 * Times are few and small, so that much falls on one second; names are fixed, so that everything can ask about everything.
 */
import fc, { type Arbitrary } from 'fast-check';

type Written = Readonly<Record<string, unknown>>;
export interface GeneratedCase {
  readonly seed: string;
  readonly parameters: Written;
  readonly play: readonly unknown[] | null;
  readonly orders: readonly unknown[] | null;
  readonly scenario: Written;
}

const roles = ['r0', 'r1', 'r2', 'r3'] as const;
const role = fc.constantFrom(...roles);
const someRoles = fc.uniqueArray(role, { minLength: 1, maxLength: 3 });
const recipients = fc.oneof(someRoles, fc.constantFrom(['all'], ['panel'], ['panel', 'r3']));
const injects = ['i0', 'i1', 'i2', 'i3', 'i4', 'a0', 'a1', 'a2'] as const;
const anyInject = fc.constantFrom(...injects);
const decisions = ['d0', 'd1', 'd2', 'd3', 'd4'] as const;
const anyDecision = fc.constantFrom(...decisions);
const phases = ['p0', 'p1', 'p2'] as const;
const anyPhase = fc.constantFrom(...phases);
const facts = ['f0', 'f1', 'f2'] as const;
const anyFact = fc.constantFrom(...facts);

const whole = (min: number, max: number) => fc.integer({ min, max });
/** Minutes, and now and then half of one: many things at one second, some between ticks. */
const duration = (min: number, max: number) =>
  fc.oneof(
    { weight: 6, arbitrary: whole(min, max).map((minutes) => `${minutes}m`) },
    { weight: 1, arbitrary: whole(min * 2, max * 2).map((halves) => `${halves * 30}s`) },
  );
/** Left out so many times for each time that it stands there. */
const maybe = <T>(arbitrary: Arbitrary<T>, without = 2): Arbitrary<T | undefined> =>
  fc.oneof({ weight: 1, arbitrary }, { weight: without, arbitrary: fc.constant(undefined) });
/** A map whose values are made or left out; what is undefined does not stand in the file. */
const map = <T>(of: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<Written> =>
  fc
    .record(of)
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));

const number = fc.constantFrom(
  'a',
  'b',
  'c',
  'd',
  'a + b',
  'a - 3',
  'b / a',
  'wait',
  'dice',
  'bell',
  '2',
  '0',
  '-1',
  'story.minutes',
  'parameter.level',
  "(mood == 'bad' ? 3 : -1)",
  'inject.i0.times',
  'inject.i3.times',
  'action.x0.times',
  'chance.c0.times',
  'clock.k0.minutes_left',
  'expected.e0.minutes_left',
  'phase.p1.minutes',
  'phase.p0.times',
  'decision.d2.amount',
  'decision.d3.rank.yes',
  'decision.d0.count.yes',
  'min(a, b, 3)',
  'round(a / 4)',
);
const truth: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'flag',
    'not flag',
    "mood == 'bad'",
    "parameter.frame == 'strict'",
    'd > 1 or flag',
    'inject.i1.delivered',
    'inject.i0.withdrawn',
    'inject.a1.delivered and a > 3',
    'decision.d0.opened',
    'decision.d0.made',
    'decision.d0.yes',
    'decision.d0.by_default',
    'decision.d1.of.r1.yes',
    'decision.d1.made and not decision.d1.yes',
    'decision.d1.declined or decision.d1.other',
    'decision.d4.conditional',
    'decision.d2.reversed',
    'decision.d2.early',
    'fact.f0.r1',
    'fact.f1.r2',
    'fact.f2.said_aloud',
    'phase.p0.left',
    'phase.p1.active',
    'phase.p1.entered',
    'phase.p0.done',
    'chance.c1.fired',
    'action.x0.taken',
    'clock.k0.missed',
    'clock.k1.met',
    'clock.k0.started',
    'expected.e0.missed',
    'expected.e1.met',
    'discussion.q0.closed',
    'activity.v0.opened',
  ),
  fc
    .tuple(number, fc.constantFrom('<', '>', '>=', '=='), whole(-2, 8))
    .map(([left, operator, right]) => `${left} ${operator} ${right}`),
);
const gate = maybe(truth, 4);
const event = fc.constantFrom(
  'inject.i0.delivered',
  'inject.i2.delivered',
  'inject.i1.withdrawn',
  'decision.d0.opened',
  'decision.d0.made',
  'decision.d1.made',
  'decision.d0.yes',
  'decision.d2.by_default',
  'phase.p0.left',
  'phase.p1.entered',
  'phase.p2.entered',
  'phase.p0.done',
  'action.x0.taken',
  'chance.c0.fired',
  'chance.c1.fired',
  'clock.k0.missed',
  'clock.k0.started',
  'clock.k1.met',
  'expected.e0.missed',
  'expected.e1.met',
  'fact.f1.said_aloud',
  'discussion.q0.closed',
  'activity.v0.opened',
);
const moment = fc.oneof(
  { weight: 5, arbitrary: duration(0, 20) },
  { weight: 3, arbitrary: event.map((name) => `after ${name}`) },
  { weight: 2, arbitrary: fc.tuple(duration(1, 6), event).map(([after, name]) => `${after} after ${name}`) },
  { weight: 1, arbitrary: event.map((name) => `wait after ${name}`) },
);

const effect: Arbitrary<Written> = fc
  .tuple(
    fc.oneof(
      number.map((value) => ({ add: { a: value } })),
      number.map((value) => ({ set: { b: value } })),
      fc.tuple(number, number).map(([a, b]) => ({ set: { a, b } })),
      fc.constantFrom(
        { set: { flag: 'true' } },
        { set: { flag: 'not flag' } },
        { set: { mood: "'bad'" } },
        { set: { mood: "flag ? 'good' : 'bad'" } },
        { note: 'Noted' },
        { end: null },
        { 'start-clock': 'k0' },
        { 'start-clock': 'k1' },
        { 'stop-clock': 'k0' },
      ),
      { weight: 3, arbitrary: anyInject.map((send) => ({ send })) },
      anyInject.map((cancel) => ({ cancel })),
      anyDecision.map((open) => ({ open })),
      fc.tuple(anyFact, recipients).map(([reveal, to]) => ({ reveal, to })),
      fc.constantFrom('p0', 'p1', 'p2', 'end').map((go) => ({ go })),
      recipients.map((to) => ({ message: { to, text: 'Now {a} and {c}' } })),
    ),
    maybe(duration(1, 8), 3),
    gate,
  )
  .map(([verb, after, onlyIf]) => ({
    ...verb,
    ...(after === undefined ? {} : { after }),
    ...(onlyIf === undefined ? {} : { 'only-if': onlyIf }),
  }));
/** `answer` stands only where there is an amount. */
const effects = fc.array(effect, { minLength: 1, maxLength: 3 });
const answerEffects = fc
  .tuple(effects, fc.boolean())
  .map(([list, own]) => (own ? [...list, { add: { a: 'answer' } }] : list));

const due = fc.oneof(
  { weight: 4, arbitrary: moment.map((at) => ({ at })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(moment, duration(1, 5), whole(2, 4))
      .map(([at, every, times]) => ({ at, every, times })),
  },
  { weight: 4, arbitrary: fc.tuple(truth, whole(1, 3)).map(([when, times]) => ({ when, times })) },
  { weight: 1, arbitrary: fc.tuple(moment, truth).map(([at, when]) => ({ at, when })) },
  { weight: 2, arbitrary: fc.constant({ at: 'reserve' }) },
);
const handed = { from: 'caller', channel: 'phone' };
const inject = fc
  .tuple(
    due,
    map({
      to: fc.constantFrom(['r0'], ['r1'], ['r2', 'r0'], ['panel']),
      cc: maybe(fc.constant(['r3']), 4),
      'only-if': gate,
      text: fc.constantFrom('Now {a}', 'A note.', '{d} of {c}, {mood} {a}'),
      kind: maybe(fc.constant('contingency'), 6),
      hold: maybe(fc.constant(true), 6),
      reveals: maybe(
        anyFact.map((fact) => [fact]),
        4,
      ),
      'on-delivery': maybe(effects, 1),
    }),
  )
  .map(([when, more]) => ({ ...handed, ...when, ...more }));
const agendaInject = map({
  to: recipients,
  'only-if': gate,
  text: fc.constantFrom('A note.', 'Now {b}'),
  kind: maybe(fc.constant('contingency'), 8),
  hold: maybe(fc.constant(true), 8),
  'on-delivery': maybe(effects, 1),
}).map((more) => ({ ...handed, ...more }));

const rule = fc.constantFrom<Written>(
  { rule: 'single' },
  { rule: 'lead', lead: 'r0' },
  { rule: 'lead', lead: 'r0', consult: ['r3'] },
  { rule: 'majority' },
  { rule: 'majority', tie: 'lead', lead: 'r1' },
  { rule: 'quorum', quorum: 2 },
  { rule: 'consensus' },
);
const option = (text: string, onlyIf: Arbitrary<string | undefined>) =>
  map({ text: fc.constant(text), 'only-if': onlyIf, effects: maybe(effects, 1) }).map((made) =>
    'only-if' in made ? { ...made, 'why-not': 'Because' } : made,
  );
const options = fc
  .tuple(option('Yes', fc.constant(undefined)), option('No', gate), option('Perhaps', fc.constant(undefined)))
  .map(([yes, no, perhaps]) => ({ yes, no, perhaps }));
const someOptions = fc.constantFrom(
  ['yes'],
  ['no'],
  ['perhaps', 'no'],
  ['yes', 'perhaps'],
  ['yes', 'no', 'perhaps'],
);
const ranking = fc.constantFrom(['yes', 'no', 'perhaps'], ['perhaps', 'no', 'yes'], ['no', 'yes', 'perhaps']);
const forms: Readonly<Record<(typeof decisions)[number], Arbitrary<Written>>> = {
  d0: map({
    options,
    otherwise: fc.constantFrom('yes', 'no', 'none'),
    closed: maybe(fc.constant(true), 6),
    'if-they': maybe(
      map({
        do: fc.constant('Something'),
        'treat-as': maybe(fc.constantFrom('yes', 'no'), 1),
        effects: maybe(effects, 1),
      }).map((card) => [card]),
      2,
    ),
  }),
  d1: map({
    answer: fc.constant('several'),
    options,
    otherwise: fc.constantFrom(['yes'], ['yes', 'no'], 'none'),
  }),
  d2: map({
    answer: fc.constant('amount'),
    amount: fc.constant({ min: 0, max: 10 }),
    otherwise: fc.constantFrom<number | string>(3, 0, 'none'),
    effects: answerEffects,
  }),
  d3: map({ answer: fc.constant('ranking'), options, otherwise: fc.oneof(ranking, fc.constant('none')) }),
  d4: map({ answer: fc.constant('text'), otherwise: fc.constant('none') }),
};
const decision = (name: (typeof decisions)[number]) =>
  fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: moment.map((at) => ({ at })) },
        { weight: 2, arbitrary: truth.map((when) => ({ when })) },
        { weight: 1, arbitrary: fc.tuple(moment, truth).map(([at, when]) => ({ at, when })) },
        { weight: 2, arbitrary: fc.constant({ at: 'reserve' }) },
      ),
      name === 'd1' ? fc.constant({ rule: 'each' }) : rule,
      forms[name],
      map({
        'only-if': gate,
        by: fc.constantFrom(['panel'], ['r0', 'r1'], ['r1', 'r0', 'r2', 'r3']),
        within: maybe(duration(1, 10), 2),
        takes: maybe(duration(1, 6), 4),
        reversible: maybe(fc.constant(true), 1),
        effects: name === 'd2' ? fc.constant(undefined) : maybe(effects, 3),
      }),
    )
    .map(([when, by, form, more]) => ({ question: 'What now?', ...when, ...by, ...more, ...form }));

const exit = fc
  .tuple(
    fc.constantFrom('p0', 'p1', 'p2', 'end'),
    fc.oneof(
      truth.map((when) => ({ when, times: 2 })),
      fc.oneof(duration(1, 12), moment).map((at) => ({ at, times: 2 })),
      fc.constant({ times: 2 }),
    ),
    gate,
  )
  .map(([go, when, onlyIf]) => ({ go, ...when, ...(onlyIf === undefined ? {} : { 'only-if': onlyIf }) }));
const agendaItem = (own: string): Arbitrary<Written> =>
  fc
    .tuple(
      fc.oneof(
        fc.constant({ inject: own }),
        anyInject.map((name) => ({ inject: name })),
        anyDecision.map((decide) => ({ decide })),
        duration(1, 7).map((advance) => ({ advance })),
        fc.constantFrom<Written>(
          { say: 'Hallo' },
          { discuss: 'q0' },
          { activity: 'v0' },
          { 'brief-back': 'plenary' },
          { break: '10m' },
        ),
      ),
      gate,
    )
    .map(([item, onlyIf]) => ({ ...item, ...(onlyIf === undefined ? {} : { 'only-if': onlyIf }) }));
const phase = (title: string, own: string) =>
  map({
    title: fc.constant(title),
    clock: fc.constantFrom('runs', 'stands'),
    agenda: fc.array(agendaItem(own), { maxLength: 3 }).map((items) => [...items, { inject: own }]),
    'on-enter': maybe(effects, 1),
    'on-leave': maybe(effects, 1),
    leftovers: maybe(fc.constantFrom('cancel', 'deliver', 'keep'), 1),
    'jump-to': maybe(duration(5, 25), 2),
    'while-jumping': fc.constantFrom('integrate', 'freeze'),
    next: fc.array(exit, { maxLength: 2 }).map((exits) => [...exits, { go: 'end' }]),
  }).map(({ 'while-jumping': how, ...made }) =>
    'jump-to' in made ? { ...made, 'while-jumping': how } : made,
  );

/** Without an agenda: its inject waits in reserve. */
const barePhase = map({
  title: fc.constant('P2'),
  clock: fc.constant('runs'),
  'on-enter': maybe(effects, 1),
  next: maybe(fc.constant([{ go: 'p1', at: '3m', times: 2 }]), 1),
});

const window = map({
  at: fc.oneof(moment, fc.constant('reserve')),
  within: duration(1, 12),
  done: truth,
  'on-missed': maybe(effects, 1),
});
const expectedAction = map({
  by: role,
  text: fc.constant('Do it'),
  at: moment,
  within: duration(1, 10),
  done: maybe(truth, 2),
  'on-missed': maybe(effects, 1),
});
const chance = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('6', '30', 'flag ? 60 : 2', 'a', 'b / a', '6000').map((rate) => ({ 'per-hour': rate })),
      fc.tuple(moment, fc.constantFrom('0%', '40%', '70%', '100%')).map(([at, odds]) => ({ at, odds })),
    ),
    gate,
    whole(1, 3),
    effects,
  )
  .map(([how, onlyIf, times, does]) => ({
    name: 'Luck',
    ...how,
    ...('at' in how ? {} : { times }),
    ...(onlyIf === undefined ? {} : { 'only-if': onlyIf }),
    effects: does,
  }));
const action = map({
  text: fc.constant('Act'),
  by: recipients,
  'only-if': gate,
  times: maybe(whole(1, 2), 2),
  every: maybe(duration(1, 5), 3),
  takes: maybe(duration(1, 6), 1),
  cost: maybe(
    fc.tuple(number, number).map(([a, b]) => ({ a, b })),
    2,
  ),
  effects: maybe(effects, 1),
}).map((made) => ('only-if' in made ? { ...made, 'why-not': 'Because' } : made));
const fact = map({
  text: fc.constant('A fact'),
  tlp: maybe(fc.constantFrom('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'), 1),
  'known-to': maybe(someRoles, 1),
  'may-go-to': maybe(someRoles, 3),
});
const absence = fc.constantFrom<Written>({}, {}, {}, { 'if-absent': 'simulated' }, { 'if-absent': 'r1' });

/** The whole of it, as an author writes it. */
const scenario: Arbitrary<Written> = map({
  sandtable: fc.constant(1),
  id: fc.constant('made'),
  title: fc.constant('Made'),
  summary: fc.constant('By chance.'),
  marking: fc.constant('TLP:CLEAR'),
  fictional: fc.constant('All of it is invented.'),
  duration: duration(12, 30),
  tick: fc.constantFrom('1m', '2m', '5m', '90s', '7m'),
  organisations: fc.constant({
    town: { name: 'Town', sector: 'government' },
    station: { name: 'Station', sector: 'private' },
    ward: { name: 'Ward', sector: 'civil' },
  }),
  roles: fc.tuple(absence, absence).map(([first, last]) => ({
    r0: { name: 'R0', organisation: 'town', deputy: 'r1', ...first },
    r1: { name: 'R1', organisation: 'town' },
    r2: { name: 'R2', organisation: 'station' },
    r3: { name: 'R3', organisation: 'ward', ...last },
  })),
  groups: fc.constant({ panel: ['r0', 'r1', 'r2'] }),
  actors: fc.constant({ caller: { name: 'Caller' } }),
  parameters: fc.constant({
    level: { name: 'Level', start: 2 },
    frame: { name: 'Frame', values: ['strict', 'loose'], start: 'strict' },
  }),
  luck: fc.constant({
    wait: { between: ['1m', '6m'] },
    dice: { 'one-of': [1, 2, 3, 4, 5, 6] },
    bell: { between: [-2, 9] },
    three: { triangle: [0, 5, 10] },
  }),
  variables: fc.tuple(maybe(number, 1), maybe(number, 3), number).map(([first, second, derived]) => ({
    a: { name: 'A', start: 4, min: -20, max: 40, ...(first === undefined ? {} : { 'per-minute': first }) },
    b: { name: 'B', start: 2, ...(second === undefined ? {} : { 'per-hour': second }), min: -5, max: 50 },
    c: { name: 'C', is: ['c', 'd'].includes(derived) ? 'a + b' : derived },
    d: { name: 'D', is: 'three / b' },
    flag: { name: 'Flag', start: false },
    mood: { name: 'Mood', start: 'good', values: ['good', 'bad'] },
  })),
  facts: fc.tuple(fact, fact, fact).map(([f0, f1, f2]) => ({ f0, f1, f2 })),
  phases: fc
    .tuple(
      phase('P0', 'a0'),
      phase('P1', 'a1'),
      fc.oneof({ weight: 3, arbitrary: phase('P2', 'a2') }, barePhase),
    )
    .map(([p0, p1, p2]) => ({ p0, p1, p2 })),
  clocks: fc
    .tuple(window, window)
    .map(([k0, k1]) => ({ k0: { name: 'K0', ...k0 }, k1: { name: 'K1', ...k1 } })),
  injects: fc
    .tuple(
      fc.tuple(inject, inject, inject, inject, inject),
      fc.tuple(agendaInject, agendaInject, agendaInject),
    )
    .map(([[i0, i1, i2, i3, i4], [a0, a1, a2]]) => ({ i0, a0, i1, i2, a1, i3, i4, a2 })),
  expected: fc.tuple(expectedAction, expectedAction).map(([e0, e1]) => ({ e0, e1 })),
  chances: fc.tuple(chance, chance).map(([c0, c1]) => ({ c0, c1 })),
  discussions: fc.constant({ q0: { ask: 'What now?' } }),
  activities: fc.constant({ v0: { kind: 'brainstorm', title: 'Ideas' } }),
  decisions: fc
    .tuple(decision('d0'), decision('d1'), decision('d2'), decision('d3'), decision('d4'))
    .map(([d0, d1, d2, d3, d4]) => ({ d0, d1, d2, d3, d4 })),
  actions: fc.tuple(action, action).map(([x0, x1]) => ({ x0, x1 })),
  measures: fc.constant({
    high: { highest: 'a' },
    low: { lowest: 'b' },
    middle: { mean: 'a + b' },
    at_end: { last: 'c' },
    between: { from: 'inject.i0.delivered', until: 'decision.d0.made' },
  }),
  outcomes: fc.tuple(maybe(truth, 3), truth).map(([ends, holds]) => ({
    good: { 'only-if': holds, text: 'Good.', ...(ends === undefined ? {} : { 'ends-when': ends }) },
    rest: {
      text: [
        { 'only-if': 'a > b', text: 'One thing.' },
        { 'only-if': `a / c > 1 or ${ends ?? holds}`, text: 'Another.' },
      ],
    },
  })),
}).map((made) => {
  const { phases: course, injects: all } = made as { phases: { p2: Written }; injects: { a2: Written } };
  return 'agenda' in course.p2 ? made : { ...made, injects: { ...all, a2: { at: 'reserve', ...all.a2 } } };
});

const answers: Readonly<Record<(typeof decisions)[number], Arbitrary<Written>>> = {
  d0: fc.constantFrom('yes', 'no', 'perhaps').map((answer) => ({ answer })),
  d1: someOptions.map((answer) => ({ answer })),
  d2: whole(0, 10).map((answer) => ({ answer })),
  d3: ranking.map((answer) => ({ answer })),
  d4: fc.constant({ other: 'We wait.' }),
};
const scriptAnswer = anyDecision.chain((decide) =>
  fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: answers[decide] },
        { weight: 1, arbitrary: fc.constant({ answer: 'declined' }) },
        { weight: 1, arbitrary: fc.constant({ other: 'Both.' }) },
      ),
      someRoles,
      maybe(fc.constant('Until noon.'), 5),
    )
    .map(([answer, by, conditions]) => ({
      decide,
      ...answer,
      by,
      ...(conditions === undefined ? {} : { with: conditions }),
    })),
);
const step: Arbitrary<Written> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: scriptAnswer },
      {
        weight: 3,
        arbitrary: fc.tuple(fc.constantFrom('x0', 'x1'), role).map(([name, by]) => ({ do: name, by })),
      },
      fc.tuple(anyFact, role, recipients).map(([share, by, others]) => ({ share, by, with: others })),
      fc
        .tuple(anyFact, maybe(someRoles, 1))
        .map(([aloud, to]) => ({ aloud, ...(to === undefined ? {} : { to }) })),
      fc.tuple(role, recipients).map(([by, to]) => ({ say: 'Hello', by, to })),
      whole(1, 2).map((next) => ({ next })),
      duration(1, 6).map((advance) => ({ advance })),
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('hold', 'release', 'skip', 'send', 'withdraw'), anyInject)
          .map(([verb, name]) => ({ [verb]: name })),
      },
      fc.constantFrom<Written>(
        { override: { a: 3 } },
        { override: { flag: true, b: 1 } },
        { override: { mood: 'bad' } },
      ),
      fc.constantFrom('e0', 'e1').map((seen) => ({ seen })),
      anyPhase.map((jump) => ({ jump })),
      fc.constantFrom<Written>({ pause: null }, { resume: null }, { note: 'Well.' }),
      { weight: 1, arbitrary: fc.constant({ end: null }) },
    ),
    maybe(duration(0, 20), 1),
  )
  .map(([does, at]) => (at === undefined ? does : { ...does, at }));

const control = <T extends Written>(order: T) => order;
const commandAnswer = (name: string) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: {
        d0: fc.constantFrom('yes', 'no', 'perhaps').map((each) => ({ form: 'options', options: [each] })),
        d1: someOptions.map((each) => ({ form: 'options', options: each })),
        d2: whole(-1, 11).map((amount) => ({ form: 'amount', amount })),
        d3: ranking.map((each) => ({ form: 'ranking', ranking: each })),
        d4: fc.constant({ form: 'other', said: { words: 'We wait.' }, treatAs: null }),
      }[name] as Arbitrary<Written>,
    },
    { weight: 1, arbitrary: fc.constant<Written>({ form: 'declined' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Written>(
        { form: 'other', said: { words: 'Both.' }, treatAs: 'yes' },
        { form: 'other', said: { words: 'Neither.' }, treatAs: null },
        { form: 'other', said: { words: 'A card.' }, treatAs: 'no', proposal: 1 },
      ),
    },
  );
const added = maybe(
  fc.constantFrom(
    [{ verb: 'add', variable: 'a', value: 5 }],
    [
      { verb: 'set', variable: 'b', value: 1 },
      { verb: 'send', inject: 'i2', after: 120 },
    ],
    [
      { verb: 'cancel', inject: 'i1' },
      { verb: 'open', decision: 'd1' },
    ],
    [{ verb: 'reveal', fact: 'f1', to: ['r2'] }],
  ),
  4,
);
const answerOrder = anyDecision.chain((decision) =>
  fc
    .tuple(commandAnswer(decision), role, fc.boolean(), added, fc.boolean(), maybe(fc.constant(true), 5))
    .map(([answer, by, own, more, instead, conditional]) => ({
      answer: {
        decision,
        by,
        answer,
        ...(own || more === undefined ? {} : { added: more, instead }),
        ...(conditional === undefined ? {} : { grounds: { conditions: { words: 'Until noon.' } } }),
      },
      ...(own ? { as: by } : {}),
    })),
);
const order: Arbitrary<Written> = fc.oneof(
  { weight: 10, arbitrary: whole(0, 60).map((halves) => control({ advance: { to: halves * 30 } })) },
  { weight: 8, arbitrary: fc.constant(control({ next: {} })) },
  { weight: 10, arbitrary: answerOrder },
  {
    weight: 6,
    arbitrary: fc.tuple(anyDecision, fc.boolean(), maybe(role, 3)).map(([decision, byDefault, as]) => ({
      settle: { decision, byDefault },
      ...(as === undefined ? {} : { as }),
    })),
  },
  fc.tuple(anyDecision, role).map(([decision, by]) => ({ retract: { decision, by } })),
  {
    weight: 2,
    arbitrary: anyDecision.chain((decision) =>
      fc
        .tuple(commandAnswer(decision), role, fc.boolean())
        .map(([answer, by, own]) => ({ reverse: { decision, answer, by }, ...(own ? { as: by } : {}) })),
    ),
  },
  anyDecision.map((decision) => ({ recall: { decision } })),
  fc
    .tuple(anyDecision, fc.constantFrom(60, 300, 0))
    .map(([decision, seconds]) => ({ extend: { decision, seconds } })),
  fc
    .tuple(fc.constantFrom('d0', 'd1'), fc.constantFrom('yes', 'no'))
    .map(([decision, opt]) => ({ allow: { decision, option: opt, because: { words: 'Why not.' } } })),
  { weight: 2, arbitrary: anyDecision.map((decision) => ({ open: { decision } })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyInject, maybe(someRoles, 3))
      .map(([name, to]) => ({ deliver: { inject: name, ...(to === undefined ? {} : { to }) } })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('hold', 'release', 'release', 'skip', 'withdraw'), anyInject)
      .map(([verb, name]) => ({ [verb]: { inject: name } })),
  },
  fc.tuple(anyInject, whole(0, 40)).map(([name, halves]) => ({ retime: { inject: name, at: halves * 30 } })),
  fc
    .tuple(anyInject, maybe(role, 1))
    .map(([name, reader]) => ({ edit: { inject: name, said: { words: 'Edited.' }, role: reader ?? null } })),
  fc.tuple(someRoles, maybe(anyFact, 1)).map(([to, reveals]) => ({
    adhoc: {
      from: 'caller',
      to,
      channel: 'phone',
      said: { words: 'Look.' },
      reveals: reveals === undefined ? [] : [reveals],
    },
  })),
  fc.tuple(role, someRoles).map(([from, to]) => ({ say: { from, to, said: { words: 'Hello.' } } })),
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('x0', 'x1'), role, fc.boolean())
      .map(([name, by, own]) => ({ act: { action: name, by }, ...(own ? { as: by } : {}) })),
  },
  fc
    .tuple(anyFact, role, someRoles)
    .map(([name, by, others]) => ({ share: { fact: name, by, with: others } })),
  fc
    .tuple(anyFact, fc.oneof(fc.constant('all'), someRoles))
    .map(([name, to]) => ({ aloud: { fact: name, to } })),
  fc
    .tuple(fc.constantFrom('e0', 'e1'), fc.constantFrom('seen', 'late', 'not-seen', 'overtaken'))
    .map(([expected, how]) => ({ seen: { expected, how } })),
  fc
    .constantFrom(
      [['a', 6]],
      [['a', 100]],
      [
        ['flag', true],
        ['b', 4],
      ],
      [['mood', 'bad']],
      [['b', 0]],
      [['c', 4]],
    )
    .map((values) => ({ override: { values, because: { words: 'Test.' } } })),
  { weight: 2, arbitrary: anyPhase.map((name) => ({ go: { phase: name } })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('leave', 'jump-over', 'close-discussion').map((verb) => ({ [verb]: {} })),
  },
  fc
    .tuple(anyPhase, whole(0, 3), fc.boolean())
    .map(([name, item, dropped]) => ({ drop: { phase: name, item, dropped } })),
  fc.tuple(role, role).map(([merged, into]) => ({ merge: { role: merged, into } })),
  { weight: 2, arbitrary: role.map((absent) => ({ unseat: { role: absent, participant: null } })) },
  fc.tuple(role, whole(0, 2)).map(([seated, participant]) => ({ seat: { role: seated, participant } })),
  fc.constant({ pause: {} }),
  { weight: 2, arbitrary: fc.constant({ resume: {} }) },
  fc.constant({ note: { said: { words: 'Well.' } } }),
);

/** What is done before StartEx now and then. */
const beforehand = fc.array(
  fc.oneof(
    role.map((absent) => ({ unseat: { role: absent, participant: null } })),
    fc
      .tuple(fc.constantFrom('hold', 'skip'), anyInject)
      .map(([verb, name]) => ({ [verb]: { inject: name } })),
    fc.tuple(anyPhase, whole(0, 3)).map(([name, item]) => ({ drop: { phase: name, item, dropped: true } })),
  ),
  { maxLength: 2 },
);

const doings = fc.oneof(
  fc.array(step, { maxLength: 6 }).map((play) => ({ play, orders: null })),
  fc.tuple(beforehand, fc.array(order, { minLength: 4, maxLength: 24 })).map(([first, later]) => ({
    play: null,
    orders: [
      ...first,
      'start',
      ...later.map((each, at) => ({ ...each, is: `o${at}` })),
      { advance: { to: 3600 } },
    ],
  })),
);

export const generatedCase: Arbitrary<GeneratedCase> = fc
  .tuple(
    scenario,
    doings,
    fc.constantFrom('one', 'two', 'three', 'four', 'five'),
    fc.constantFrom<Written>({}, {}, { level: 5, frame: 'loose' }),
  )
  .map(([written, { play, orders }, seed, parameters]) => ({
    seed,
    parameters,
    play: play && play.flatMap((each) => possible(each, written)),
    orders,
    scenario: written,
  }));

/** A script names only those who may do a thing; orders name anybody. */
function possible(step: Written, { decisions: asked, actions }: Written): readonly Written[] {
  const { decide, do: action, by } = step;
  const who = (list: unknown): readonly string[] =>
    (list as readonly string[]).flatMap((name) =>
      name === 'all' ? roles : name === 'panel' ? roles.slice(0, 3) : [name],
    );
  if (typeof decide === 'string') {
    const may = who((asked as Record<string, Written>)[decide]?.['by'] ?? []);
    const own = who(by).filter((name) => may.includes(name));
    return own.length === 0 ? [] : [{ ...step, by: own }];
  }
  if (typeof action !== 'string') return [step];
  const may = who((actions as Record<string, Written>)[action]?.['by'] ?? []);
  return may.includes(String(by)) ? [step] : [{ ...step, by: may[0] }];
}
