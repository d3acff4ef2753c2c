import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const many = Array.from({ length: 3000 }, (_, at) => at);
const next = (at: number): number => (at + 1) % many.length;
const codes = (example: string): readonly string[] => [
  ...new Set(readScenario(completed(example, false).text, 'x.yaml').diagnostics.map((one) => one.code)),
];

// chains as long as these would overflow a stack, or take minutes, if they were walked carelessly
test.each([
  [
    'deputies',
    `roles:\n${many.map((at) => `  r${at}: { name: R, organisation: town, deputy: r${next(at)} }\n`).join('')}`,
    ['ST0405'],
  ],
  [
    'derived variables',
    `variables:\n${many.map((at) => `  v${at}: { name: V, ${next(at) === 0 ? 'start: 1' : `is: "v${next(at)}"`} }\n`).join('')}`,
    ['ST0422'],
  ],
  [
    'injects that send injects',
    `injects:\n${many.map((at) => `  i${at}: { from: mayor, to: [all], channel: radio, text: Hi, at: 1m, every: 1m, times: 60, on-delivery: [{ send: i${next(at)} }] }\n`).join('')}`,
    ['ST0411'],
  ],
  ['placeholders', `hot-wash:\n  - >\n    ${'a {b} '.repeat(20_000)}\n`, ['ST0423']],
  ['problems', `hot-wash:\n${'  - Gate #5\n'.repeat(3000)}`, ['ST0222', 'ST0109']],
])('a long chain of %s is only a chain', (_what, example, expected) => {
  expect(codes(example)).toEqual(expected);
});

test('three hundred injects are read without a word', () => {
  const injects = many
    .slice(0, 300)
    .map(
      (at) =>
        `  i${at}: { from: police, to: [all], channel: radio, at: ${at}m, text: Trust is {trust}, only-if: "trust > ${at}" }\n`,
    )
    .join('')
    .replaceAll('text: Trust is {trust}', 'text: "Trust is {trust}"');
  expect(codes(`duration: 10h\ninjects:\n${injects}`)).toEqual([]);
});
