/** What is wrong is underlined where it stands, however wide the letters before it are. */
import { expect, test } from 'vitest';
import { readScenario, renderDiagnostic } from '../../src/index.ts';
import { completed } from './example.ts';

test.for([
  ['narrow letters', 'Mayor', 5],
  ['Chinese letters, two cells each', '市长', 4],
  ['half-width letters', 'ｼﾁﾖｳ', 4],
  ['letters with accents of their own', 'Mai\u0308re', 5],
  ['a picture outside the blocks of pictures', '⌚', 2],
  ['a picture made of several', '👩\u200d🚒', 2],
] as const)('behind %s', ([, name, cells]) => {
  const before = `roles: { mayor: { name: ${name}, organisation: `;
  const { text } = completed(`${before}twon } }\n`, false);
  const { diagnostics } = readScenario(text, 'x.yaml');
  const [, source = '', marker = ''] = renderDiagnostic(diagnostics[0]!, text).split('\n');
  const margin = source.indexOf('|') + 2;
  expect(source.slice(margin)).toContain(`${before}twon`);
  expect(marker).toBe(`${' '.repeat(margin - 2)}| ${' '.repeat(before.length - name.length + cells)}^^^^`);
});
