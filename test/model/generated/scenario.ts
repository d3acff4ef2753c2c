/** Scenarios of every feature, by chance, as an author writes them. Times are few and small, so that much falls on one second. */
import fc, { type Arbitrary } from 'fast-check';
import {
  count,
  duration,
  effects,
  event,
  fact,
  gate,
  gated,
  decision as anyDecision,
  inject as anyInject,
  map,
  maybe,
  moment,
  number,
  rarely,
  recipients,
  role,
  someRoles,
  truth,
  whole,
  without,
  type Written,
} from './parts.ts';

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
const delivery = {
  from: fc.constantFrom('caller', 'r3', 'exercise_control'),
  channel: fc.constant('phone'),
  'only-if': gate,
  kind: rarely('contingency'),
  hold: rarely(true),
  'on-delivery': maybe(effects, 1),
};
const inject = fc
  .tuple(
    due,
    map({
      ...delivery,
      to: fc.constantFrom(['r0'], ['r1'], ['r2', 'r0'], ['panel']),
      cc: maybe(fc.constantFrom(['r3'], ['r0', 'r3']), 4),
      text: fc.constantFrom('Now {a}', 'A note.', '{d} of {c}, {mood} {a} {{b}'),
      'text-for': rarely({ r0: 'For you {b}' }),
      attach: rarely([{ title: 'List', text: 'All {c}' }]),
      reveals: maybe(
        fact.map((name) => [name]),
        4,
      ),
    }),
  )
  .map(([when, more]) => ({ ...when, ...more }));
const agendaInject = map({ ...delivery, to: recipients, text: fc.constantFrom('A note.', 'Now {b}') });

const option = (text: string, onlyIf: Arbitrary<string | undefined>) =>
  map({ text: fc.constant(text), 'only-if': onlyIf, effects: maybe(effects, 1) }).map(gated);
const never = fc.constant(undefined);
const options = fc
  .tuple(option('Yes', never), option('No', maybe(truth, 1)), option('Perhaps', never))
  .map(([yes, no, perhaps]) => ({ yes, no, perhaps }));
export const ranking = fc.constantFrom(
  ['yes', 'no', 'perhaps'],
  ['perhaps', 'no', 'yes'],
  ['no', 'yes', 'perhaps'],
);
const card = map({
  do: fc.constant('Something'),
  'treat-as': maybe(fc.constantFrom('yes', 'no'), 1),
  effects: maybe(effects, 1),
});
/** `answer` stands only where there is an amount. */
const amountEffects = fc
  .tuple(effects, fc.boolean())
  .map(([list, own]) => (own ? [...list, { add: { a: 'answer' } }] : list));

const anyRule = fc.constantFrom<Written>(
  { rule: 'single' },
  { rule: 'lead', lead: 'r0' },
  { rule: 'lead', lead: 'r0', consult: ['r3'] },
  { rule: 'majority' },
  { rule: 'majority', tie: 'lead', lead: 'r1' },
  { rule: 'quorum', quorum: 2 },
  { rule: 'consensus' },
  { rule: 'each' },
);
const anyDeciders = fc.constantFrom(['panel'], ['r0', 'r1'], ['r1', 'r0', 'r2', 'r3']);
interface Form {
  readonly rule?: Arbitrary<Written>;
  readonly by?: Arbitrary<readonly string[]>;
  readonly effects?: Arbitrary<unknown>;
  readonly more: Arbitrary<Written>;
}
const choice: Form = {
  more: map({
    options,
    otherwise: fc.constantFrom('yes', 'no', 'none'),
    closed: rarely(true),
    ballot: rarely('sealed'),
    'if-they': maybe(
      card.map((one) => [one]),
      2,
    ),
  }),
};
const several: Form = {
  rule: fc.constant({ rule: 'each' }),
  by: fc.constantFrom(['panel'], ['r2', 'r0', 'r1']),
  more: map({
    answer: fc.constant('several'),
    options,
    otherwise: fc.constantFrom(['yes'], ['no', 'yes'], 'none'),
  }),
};
const amount: Form = {
  effects: amountEffects,
  more: map({
    answer: fc.constant('amount'),
    amount: fc.constant({ min: 0, max: 10 }),
    otherwise: fc.constantFrom<number | string>(3, 0, 'none'),
  }),
};
const rank: Form = {
  more: map({ answer: fc.constant('ranking'), options, otherwise: fc.oneof(ranking, fc.constant('none')) }),
};
const text: Form = { more: map({ answer: fc.constant('text'), otherwise: fc.constant('none') }) };

