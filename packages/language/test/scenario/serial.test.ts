/** The number of an inject: that of its module and row, or the one that the author's own list gives it. */
import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const read = (injects: string) =>
  readScenario(completed(`injects:\n${injects}`, false).text, 'scenario.yaml');
const inject = (name: string, serial: string): string =>
  `  ${name}: { ${serial === '' ? '' : `serial: ${serial}, `}at: 5m, from: exercise_control, to: [all], channel: radio, text: A siren, notes: Look up }\n`;

test('a number that is written stands, with its noughts; the others are counted past it', () => {
  const { scenario } = read(
    inject('one', '') + inject('two', '1.10') + inject('three', '0-02') + inject('four', ''),
  );
  expect(scenario?.injects.map(({ serial }) => serial)).toEqual(['0-01', '1.10', '0-02', '0-03']);
});

test.each([
  [
    'that another inject has',
    inject('one', 'A-1') + inject('two', 'a-1'),
    '`a-1` is already the number of an inject',
  ],
  ['without a digit', inject('one', 'first'), '`first` is not a number of an inject'],
  ['with a blank', inject('one', '"2 07"'), '`2 07` is not a number of an inject'],
])('one %s is refused', (_what, injects, message) => {
  expect(read(injects).diagnostics.map((one) => one.message)).toContainEqual(
    expect.stringContaining(message),
  );
});
