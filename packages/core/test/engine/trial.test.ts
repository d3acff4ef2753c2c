/** The tests inside a scenario: luck as they want it, and what they may expect. */
import { describe, expect, test } from 'vitest';
import { load } from '../../src/index.ts';
import { runTrial, type Failure, type Unfired } from '../../src/testing.ts';
import { scenarioOf } from './playing.ts';

const town = `
luck:
  lab_time: { between: [20m, 60m] }
  wind: { one-of: [north, south] }
  height: { normal: [100, 10] }
variables:
  trust: { name: Trust, start: 50, min: 0, max: 100, per-minute: "0 - 1" }
  quiet: { name: Quiet, start: true }
facts:
  poison: { text: It is poison., known-to: [state] }
  pump: { text: The pump stands still., known-to: [gate] }
phases:
  day: { title: Day, clock: runs, next: [{ go: end, at: 3h }] }
injects:
  sample: { at: 10m, from: caller, to: [gate], channel: phone, text: A sample is taken. }
  result: { at: lab_time after inject.sample.delivered, from: caller, to: [gate], channel: phone, text: The result., reveals: [poison] }
  rumour: { from: caller, to: [all], channel: social, at: reserve, text: They say it is poison. }
  siren: { from: caller, to: [all], channel: phone, at: reserve, text: A siren., times: 3 }
decisions:
  warn: { at: 30m, by: [gate], within: 30m, question: Do you warn?, options: { now: { text: Now }, later: { text: Later } }, otherwise: later }
chances:
  leak: { name: The paper gets it, at: 90m, odds: 50%, effects: [{ send: rumour }] }
  alarm: { name: An alarm goes off, per-hour: "quiet ? 0.5 : 0", times: 3, effects: [{ send: siren }] }
  tardy: { name: A late paper, at: 1h after decision.warn.made, odds: 50%, effects: [{ add: { trust: 1 } }] }
  gated: { name: A gated one, at: 30m, odds: 50%, only-if: "trust > 30", effects: [{ add: { trust: 1 } }] }
  barred: { name: A barred one, per-hour: "1", only-if: "not quiet", effects: [{ add: { trust: 1 } }] }
`;

function trialOf(body: string): {
  readonly passed: boolean;
  readonly failures: readonly Failure[];
  readonly unfired: readonly Unfired[];
  readonly happened: readonly string[];
} {
  const scenario = scenarioOf(`${town}tests:\n  one:\n    text: One.\n${body}`);
  const [first] = scenario.tests;
  if (first === undefined) throw new Error('no test');
  return runTrial(load(scenario), first);
}
const expecting = (expectation: string, more = '') =>
  trialOf(`${more}    play: []\n    expect:\n      - ${expectation}\n`);
const warned = '    play: [{ decide: warn, answer: now, by: gate, at: 40m }]\n';
const decided = (expectation: string) => trialOf(`${warned}    expect:\n      - ${expectation}\n`);