const decision = ({ rule = anyRule, by = anyDeciders, effects: own = maybe(effects, 3), more }: Form) =>
  fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: moment.map((at) => ({ at })) },
        { weight: 2, arbitrary: truth.map((when) => ({ when })) },
        { weight: 1, arbitrary: fc.tuple(moment, truth).map(([at, when]) => ({ at, when })) },
        { weight: 2, arbitrary: fc.constant({ at: 'reserve' }) },
      ),
      rule,
      map({
        'only-if': gate,
        by,
        within: maybe(duration(1, 10), 2),
        takes: maybe(duration(1, 6), 4),
        reversible: maybe(fc.constant(true), 1),
        effects: own,
      }),
      more,
    )
    .map(
      (parts) =>
        Object.assign({ question: 'What now?', ask: ['rationale', 'end-date'] }, ...parts) as Written,
    );

const exit = fc
  .tuple(
    fc.constantFrom('p0', 'p1', 'p2', 'p1', 'p2', 'p0', 'p1', 'p2', 'end'),
    fc.oneof(
      truth.map((when) => ({ when })),
      fc.oneof(duration(1, 12), moment).map((at) => ({ at })),
      fc.constant({}),
    ),
    gate,
  )
  .map(([go, when, onlyIf]) => without({ go, ...when, times: 2, 'only-if': onlyIf }));
const agendaItem = (own: string): Arbitrary<Written> =>
  fc
    .tuple(
      fc.oneof(
        fc.constant({ inject: own }),
        anyInject.map((name) => ({ inject: name })),
        { weight: 2, arbitrary: anyDecision.map((decide) => ({ decide })) },
        duration(1, 7).map((advance) => ({ advance })),
        {
          weight: 2,
          arbitrary: fc.constantFrom<Written>(
            { say: 'Hallo' },
            { discuss: 'q0' },
            { activity: 'v0' },
            { 'brief-back': 'plenary', form: ['Why'] },
            { 'brief-back': 'role', form: ['Why'] },
            { 'brief-back': 'group', form: ['Why'] },
            { 'brief-back': 'group', form: ['Why'] },
            { break: '10m' },
            { break: '10m' },
          ),
        },
      ),
      gate,
    )
    .map(([item, onlyIf]) => without({ ...item, 'only-if': onlyIf }));
const phase = (title: string, own: string, further: Written) =>
  map({
    title: fc.constant(title),
    clock: fc.constantFrom('runs', 'stands'),
    agenda: fc.array(agendaItem(own), { maxLength: 3 }).map((items) => [...items, { inject: own }]),
    'on-enter': maybe(effects, 1),
    'on-leave': maybe(effects, 1),
    leftovers: maybe(fc.constantFrom('cancel', 'deliver', 'keep'), 1),
    'jump-to': maybe(duration(5, 25), 2),
    'while-jumping': fc.constantFrom('integrate', 'freeze'),
    next: fc.array(exit, { maxLength: 2 }).map((exits) => [...exits, further]),
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

const clock = (name: string) =>
  map({
    name: fc.constant(name),
    at: fc.oneof({ weight: 3, arbitrary: moment }, { weight: 1, arbitrary: fc.constant('reserve') }),
    within: duration(1, 12),
    done: truth,
    'on-met': maybe(effects, 1),
    'on-missed': maybe(effects, 1),
  });
const expected = map({
  by: role,
  text: fc.constant('Do it'),
  at: moment,
  within: duration(1, 10),
  done: maybe(truth, 2),
  'on-met': maybe(effects, 1),
  'on-missed': maybe(effects, 1),
});
const rule = map({ name: fc.constant('Rule'), when: truth, effects });
const chance = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('6', '30', 'flag ? 60 : 2', 'a', 'b / a', '6000'), whole(1, 3))
        .map(([rate, times]) => ({ 'per-hour': rate, times })),
      fc.tuple(moment, fc.constantFrom('0%', '40%', '70%', '100%')).map(([at, odds]) => ({ at, odds })),
    ),
    gate,
    effects,
  )
  .map(([how, onlyIf, does]) => without({ name: 'Luck', ...how, 'only-if': onlyIf, effects: does }));
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
}).map(gated);
const known = map({
  text: fc.constant('A fact'),
  tlp: maybe(fc.constantFrom('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'), 1),
  'known-to': maybe(someRoles, 1),
  'on-breach': maybe(effects, 1),
  'may-go-to': maybe(someRoles, 3),
});
const absence = fc.constantFrom<Written>({}, {}, {}, { 'if-absent': 'simulated' }, { 'if-absent': 'r1' });
const outcomeTruth = fc.oneof(
  { weight: 4, arbitrary: truth },
  {
    weight: 1,
    arbitrary: fc.constantFrom('end and a > 3', 'measure.high > 5', 'measure.between < 9 or flag'),
  },
);

