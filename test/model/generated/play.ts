/** What is done to a generated scenario: a script for the attendant, or orders given one by one. */
import fc, { type Arbitrary } from 'fast-check';
import { ranking } from './scenario.ts';
import {
  decision as anyDecision,
  duration,
  fact,
  inject,
  maybe,
  names,
  phase,
  rarely,
  recipients,
  role,
  roles,
  someRoles,
  whole,
  without,
  type Written,
} from './parts.ts';

const action = fc.constantFrom(...names.action);
const expected = fc.constantFrom(...names.expected);
const someOptions = fc.constantFrom(
  ['yes'],
  ['no'],
  ['perhaps', 'no'],
  ['yes', 'perhaps'],
  ['yes', 'no', 'perhaps'],
);
const words = (said: string) => ({ words: said });

// a script

const scriptAnswers: Readonly<Record<string, Arbitrary<Written>>> = {
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
        { weight: 4, arbitrary: scriptAnswers[decide] ?? fc.constant({}) },
        { weight: 1, arbitrary: fc.constant({ answer: 'declined' }) },
        { weight: 1, arbitrary: fc.constant({ other: 'Both.' }) },
      ),
      someRoles,
      rarely('Until noon.'),
    )
    .map(([answer, by, conditions]) => without({ decide, ...answer, by, with: conditions })),
);
const step: Arbitrary<Written> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: scriptAnswer },
      { weight: 3, arbitrary: fc.tuple(action, role).map(([name, by]) => ({ do: name, by })) },
      fc
        .tuple(fact, role, recipients, rarely(true))
        .map(([share, by, others, beyond]) => without({ share, by, with: others, beyond })),
      fc.tuple(fact, maybe(someRoles, 1)).map(([aloud, to]) => without({ aloud, to })),
      fc.tuple(role, recipients).map(([by, to]) => ({ say: 'Hello', by, to })),
      whole(1, 2).map((next) => ({ next })),
      duration(1, 6).map((advance) => ({ advance })),
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom('hold', 'release', 'skip', 'send', 'withdraw'), inject)
          .map(([verb, name]) => ({ [verb]: name })),
      },
      fc.constantFrom<Written>(
        { override: { a: 3 } },
        { override: { flag: true, b: 1 } },
        { override: { mood: 'bad' } },
      ),
      expected.map((seen) => ({ seen })),
      phase.map((jump) => ({ jump })),
      {
        weight: 2,
        arbitrary: fc.constantFrom<Written>({ pause: null }, { resume: null }, { note: 'Well.' }),
      },
      fc.constant({ end: null }),
    ),
    maybe(duration(0, 20), 1),
  )
  .map(([does, at]) => without({ ...does, at }));
const script = fc.array(step, { maxLength: 7 });

/** A script names only those who may do a thing; orders name anybody. */
export function possible(one: Written, { decisions: asked, actions }: Written): readonly Written[] {
  const { decide, do: act, by } = one;
  const may = (of: unknown, name: string) =>
    ((of as Record<string, { readonly by: readonly string[] }>)[name]?.by ?? []).flatMap((who) =>
      who === 'all' ? roles : who === 'panel' ? roles.slice(0, 3) : [who],
    );
  if (typeof decide === 'string') {
    const own = may(asked, decide).filter((name) => (by as readonly string[]).includes(name));
    return own.length === 0 ? [] : [{ ...one, by: own }];
  }
  if (typeof act !== 'string' || may(actions, act).includes(String(by))) return [one];
  return [{ ...one, by: may(actions, act)[0] }];
}

// orders

type Orders = readonly Written[];
/** Stands for the first order of those that belong together. */
const first = '$first';
/** Stands for the correction among them. */
const mended = '$mended';

const answersOf: Readonly<Record<string, Arbitrary<Written>>> = {
  d0: fc.constantFrom('yes', 'no', 'perhaps').map((each) => ({ form: 'options', options: [each] })),
  d1: someOptions.map((options) => ({ form: 'options', options })),
  d2: whole(-1, 11).map((amount) => ({ form: 'amount', amount })),
  d3: ranking.map((each) => ({ form: 'ranking', ranking: each })),
  d4: fc.constant({ form: 'other', said: words('We wait.'), treatAs: null }),
};
const declined = fc.constant({ form: 'declined' });
const answerTo = (decision: string): Arbitrary<Written> =>
  fc.oneof(
    { weight: 5, arbitrary: answersOf[decision] ?? fc.constant({}) },
    { weight: 1, arbitrary: declined },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Written>(
        { form: 'other', said: words('Both.'), treatAs: 'yes' },
        { form: 'other', said: words('Neither.'), treatAs: null },
        { form: 'other', said: words('A card.'), treatAs: 'no', proposal: 1 },
      ),
    },
  );
