/** Small scenarios and commands by chance, for laws that hold for every one of them. */
import fc from 'fast-check';
import type { Command } from '../../src/record.ts';
import type { Scenario } from '../../src/scenario.ts';
import { scenarioOf } from './playing.ts';

const minutes = (max: number) => fc.integer({ min: 1, max });
const number = fc.constantFrom(
  'a',
  'b',
  'a + b',
  'a - 3',
  'b / a',
  'story.minutes',
  'inject.i0.times',
  'wait',
  '2',
  "(mood == 'bad' ? 3 : -1)",
  'clock.duty.minutes_left',
  'phase.two.minutes',
);
const truth = fc.oneof(
  fc.constantFrom(
    'a > 40',
    'b < 3',
    'flag',
    'not flag',
    "mood == 'bad'",
    'decision.d0.made',
    'inject.i1.delivered and a > 10',
    'fact.secret.state',
    'phase.two.active',
    'chance.luck.fired',
    'b / a > 1',
    'action.push.taken',
    'clock.duty.missed',
  ),
  fc
    .tuple(number, fc.constantFrom('<', '>'), fc.integer({ min: -5, max: 60 }))
    .map(([left, operator, right]) => `${left} ${operator} ${right}`),
);
const event = fc.constantFrom(
  'inject.i0.delivered',
  'decision.d0.made',
  'decision.d1.opened',
  'phase.two.entered',
  'action.push.taken',
  'chance.luck.fired',
  'clock.duty.missed',
  'fact.secret.state',
);
const moment = fc.oneof(
  minutes(90).map((m) => `${m}m`),
  fc.integer({ min: 0, max: 5000 }).map((s) => `${s}s`),
  event.map((e) => `after ${e}`),
  fc.tuple(minutes(40), event).map(([m, e]) => `${m}m after ${e}`),
  event.map((e) => `wait after ${e}`),
);
const gate = fc.option(truth, { nil: undefined, freq: 2 });
const gated = (e: string | undefined) => (e === undefined ? '' : `, only-if: "${e}"`);
const later = fc
  .option(minutes(30), { nil: undefined, freq: 1 })
  .map((m) => (m === undefined ? '' : `, after: ${m}m`));
const effect = fc
  .tuple(
    fc.oneof(
      number.map((e) => `add: { a: "${e}" }`),
      number.map((e) => `set: { b: "${e}" }`),
      fc.constantFrom(
        'set: { flag: true }',
        'set: { flag: false }',
        'set: { mood: "\'bad\'" }',
        'send: i0',
        'send: i1',
        'send: i2',
        'cancel: i1',
        'reveal: secret, to: [state]',
        'open: d1',
        'start-clock: duty',
        'stop-clock: duty',
        'go: two',
        'note: Noted',
      ),
    ),
    later,
    gate,
  )
  .map(([verb, after, onlyIf]) => `{ ${verb}${after}${gated(onlyIf)} }`);
const effects = fc.array(effect, { minLength: 1, maxLength: 3 }).map((list) => `[${list.join(', ')}]`);

const inject = fc
  .tuple(
    fc.oneof(
      moment.map((at) => `at: ${at}, `),
      fc
        .tuple(moment, minutes(20), fc.integer({ min: 2, max: 4 }))
        .map(([at, every, times]) => `at: ${at}, every: ${every}m, times: ${times}, `),
      fc
        .tuple(truth, fc.integer({ min: 1, max: 3 }))
        .map(([when, times]) => `when: "${when}", times: ${times}, `),
      fc.tuple(minutes(60), truth).map(([at, when]) => `at: ${at}m, when: "${when}", `),
      fc.constant('at: reserve, '),
    ),
    gate,
    fc.constantFrom('', ', kind: contingency', ', hold: true', ', reveals: [secret]'),
    effects,
  )
  .map(
    ([due, onlyIf, more, does]) =>
      `{ ${due}from: caller, to: [gate, state], channel: phone, text: "Now {a}"${gated(onlyIf)}${more}, on-delivery: ${does} }`,
  );

const decision = fc
  .tuple(
    fc.constantFrom(
      'rule: single',
      'rule: lead, lead: gate',
      'rule: majority',
      'rule: consensus',
      'rule: each',
      'rule: quorum, quorum: 2',
      'rule: majority, tie: lead, lead: gate',
    ),
    fc.option(moment, { nil: undefined }),
    fc.option(minutes(40), { nil: undefined }),
    fc.option(minutes(20), { nil: undefined }),
    effects,
    effects,
    gate,
    fc.boolean(),
  )
  .map(
    ([rule, at, within, takes, yes, no, onlyIf, reversible]) =>
      `{ ${at ? `at: ${at}, ` : 'at: reserve, '}by: [gate, ferries, state], ${rule}, ${within ? `within: ${within}m, ` : ''}${takes ? `takes: ${takes}m, ` : ''}question: What, options: { yes: { text: Do it, effects: ${yes} }, no: { text: Leave it${onlyIf ? `, only-if: "${onlyIf}", why-not: Because` : ''}, effects: ${no} } }, otherwise: yes, reversible: ${reversible} }`,
  );