const plain = {
  sandtable: 1,
  id: 'made',
  title: 'Made',
  summary: 'By chance.',
  marking: 'TLP:CLEAR',
  fictional: 'All of it is invented.',
  organisations: {
    town: { name: 'Town', sector: 'government' },
    station: { name: 'Station', sector: 'private' },
    ward: { name: 'Ward', sector: 'civil' },
  },
  groups: { panel: ['r0', 'r1', 'r2'] },
  actors: { caller: { name: 'Caller' } },
  parameters: {
    level: { name: 'Level', start: 2 },
    frame: { name: 'Frame', values: ['strict', 'loose'], start: 'strict' },
  },
  luck: {
    wait: { between: ['1m', '6m'] },
    dice: { 'one-of': [1, 2, 3, 4, 5, 6] },
    bell: { between: [-2, 9] },
    three: { triangle: [0, 5, 10] },
    crowd: { normal: ['4m', '2m'] },
  },
  objectives: {
    o: {
      text: 'Plan',
      capability: 'Planning',
      targets: { t: { text: 'Soon', tasks: { plan: 'Make a plan' } } },
    },
  },
  discussions: { q0: { ask: 'What now?', 'listen-for': ['plan'] } },
  activities: { v0: { kind: 'brainstorm', title: 'Ideas' } },
};

export const scenario: Arbitrary<Written> = fc
  .record({
    duration: duration(20, 45),
    tick: fc.constantFrom('1m', '2m', '5m', '90s', '7m'),
    roles: fc.tuple(absence, absence).map(([first, last]) => ({
      r0: { name: 'R0', organisation: 'town', deputy: 'r1', ...first },
      r1: { name: 'R1', organisation: 'town' },
      r2: { name: 'R2', organisation: 'station' },
      r3: { name: 'R3', organisation: 'ward', ...last },
    })),
    variables: fc
      .tuple(
        maybe(number, 1),
        maybe(number, 3),
        fc.oneof(count, fc.constantFrom('a + b', 'max(a, b)', 'b / a')),
        fc.constantFrom(true, undefined),
      )
      .map(([perMinute, perHour, derived, whole]) => ({
        a: without({ name: 'A', start: 4, min: -20, max: 40, 'per-minute': perMinute }),
        b: without({ name: 'B', start: 2, min: -5, max: 50, 'per-hour': perHour, whole }),
        c: without({ name: 'C', is: derived, whole: whole === undefined ? true : undefined }),
        d: { name: 'D', is: 'three / b' },
        flag: { name: 'Flag', start: false },
        mood: { name: 'Mood', start: 'good', values: ['good', 'bad'] },
      })),
    facts: fc.record({ f0: known, f1: known, f2: known }),
    phases: fc.record({
      p0: phase('P0', 'a0', { go: 'p1', times: 3 }),
      p1: phase('P1', 'a1', { go: 'p2', times: 3 }),
      p2: fc.oneof(
        { weight: 3, arbitrary: phase('P2', 'a2', { go: 'end' }) },
        { weight: 1, arbitrary: barePhase },
      ),
    }),
    clocks: fc.record({ k0: clock('K0'), k1: clock('K1') }),
    injects: fc.record({
      i0: inject,
      a0: agendaInject,
      i1: inject,
      i2: inject,
      a1: agendaInject,
      i3: inject,
      i4: inject,
      a2: agendaInject,
    }),
    expected: fc.record({ e0: expected, e1: expected }),
    rules: fc.record({ s0: rule, s1: rule }),
    chances: fc.record({ c0: chance, c1: chance }),
    decisions: fc.record({
      d0: decision(choice),
      d1: decision(several),
      d2: decision(amount),
      d3: decision(rank),
      d4: decision(text),
    }),
    actions: fc.record({ x0: action, x1: action }),
    measures: fc.tuple(event, event, fc.constantFrom('story', 'wall')).map(([from, until, by]) => ({
      high: { highest: 'a' },
      low: { lowest: 'b' },
      middle: { mean: 'a + b' },
      at_end: { last: 'c' },
      between: { from, until, clock: by },
    })),
    outcomes: fc.tuple(rarely('a > 30'), outcomeTruth, outcomeTruth).map(([ends, holds, clause]) => ({
      good: without({ 'only-if': holds, text: 'Good.', 'ends-when': ends }),
      rest: {
        text: [
          { 'only-if': clause, text: 'One thing.' },
          { 'only-if': 'a > b', text: 'Another.' },
        ],
      },
    })),
  })
  .map(({ injects, ...made }) => {
    const a2 = 'agenda' in made.phases.p2 ? injects.a2 : { at: 'reserve', ...injects.a2 };
    return { ...plain, ...made, injects: { ...injects, a2 } };
  });