const added = maybe(
  fc.constantFrom<Orders>(
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
const groundsGiven = maybe(
  fc.constantFrom<Written>(
    { conditions: words('Until noon.') },
    { rationale: words('So.') },
    { endDate: words('Friday.') },
    { rationale: words('So.'), endDate: words('Friday.'), conditions: words('Until noon.') },
  ),
  3,
);
/** By the role itself, or entered for it. */
const answer = (decision: string) =>
  fc
    .tuple(answerTo(decision), role, fc.boolean(), added, fc.boolean(), groundsGiven)
    .map(([given, by, own, more, instead, grounds]) => ({
      answer: {
        decision,
        by,
        answer: given,
        ...(own || more === undefined ? {} : { added: more, instead }),
        ...(grounds === undefined ? {} : { grounds }),
      },
      ...(own ? { as: by } : {}),
    }));
const settle = (decision: string) =>
  fc
    .tuple(fc.boolean(), maybe(role, 3))
    .map(([byDefault, as]) => without({ settle: { decision, byDefault }, as }));
/** By so much from where the orders before it led. */
const advance = whole(1, 12).map((halves) => ({ advance: { by: halves * 30 } }));
const anyAnswer = anyDecision.chain(answer);
const override = fc
  .constantFrom<readonly (readonly [string, unknown])[]>(
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
  .map((values) => ({ values, because: words('Test.') }));
const seen = fc.record({ expected, how: fc.constantFrom('seen', 'late', 'not-seen', 'overtaken') });
const adhoc = fc.tuple(someRoles, maybe(fact, 1)).map(([to, reveals]) => ({
  from: 'caller',
  to,
  channel: 'phone',
  said: words('Look.'),
  reveals: reveals === undefined ? [] : [reveals],
}));

/** What an author wrote wrongly, or who was meant, is put right some time after. */
const mistakes: readonly Arbitrary<{ readonly slip: Orders; readonly instead: Written }>[] = [
  anyDecision.chain((decision) =>
    fc
      .tuple(answer(decision), maybe(settle(decision), 1), answerTo(decision), role)
      .map(([slip, confirmed, meant, by]) => ({
        slip: [slip, ...(confirmed === undefined ? [] : [confirmed])],
        instead: { of: 'answer', answer: meant, by },
      })),
  ),
  fc.tuple(override, override).map(([slip, { values }]) => ({
    slip: [{ override: slip }],
    instead: { of: 'override', values },
  })),
  fc.tuple(seen, seen).map(([slip, meant]) => ({
    slip: [{ seen: slip }],
    instead: { of: 'seen', ...meant },
  })),
  fc.tuple(fc.constantFrom('deliver', 'deliver', 'release'), inject, someRoles).map(([verb, name, to]) => ({
    slip: [{ [verb]: { inject: name } }],
    instead: { of: 'deliver', to },
  })),
  fc.tuple(adhoc, someRoles).map(([slip, to]) => ({ slip: [{ adhoc: slip }], instead: { of: 'adhoc', to } })),
  fc.tuple(role, someRoles, someRoles).map(([from, slip, to]) => ({
    slip: [{ say: { from, to: slip, said: words('Hello.') } }],
    instead: { of: 'say', to },
  })),
  fc.tuple(fact, role, someRoles, someRoles).map(([name, by, slip, to]) => ({
    slip: [{ share: { fact: name, by, with: slip } }],
    instead: { of: 'share', to },
  })),
  fc.tuple(fact, someRoles, someRoles).map(([name, slip, to]) => ({
    slip: [{ aloud: { fact: name, to: slip } }],
    instead: { of: 'aloud', to },
  })),
  // of two takings the first or the only one
  fc.tuple(action, role, maybe(advance, 1)).map(([name, by, again]) => {
    const act = { act: { action: name, by } };
    return { slip: [act, ...(again === undefined ? [] : [again, act])], instead: {} };
  }),
];
const corrected: Arbitrary<Orders> = fc.oneof(...mistakes).chain(({ slip, instead }) => {
  const isMeant = fc.boolean().map((meant) => (meant && 'of' in instead ? { instead } : {}));
  return fc
    .tuple(maybe(advance, 1), isMeant, maybe(advance, 1), maybe(isMeant, 1))
    .map(([before, meant, meanwhile, once]) => [
      ...slip,
      ...(before === undefined ? [] : [before]),
      { correct: { entry: first, ...meant } },
      // what is meant may be a mistake, too
      ...(once === undefined
        ? []
        : [...(meanwhile === undefined ? [] : [meanwhile]), { correct: { entry: mended, ...once } }]),
    ]);
});

/** A decision from its opening to what becomes of it after. */
const decided: Arbitrary<Orders> = anyDecision.chain((decision) => {
  const meanwhile = fc.oneof(
    advance,
    role.map((by) => ({ retract: { decision, by } })),
    fc.constantFrom({ seconds: 60, minutes: 0 }, { seconds: 300, minutes: 5 }).map((more) => ({
      extend: { decision, ...more },
    })),
  );
  const after = fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.oneof({ weight: 3, arbitrary: answerTo(decision) }, declined), role, fc.boolean())
        .map(([other, by, own]) => ({
          reverse: { decision, answer: other, by },
          ...(own ? { as: by } : {}),
        })),
    },
    fc.constant({ recall: { decision } }),
    fc.constant({ open: { decision } }),
    role.map((by) => ({ amend: { decision, by, grounds: { rationale: words('So.') } } })),
  );
  return fc
    .tuple(
      maybe(fc.constant({ open: { decision } }), 1),
      fc.array(answer(decision), { minLength: 1, maxLength: 4 }),
      maybe(meanwhile, 1),
      settle(decision),
      maybe(fc.constant({ settle: { decision, byDefault: true } }), 1),
      maybe(advance, 2),
      maybe(after, 1),
      maybe(settle(decision), 2),
    )
    .map(([opened, answers, ...rest]) =>
      [opened, ...answers, ...rest].flatMap((one): Orders => (one === undefined ? [] : [one])),
    );
});

