/** An `every` that repeats nothing is advised on (ST0720), whatever the reason; one that does is not. */
import { expect, test } from 'vitest';
import { readScenario, readScript, reviewScenario } from '../../src/index.ts';

const scenario = (at: string) => `sandtable: 1
id: rain
title: Rain
summary: It rains.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1d
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
variables: { trust: { name: Trust, start: 50, min: 0, max: 100 } }
phases: { day: { title: Day, clock: runs, on-enter: [{ send: rain, after: 1m }], next: [{ go: end, at: 2h }] } }
injects:
  rain: { ${at}, from: exercise_control, to: [mayor], channel: screen, text: It rains., notes: Wait. }
`;
const told = (at: string): readonly string[] =>
  reviewScenario(scenario(at), 'rain.yaml').diagnostics.flatMap(({ code, reason }) =>
    code === 'ST0720' ? [reason] : [],
  );

test.each([
  ['without `times`', 'at: 5m, every: 10m', 'It comes once'],
  ['without `times`, after an event', 'at: 5m after phase.day.entered, every: 10m', 'It comes once'],
  ['beside `when`', 'when: "trust < 40", every: 10m, times: 3', 'when its condition becomes true'],
  ['in reserve', 'at: reserve, every: 10m, times: 3', 'no moment from which to count'],
])('%s', (_, at, reason) => {
  expect(told(at)).toEqual([expect.stringContaining(reason)]);
});

test('what does repeat is let pass', () => {
  expect(told('at: 5m, every: 10m, times: 3')).toEqual([]);
  expect(told('at: reserve, times: 3')).toEqual([]);
});

test('a script may override beyond the limits of a variable: on the record it is clamped', () => {
  const { scenario: checked } = readScenario(scenario('at: 5m'), 'rain.yaml');
  if (!checked) throw new Error('the scenario is not accepted');
  const { script, diagnostics } = readScript(
    'play:\n  - { override: { trust: 150 } }\n',
    'script.yaml',
    checked,
  );
  expect(diagnostics).toEqual([]);
  expect(script?.play).toMatchObject([{ step: 'override', values: [{ variable: 'trust', value: 150 }] }]);
});