const exit = fc.oneof(
  fc
    .tuple(fc.constantFrom('one', 'two', 'three', 'end'), truth)
    .map(([go, when]) => `{ go: ${go}, when: "${when}", times: 2 }`),
  fc
    .tuple(fc.constantFrom('two', 'three'), minutes(60))
    .map(([go, at]) => `{ go: ${go}, at: ${at}m, times: 2 }`),
);
const phase = (name: string) =>
  fc
    .tuple(
      fc.array(exit, { maxLength: 2 }),
      effects,
      effects,
      fc.constantFrom('', ', jump-to: 80m', ', jump-to: 2h, while-jumping: freeze'),
      fc.constantFrom('', ', leftovers: cancel', ', leftovers: deliver'),
    )
    .map(
      ([exits, enter, leave, jump, leftovers]) =>
        `  ${name}: { title: T${name}, agenda: [{ inject: ag_${name} }, { decide: d2 }, { advance: 7m }, { say: Hallo }], on-enter: ${enter}, on-leave: ${leave}${jump}${leftovers}, next: [${[...exits, '{ go: end }'].join(', ')}] }`,
    );

/** Scenarios that the checker accepts; `extra` adds something to each without touching the rest. */
export const scenarioText = fc
  .record({
    injects: fc.tuple(inject, inject, inject, inject),
    decisions: fc.tuple(decision, decision, decision),
    phases: fc.tuple(phase('one'), phase('two'), phase('three')),
    rate: number,
    hazard: fc.constantFrom('1', 'flag ? 4 : 0.5', 'a / 20', 'b'),
    actionEffects: effects,
    cost: number,
    clockAt: moment,
    met: effects,
    missed: effects,
    fired: effects,
    ends: fc.option(truth, { nil: undefined, freq: 1 }),
    odds: fc.integer({ min: 0, max: 100 }),
    oddsAt: moment,
  })
  .map(
    (g) => `
luck:
  wait: { between: [5m, 30m] }
variables:
  a: { name: A, start: 10, min: -20, max: 80, per-minute: "${g.rate}" }
  b: { name: B, start: 2, min: -5, max: 50 }
  c: { name: C, is: "a + b" }
  flag: { name: Flag, start: false }
  mood: { name: Mood, start: good, values: [good, bad] }
facts:
  secret: { text: Secret, known-to: [gate] }
phases:
${g.phases.join('\n')}
clocks:
  duty: { name: Duty, owed-by: gate, at: ${g.clockAt}, within: 25m, done: "action.push.taken", on-met: ${g.met}, on-missed: ${g.missed} }
injects:
${g.injects.map((each, at) => `  i${at}: ${each}`).join('\n')}
  ag_one: { from: caller, to: [gate], channel: phone, text: One }
  ag_two: { from: caller, to: [gate], channel: phone, text: Two, only-if: "a > 0" }
  ag_three: { from: caller, to: [gate], channel: phone, text: Three, on-delivery: ${g.fired} }
expected:
  tell: { by: gate, text: Tell them, at: 10m, within: 20m, task: task }
chances:
  luck: { name: Luck, per-hour: "${g.hazard}", times: 2, effects: ${g.fired} }
  once: { name: Once, at: ${g.oddsAt}, odds: ${g.odds}%, effects: ${g.missed} }
decisions:
${g.decisions.map((each, at) => `  d${at}: ${at === 2 ? each.replace(/^\{ at: [^,]*, /, '{ ') : each}`).join('\n')}
actions:
  push: { text: Push, by: [gate, state], every: 5m, takes: 3m, cost: { b: "${g.cost}" }, effects: ${g.actionEffects} }
measures:
  top: { highest: "a", target: "< 50", task: task }
  average: { mean: "a + b", target: "< 50" }
  speed: { from: inject.i0.delivered, until: decision.d0.made, target: 30m }
outcomes:
  good: { only-if: "a > 20", text: Good${g.ends === undefined ? '' : `, ends-when: "${g.ends} and a > 70"`} }
  rest: { text: Rest }
`,
  );

/** Commands by chance; many are refused, which is part of it. */
export const commands = fc.array(command(), { minLength: 4, maxLength: 25 });

function command(): fc.Arbitrary<Command> {
  const role = fc.constantFrom('gate', 'ferries', 'state');
  const injects = fc.constantFrom('i0', 'i1', 'i2', 'i3', 'ag_two');
  const decisions = fc.constantFrom('d0', 'd1', 'd2');
  const answer = fc.constantFrom(
    { form: 'options', options: ['yes'] },
    { form: 'options', options: ['no'] },
    { form: 'declined' },
    { form: 'other', said: { text: 0 }, treatAs: 'no' },
    { form: 'other', said: { text: 0 }, treatAs: null },
  ) satisfies fc.Arbitrary<Extract<Command, { kind: 'answer' }>['body']['answer']>;
  const body = <K extends Command['kind']>(
    kind: K,
    of: fc.Arbitrary<Extract<Command, { kind: K }>['body']>,
  ): fc.Arbitrary<Command> => of.map((made) => ({ kind, body: made }) as Command);
  return fc.oneof(
    { weight: 8, arbitrary: body('advance', fc.record({ to: fc.integer({ min: 0, max: 11_000 }) })) },
    { weight: 6, arbitrary: body('next', fc.constant({})) },
    {
      weight: 6,
      arbitrary: body(
        'answer',
        fc.record({
          decision: decisions,
          by: role,
          answer,
          grounds: fc.constant({}),
          saidAt: fc.constant(null),
          added: fc.constantFrom(
            [],
            [
              { verb: 'add', variable: 'a', value: 5 } as const,
              { verb: 'send', inject: 'i2', after: 600 } as const,
            ],
          ),
          instead: fc.boolean(),
        }),
      ),
    },
    { weight: 3, arbitrary: body('settle', fc.record({ decision: decisions, byDefault: fc.boolean() })) },
    body('retract', fc.record({ decision: decisions, by: role })),
    body('reverse', fc.record({ decision: decisions, by: role, answer })),
    body('recall', fc.record({ decision: decisions })),
    body(
      'extend',
      fc.record({ decision: decisions, seconds: fc.constantFrom(60, 600), minutes: fc.constant(0) }),
    ),
    body(
      'allow',
      fc.record({ decision: decisions, option: fc.constant('no'), because: fc.constant({ text: 0 }) }),
    ),
    body('open', fc.record({ decision: decisions })),
    body('deliver', fc.record({ inject: injects })),
    body('hold', fc.record({ inject: injects })),
    body('release', fc.record({ inject: injects })),
    body('skip', fc.record({ inject: injects })),
    body('retime', fc.record({ inject: injects, at: fc.integer({ min: 1, max: 9000 }) })),
    body('withdraw', fc.record({ inject: injects })),
    body(
      'adhoc',
      fc.record({
        from: fc.constant('caller'),
        to: fc.constant(['gate']),
        channel: fc.constant('phone'),
        said: fc.constant({ text: 0 }),
        reveals: fc.constant(['secret']),
      }),
    ),
    body('act', fc.record({ action: fc.constant('push'), by: role })),
    body('share', fc.record({ fact: fc.constant('secret'), by: role, with: fc.constant(['ferries']) })),
    body('aloud', fc.record({ fact: fc.constant('secret'), to: fc.constantFrom('all' as const, ['state']) })),
    body(
      'seen',
      fc.record({
        expected: fc.constant('tell'),
        how: fc.constantFrom('seen' as const, 'late' as const, 'not-seen' as const),
      }),
    ),
    body(
      'override',
      fc.record({
        values: fc.constantFrom([['a', 30] as const], [['flag', true] as const, ['b', 4] as const]),
        because: fc.constant({ text: 0 }),
      }),
    ),
    body(
      'correct',
      fc.record({
        entry: fc.integer({ min: 1, max: 60 }),
        instead: fc.constantFrom(
          null,
          { of: 'answer', answer: { form: 'options', options: ['no'] }, by: 'gate' } as const,
          { of: 'override', values: [['a', 12]] } as const,
        ),
      }),
    ),
    body('go', fc.record({ phase: fc.constantFrom('one', 'two', 'three') })),
    body('jump-over', fc.constant({})),
    body('unseat', fc.record({ role, participant: fc.constant(null) })),
    body('merge', fc.record({ role, into: role })),
    body('pause', fc.record({ reason: fc.constant('break' as const), until: fc.constant(null) })),
    { weight: 2, arbitrary: body('resume', fc.constant({})) },
    body(
      'note',
      fc.record({
        said: fc.constant({ text: 0 }),
        tag: fc.constant(null),
        role: fc.constant(null),
        about: fc.constant(null),
      }),
    ),
  );
}

/** Reads what the generator wrote; null for one that the checker refuses (a cycle it foresees, say). */
export function readGenerated(text: string): Scenario | null {
  try {
    return scenarioOf(text);
  } catch {
    return null;
  }
}