const one = (arbitrary: Arbitrary<Written>): Arbitrary<Orders> => arbitrary.map((order) => [order]);
const onInject = (verbs: readonly string[]) =>
  fc.tuple(fc.constantFrom(...verbs), inject).map(([verb, name]) => ({ [verb]: { inject: name } }));
const seats = fc.oneof(
  fc.tuple(role, role).map(([merged, into]) => ({ merge: { role: merged, into } })),
  { weight: 2, arbitrary: role.map((absent) => ({ unseat: { role: absent, participant: null } })) },
  fc.tuple(role, whole(0, 2)).map(([seated, participant]) => ({ seat: { role: seated, participant } })),
);
const agenda = fc.oneof(
  fc
    .tuple(phase, whole(0, 3), fc.boolean())
    .map(([name, item, dropped]) => ({ drop: { phase: name, item, dropped } })),
  {
    weight: 2,
    arbitrary: fc.tuple(phase, whole(0, 2), phase, whole(0, 3)).map(([name, item, to, after]) => ({
      'move-break': { phase: name, item, after: { phase: to, item: after } },
    })),
  },
);
const toldBack = { 'told-back': { by: ['r0'], said: [words('Well.')] } };
const talk = fc.constantFrom<Orders>(
  [{ heard: { discussion: 'q0', task: 'plan', heard: true } }],
  // at several items, since it is told back at a brief-back only
  [toldBack, { next: {} }, toldBack, { next: {} }, toldBack],
  [{ next: {} }, { 'more-time': { of: 'item', minutes: 2 } }],
  [{ pause: { until: 900_000 } }, { 'more-time': { of: 'break', minutes: 2 } }, { resume: {} }],
);
const order: Arbitrary<Orders> = fc.oneof(
  { weight: 10, arbitrary: one(advance) },
  { weight: 10, arbitrary: one(fc.constant({ next: {} })) },
  { weight: 3, arbitrary: one(anyAnswer) },
  { weight: 6, arbitrary: decided },
  { weight: 6, arbitrary: corrected },
  { weight: 2, arbitrary: one(anyDecision.chain(settle)) },
  one(
    fc
      .tuple(fc.constantFrom('d0', 'd1'), fc.constantFrom('yes', 'no', 'no'))
      .map(([decision, option]) => ({ allow: { decision, option, because: words('Why not.') } })),
  ),
  {
    weight: 2,
    arbitrary: one(
      fc.tuple(inject, maybe(someRoles, 3)).map(([name, to]) => ({ deliver: without({ inject: name, to }) })),
    ),
  },
  { weight: 5, arbitrary: one(onInject(['hold', 'release', 'release', 'skip', 'withdraw'])) },
  one(
    fc.tuple(inject, whole(0, 40)).map(([name, halves]) => ({ retime: { inject: name, at: halves * 30 } })),
  ),
  one(
    fc
      .tuple(inject, maybe(role, 1))
      .map(([name, reader]) => ({ edit: { inject: name, said: words('Edited.'), role: reader ?? null } })),
  ),
  adhoc.map((said) => [{ adhoc: said }, { withdraw: { inject: `adhoc-${first}` } }]),
  one(adhoc.map((said) => ({ adhoc: said }))),
  one(fc.tuple(role, someRoles).map(([from, to]) => ({ say: { from, to, said: words('Hello.') } }))),
  fc.tuple(role, maybe(fact, 1)).map(([by, reveals]) => [
    { ask: { by, said: words('Why?') }, as: by },
    {
      reply: {
        question: first,
        from: 'caller',
        said: words('So.'),
        reveals: reveals === undefined ? [] : [reveals],
      },
    },
  ]),
  {
    weight: 4,
    arbitrary: one(
      fc
        .tuple(action, role, fc.boolean())
        .map(([name, by, own]) => ({ act: { action: name, by }, ...(own ? { as: by } : {}) })),
    ),
  },
  {
    weight: 2,
    arbitrary: one(
      fc
        .tuple(fact, role, someRoles, rarely(true))
        .map(([name, by, others, beyond]) => ({ share: without({ fact: name, by, with: others, beyond }) })),
    ),
  },
  one(
    fc
      .tuple(fact, fc.oneof(fc.constant('all'), someRoles))
      .map(([name, to]) => ({ aloud: { fact: name, to } })),
  ),
  one(seen.map((ticked) => ({ seen: ticked }))),
  one(override.map((set) => ({ override: set }))),
  { weight: 2, arbitrary: one(phase.map((name) => ({ go: { phase: name } }))) },
  {
    weight: 2,
    arbitrary: one(fc.constantFrom('leave', 'jump-over', 'close-discussion').map((verb) => ({ [verb]: {} }))),
  },
  { weight: 3, arbitrary: one(agenda) },
  { weight: 2, arbitrary: one(seats) },
  { weight: 2, arbitrary: talk },
  one(
    fc.constantFrom<Written>(
      { pause: {} },
      { pause: { reason: 'safety' }, as: 'r2' },
      { pause: { reason: 'technical', until: 900_000 } },
    ),
  ),
  { weight: 2, arbitrary: one(fc.constant({ resume: {} })) },
  one(
    fc.constantFrom<Written>(
      { note: { said: words('Well.') } },
      { 'chatham-house': { on: true } },
      { end: {} },
    ),
  ),
);