describe('luck that a test pins', () => {
  test.each(['20m', '37m', '60m'])('a duration between two: %s', (time) => {
    const minutes = Number.parseInt(time, 10);
    const pin = `    luck: { lab_time: ${time} }\n`;
    expect(expecting(`{ happens: inject.result.delivered, at: ${10 + minutes}m }`, pin).failures).toEqual([]);
    expect(expecting(`"lab_time == ${minutes}"`, pin).passed).toBe(true);
  });

  test('a choice and a number, whatever the seed', () => {
    for (const seed of ['1', '2', '3', '4']) {
      const pin = `    seed: '${seed}'\n    luck: { wind: south, height: 131.5 }\n`;
      expect(expecting(`"wind == 'south' and height == 131.5"`, pin).failures).toEqual([]);
    }
  });

  test('a chance at its moment: it fires, or never', () => {
    for (const seed of ['1', '2', '3', '4']) {
      const with_ = (word: string) => `    seed: '${seed}'\n    chances: { leak: ${word} }\n`;
      expect(expecting('{ happens: inject.rumour.delivered, at: 90m }', with_('fires')).failures).toEqual([]);
      expect(expecting('"not inject.rumour.delivered"', with_('never')).failures).toEqual([]);
    }
  });

  test('a chance by rate: at its times, and not again', () => {
    const pin = '    chances: { alarm: [25m, 1h40m] }\n';
    expect(expecting('{ happens: chance.alarm.fired, at: 25m }', pin).failures).toEqual([]);
    expect(expecting('{ at: 1h39m, that: "chance.alarm.times == 1" }', pin).failures).toEqual([]);
    expect(
      expecting('{ at: 1h40m, that: "chance.alarm.times == 2 and inject.siren.times == 2" }', pin).failures,
    ).toEqual([]);
    expect(expecting('"chance.alarm.times == 2"', pin).failures).toEqual([]);
    expect(expecting('"chance.alarm.times == 0"', '    chances: { alarm: never }\n').failures).toEqual([]);
  });

  test('a chance that cannot come about as it was wanted fails the test', () => {
    const body = `    chances: { alarm: 25m }\n    play: [{ override: { quiet: false }, because: Off, at: 5m }]\n    expect: ["chance.alarm.times == 0"]\n`;
    expect(trialOf(body)).toMatchObject({
      passed: false,
      failures: [],
      unfired: [
        { chance: 'alarm', why: { why: 'rate', from: 1500, read: [{ name: 'quiet', value: false }] } },
      ],
    });
  });

  test.each([
    ['its moment never came', 'tardy: fires', { why: 'moment', event: { kind: 'decision', name: 'warn' } }],
    [
      'its gate did not hold at its moment',
      'gated: fires',
      { why: 'gate', from: 1800, still: false, read: [{ name: 'trust', value: 20 }] },
    ],
    [
      'its gate never held from its time on',
      'barred: 10m',
      { why: 'gate', from: 600, still: true, read: [{ name: 'quiet', value: true }] },
    ],
    ['the exercise was over', 'alarm: 2h', { why: 'over', wanted: 7200, end: 6000 }],
  ])('and why it did not: %s', (_, pin, why) => {
    const body = `    chances: { ${pin} }\n    play: [{ end, at: 100m }]\n    expect: ["trust >= 0"]\n`;
    const [first] = trialOf(body).unfired;
    expect(first).toMatchObject({ why });
  });

  test('what is not pinned keeps its luck', () => {
    const drawn = (pin: string) => expecting('"lab_time < 0"', `    seed: '7'\n${pin}`).failures[0]?.got;
    expect(drawn('    luck: { wind: south }\n    chances: { leak: fires, alarm: never }\n')).toEqual(
      drawn(''),
    );
  });
});

describe('when something happens', () => {
  test.each([
    '{ happens: decision.warn.opened }',
    '{ happens: decision.warn.opened, at: 30m }',
    '{ happens: decision.warn.made, at: 10m after decision.warn.opened }',
    '{ happens: decision.warn.made, before: 41m }',
    '{ happens: decision.warn.made, latest: 40m }',
    '{ happens: decision.warn.opened, before: decision.warn.made }',
    '{ happens: decision.warn.opened, latest: decision.warn.opened }',
    '{ happens: decision.warn.made, within: 41m }',
    '{ happens: decision.warn.made, at: after inject.sample.delivered, within: 31m }',
    '{ happens: fact.pump.gate, at: 0m }',
  ])('holds: %s', (expectation) => {
    expect(decided(expectation)).toMatchObject({ passed: true, failures: [] });
  });

  const at = 40 * 60;
  test.each([
    ['{ happens: decision.warn.made, at: 30m }', { got: 'time', at, wanted: { by: 'at', time: 1800 } }],
    ['{ happens: decision.warn.made, before: 40m }', { got: 'time', at, wanted: { by: 'before', time: at } }],
    [
      '{ happens: decision.warn.made, latest: 39m }',
      { got: 'time', at, wanted: { by: 'latest', time: 2340 } },
    ],
    [
      '{ happens: decision.warn.made, before: decision.warn.opened }',
      { got: 'time', at, wanted: { by: 'before', time: 1800 } },
    ],
    [
      '{ happens: decision.warn.made, within: 40m }',
      { got: 'time', at, wanted: { by: 'within', time: 0, until: at } },
    ],
    [
      '{ happens: decision.warn.made, at: 41m, within: 1h }',
      { got: 'time', at, wanted: { by: 'within', time: 2460, until: 6060 } },
    ],
    ['{ happens: decision.warn.later }', { got: 'time', at: null, wanted: null }],
    ['{ happens: decision.warn.made, at: 5m after decision.warn.later }', { got: 'no-moment' }],
  ])('is told: %s', (expectation, got) => {
    const { passed, failures } = decided(expectation);
    expect(passed).toBe(false);
    expect(failures.map((failure) => failure.got)).toEqual([got]);
    expect(failures[0]?.expected.written).toBe(expectation);
    expect(failures[0]?.phase).toBe('day');
  });
});

