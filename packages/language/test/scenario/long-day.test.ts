/** Advice on a day without a break (ST0713): a loop makes it longer, and silences nothing. */
import { expect, test } from 'vitest';
import { reviewScenario } from '../../src/index.ts';

const scenario = (first: string, second: string) => `sandtable: 1
id: day
title: A day
summary: A long day.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1d
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
variables: { trust: { name: Trust, start: 50 } }
discussions: { talk: { ask: What now? } }
phases:
  morning: { title: Morning, agenda: [{ discuss: talk, minutes: 50 }], next: ${first} }
  noon: { title: Noon, agenda: [{ discuss: talk, minutes: 30 }], next: ${second} }
  night: { title: Night, agenda: [{ discuss: talk, minutes: 20 }], next: [{ go: end }] }
`;
const told = (text: string): readonly string[] =>
  reviewScenario(text, 'day.yaml').diagnostics.flatMap(({ code, message }) =>
    code === 'ST0713' ? [message] : [],
  );

test.each([
  ['no loop', '[{ go: noon }]', '[{ go: night }]'],
  [
    'back to the phase before',
    '[{ go: noon }]',
    '[{ go: morning, only-if: "trust < 40", times: 1 }, { go: night }]',
  ],
  ['back to itself', '[{ go: morning, only-if: "trust < 40", times: 1 }, { go: noon }]', '[{ go: night }]'],
  ['back at a moment of the visit', '[{ go: noon }]', '[{ go: morning, at: 2h, times: 1 }, { go: night }]'],
  [
    'back from the first time only',
    '[{ go: noon }]',
    '[{ go: morning, only-if: "phase.noon.times < 2" }, { go: night }]',
  ],
])('%s', (_, first, second) => {
  expect(told(scenario(first, second))).toEqual([expect.stringContaining('100 minutes')]);
});

test('a break silences it', () => {
  const text = scenario('[{ go: noon }]', '[{ go: morning, only-if: "trust < 40" }, { go: night }]');
  expect(told(text.replace('minutes: 30 }', 'minutes: 30 }, { break: 15m }'))).toEqual([]);
});
