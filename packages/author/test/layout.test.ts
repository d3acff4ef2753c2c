/** The layout of a scenario: one style, the same meaning, and nothing more to do the second time. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lexer, parseDocument } from 'yaml';
import { format } from '../src/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (name: string) => readFileSync(`${root}${name}`, 'utf8');
const whole = globSync(
  [
    'scenarios/*/scenario.yaml',
    'scenarios/*/scripts/*.yaml',
    'docs/author/steps/*.yaml',
    'test/fixtures/*.yaml',
  ],
  {
    cwd: root,
  },
);
const broken = globSync('test/fixtures/broken/**/*.yaml', { cwd: root });

const dataOf = (text: string): unknown =>
  parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }).toJS({ maxAliasCount: 0 });
const commentsOf = (text: string) => [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));

/** Formatting changes neither data nor comments, and is done once. */
function expectOneStyle(text: string): string {
  const once = format(text);
  expect(format(once)).toBe(once);
  expect(commentsOf(once)).toEqual(commentsOf(text));
  return once;
}

test.each(whole)('%s keeps its meaning', (name) => {
  const text = read(name);
  const once = expectOneStyle(text);
  expect(dataOf(once)).toEqual(dataOf(text));
  const outside = once.split('\n').filter((line) => /[[{].*[\]}]$/.test(line) && line.length > 100);
  // what is too long holds a single thing that cannot be broken
  for (const line of outside) expect(line).toMatch(/^[^{[]*[{[][^,]*[}\]]$|#/);
});

test('lines end as the first one does', () => {
  const text = read('scenarios/drone-incident/scenario.yaml');
  const windows = text.replaceAll('\n', '\r\n');
  expect(expectOneStyle(windows)).toBe(windows);
  expect(format('a: {b: 1}\r\n\n\nc:\r\n      d: >\n         one\r\n')).toBe(
    'a: { b: 1 }\r\n\r\nc:\r\n  d: >\r\n    one\r\n',
  );
});

test('a broken file is survived, and done once', () => {
  expect(broken.length).toBeGreaterThan(150);
  for (const name of broken) expectOneStyle(read(name));
});

test('however a scenario was laid out, it comes to mean the same in one style', () => {
  const texts = whole.map(read).filter((text) => text.length < 30_000);
  const layouts = fc.record({
    text: fc.constantFrom(...texts),
    indent: fc.integer({ min: 1, max: 7 }),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40, 80, 120),
    flowCollectionPadding: fc.boolean(),
    trailing: fc.boolean(),
  });
  fc.assert(
    fc.property(layouts, ({ text, trailing, ...options }) => {
      const other = parseDocument(text).toString(options);
      const spaced = trailing ? other.replaceAll(/([\]}])\n/g, '$1  \n\n\n') : other;
      const once = format(spaced);
      expect(dataOf(once)).toEqual(dataOf(spaced));
      expect(format(once)).toBe(once);
      expect(commentsOf(once)).toEqual(commentsOf(spaced));
    }),
    { numRuns: 25 },
  );
});

describe('the style', () => {
  test.each([
    ['two columns further in', 'a:\n      b: 1\n      c:\n         d: 2\n', 'a:\n  b: 1\n  c:\n    d: 2\n'],
    ['a list below its key, further in', 'a:\n- b\n- c: 1\n  d: 2\n', 'a:\n  - b\n  - c: 1\n    d: 2\n'],
    ['blanks in brackets', 'a: {b: 1,c:   [x,y ]}\n', 'a: { b: 1, c: [x, y] }\n'],
    ['short brackets over several lines', 'a: [\n  x,\n  y\n]\n', 'a: [x, y]\n'],
    [
      'long brackets, an item a line',
      `a: { first: ${'x'.repeat(60)}, second: ${'y'.repeat(60)} }\n`,
      `a:\n  first: ${'x'.repeat(60)}\n  second: ${'y'.repeat(60)}\n`,
    ],
    [
      'long brackets in a list',
      `a:\n  - { first: ${'x'.repeat(60)}, second: [${'y'.repeat(60)}] }\n`,
      `a:\n  - first: ${'x'.repeat(60)}\n    second: [${'y'.repeat(60)}]\n`,
    ],
    [
      'block texts keep their lines',
      'a:\n     b: >\n          One,\n            two.\n',
      'a:\n  b: >\n    One,\n      two.\n',
    ],
    ['a comment goes with what is below', 'a:\n      # why\n      b: 1\n', 'a:\n  # why\n  b: 1\n'],
    ['empty lines', 'a: 1   \n\n\n\nb: 2\n\n', 'a: 1\n\nb: 2\n'],
    ['brackets with a comment stay', 'a: [x, # why\n  y]\n', 'a: [x, # why\n  y]\n'],
    ['a verb alone stays', 'a: [{ end }]\n', 'a: [{ end }]\n'],
  ])('%s', (_what, before, after) => {
    expect(expectOneStyle(before)).toBe(after);
    expect(dataOf(after)).toEqual(dataOf(before));
  });
});