test('an expression holds at a moment that hangs on an event', () => {
  expect(decided('{ at: 5m after decision.warn.made, that: "trust == 5" }').failures).toEqual([]);
  const { failures } = decided('{ at: after decision.warn.made, that: "trust == 5" }');
  expect(failures).toMatchObject([
    { at: 2400, got: { got: 'values', readings: [{ name: 'trust', value: 10 }] } },
  ]);
  expect(decided('{ at: after decision.warn.later, that: "trust == 5" }').failures[0]?.got).toEqual({
    got: 'no-moment',
  });
});

describe('an expectation at a time is read at that time', () => {
  const advanced = (advance: string, expectation: string) =>
    trialOf(`    play: [${advance}]\n    expect:\n      - ${expectation}\n`).failures;

  test.each([
    ['inside an advance of the script', '{ advance: 1h }', '{ at: 20m, that: "trust == 30" }'],
    [
      'at the second at which that advance begins',
      '{ advance: 1h, at: 10m }',
      '{ at: 10m, that: "trust == 40" }',
    ],
    ['at the second at which it ends', '{ advance: 1h }', '{ at: 60m, that: "trust == 0" }'],
    ['between two ticks', '{ advance: 1h }', '{ at: 20m30s, that: "trust == 30" }'],
    [
      'after a time that the script waits for',
      '{ send: siren, at: 15m }',
      '{ at: 14m, that: "inject.siren.times == 0" }',
    ],
  ])('%s', (_, advance, expectation) => {
    expect(advanced(advance, expectation)).toEqual([]);
  });

  test('and looking changes nothing in the play', () => {
    const looks = Array.from({ length: 50 }, (_, at) => `- { at: ${at + 1}m, that: "trust >= 0" }`).join(
      '\n      ',
    );
    const [one, many] = ['- "trust >= 0"', looks].map((expected) =>
      trialOf(`    play: [{ advance: 1h }, { send: siren }]\n    expect:\n      ${expected}\n`),
    );
    expect(many?.happened).toEqual(one?.happened);
  });
});

describe('who knows what', () => {
  const pin = '    luck: { lab_time: 30m }\n';
  test.each([
    '{ fact: poison, known-to: [gate, state] }',
    '{ fact: poison, known-to: [state], not-known-to: [gate], at: 39m }',
    '{ fact: poison, known-to: [gate], at: after inject.result.delivered }',
    '{ fact: pump, known-to: [gate], not-known-to: [state, ferries] }',
  ])('holds: %s', (expectation) => {
    expect(expecting(expectation, pin).failures).toEqual([]);
  });

  test('is told: who learns it later, who never, and who knows it too early', () => {
    const { failures } = expecting(
      '{ fact: poison, known-to: [gate, ferries], not-known-to: [state], at: 20m }',
      pin,
    );
    expect(failures.map(({ at, got }) => [at, got])).toEqual([
      [
        1200,
        {
          got: 'knowledge',
          lacking: [
            { role: 'gate', since: 2400 },
            { role: 'ferries', since: null },
          ],
          knowing: [{ role: 'state', since: 0 }],
        },
      ],
    ]);
  });
});

test('a failure tells what had happened before, and not after', () => {
  const { failures } = decided('{ at: 35m, that: "decision.warn.made" }');
  const before = failures[0]?.before ?? [];
  expect(before.at(-1)).toMatchObject({ kind: 'decision.opened', story: 1800 });
  expect(before.every(({ story }) => story <= 2100)).toBe(true);
});
