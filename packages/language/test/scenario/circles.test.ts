/** Circles are found before anybody plays. */
import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const circlesIn = (example: string): readonly string[] =>
  readScenario(completed(example, false).text, 'x.yaml').diagnostics.flatMap(({ code, message }) =>
    code === 'ST0411' ? [message] : [],
  );
/** Two phases with these exits for each other, and these effects on entering. */
const two = (there: string, back: string, enters: readonly [string, string] = ['', '']): string =>
  `variables:\n  n: { name: N, start: 0 }\n  shut: { name: Shut, start: false }\n` +
  `injects:\n  call: { at: 5m, from: police, to: [all], channel: radio, text: Hi }\n` +
  `phases:\n  first: { title: First, clock: runs, on-enter: [${enters[0]}], next: [{ go: second, ${there} }] }\n` +
  `  second: { title: Second, clock: runs, on-enter: [${enters[1]}], next: [{ go: first, ${back} }, { go: end, at: 2h }] }\n`;

test.each([
  ['hold from the start', two('when: "n < 5"', 'when: "n < 3"'), ''],
  ['hold while their phase is active', two('when: "phase.first.active"', 'when: "phase.second.active"'), ''],
  ['ask whether it was entered', two('when: "phase.first.entered"', 'when: "phase.first.entered"'), ''],
  [
    'ask for what stays true',
    two('when: "inject.call.delivered"', 'when: "inject.call.delivered"'),
    'inject.call.delivered',
  ],
  ['can hold at once', two('when: "n > 7"', 'when: "shut"'), 'shut'],
  ['have a gate that can hold', two('when: "n > 7", only-if: "not shut"', 'when: "n < 9"'), 'n is 8'],
  [
    'are made to hold on entry',
    two('when: "n == 1"', 'when: "n == 2"', ['{ set: { n: 1 } }', '{ set: { n: 2 } }']),
    '',
  ],
])('exits that lead round are named when they %s', (_how, example, where) => {
  const [circle = 'none', ...others] = circlesIn(example);
  expect(others).toEqual([]);
  expect(circle).toContain('`phase.first`, then `phase.second`, then `phase.first`');
  expect(circle).toContain(where === '' ? 'at once' : where);
});

test.each([
  ['one waits for a time', two('when: "n < 5"', 'at: 20m')],
  ['one is limited', two('when: "n < 5"', 'when: "n < 5", times: 3')],
  ['they exclude each other', two('when: "n < 5"', 'when: "n >= 5"')],
  [
    'what brings one about ends the other',
    two('when: "n == 1"', 'when: "n == 1"', ['', '{ set: { n: 0 } }']),
  ],
  ['a phase lasts', two('when: "phase.first.minutes > 10"', 'when: "phase.second.minutes > 10"')],
  ['what a variable becomes is not known', two('when: "n < 5"', 'when: "n < 5"', ['', '{ add: { n: 9 } }'])],
])('exits that lead round are no circle when %s', (_how, example) => {
  expect(circlesIn(example)).toEqual([]);
});

test('effects that set each other off at once through injects and phases are named', () => {
  expect(
    circlesIn(
      'injects:\n  call: { from: police, to: [all], channel: radio, text: Hi, times: 2000, on-delivery: [{ go: first }] }\n' +
        'phases:\n  first: { title: First, clock: runs, on-enter: [{ send: call }], next: [{ go: end, at: 1h }] }\n',
    ),
  ).toEqual(['These set each other off at once: `inject.call`, then `phase.first`, then `inject.call`.']);
});