/** What is done before StartEx now and then, and after EndEx. */
const beforehand = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: seats },
    { weight: 2, arbitrary: onInject(['hold', 'skip']) },
    agenda,
    fc.constantFrom<Written>(
      { rehearsal: {} },
      { attribute: { attribution: 'sector' } },
      { mark: { marking: 'TLP:GREEN' } },
      { exercise: { title: words('Low Tide') } },
      { 'chatham-house': { on: false } },
      { brief: {} },
    ),
  ),
  { maxLength: 2 },
);
const afterwards = fc.constantFrom<Orders>(
  [],
  [],
  [{ seen: { expected: 'e0', how: 'late' } }, { 'hot-wash': {} }, { debrief: {} }, { close: {} }],
);

const orders = fc
  .tuple(
    beforehand,
    fc.array(order, { minLength: 4, maxLength: 16 }),
    afterwards,
    // real time goes on evenly, or nobody looks at it
    fc.constantFrom(null, null, 45_000),
  )
  .map(([before, between, after, pace]) => {
    const groups = [
      ...before.map((each) => [each]),
      [{ start: {} }],
      ...between,
      [{ advance: { to: 3600 } }],
      ...after.map((each) => [each]),
    ];
    let at = 0;
    let to = 0;
    return groups.flatMap((group) => {
      const label = `o${at}`;
      let correction = label;
      return group.map((each) => {
        const text = JSON.stringify(each)
          .replaceAll(first, `$${label}`)
          .replaceAll(mended, `$${correction}`)
          .replace(/"by":(\d+)/, (_, by: string) => {
            to += Number(by);
            return `"to":${to}`;
          });
        const wall = pace === null ? {} : { wall: pace * at };
        if ('correct' in each) correction = `o${at}`;
        at += 1;
        return { ...(JSON.parse(text) as Written), ...wall, is: `o${at - 1}` };
      });
    });
  });

export const doings = fc.oneof(
  { weight: 2, arbitrary: script.map((play) => ({ play, orders: null })) },
  { weight: 3, arbitrary: orders.map((given) => ({ play: null, orders: given })) },
);
