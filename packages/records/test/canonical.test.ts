import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, endOfValue } from '../src/canonical.ts';
import { checkLine, sealEntry } from '../src/line.ts';
import { randomSalts } from '../src/text.ts';

const key = fc.stringMatching(/^[ !#-[\]-~]*[^0-9"\\\u0000-\u001f\u007f-\uffff][ !#-[\]-~]*$/);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0 || 0),
    fc.integer(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.nat(0x2100).map((code) => String.fromCharCode(code)) }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** What the library says of a text: the reference. */
function isCanonical(text: string): boolean {
  try {
    return canonical(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

test('the canonical text of any value is found to be one, to its last byte', () => {
  fc.assert(
    fc.property(json, fc.constantFrom('', ',', '}', ']', ' '), (value, after) => {
      const bytes = Buffer.from(canonical(value));
      expect(endOfValue(Buffer.concat([bytes, Buffer.from(after)]), 0)).toBe(bytes.length);
    }),
    { numRuns: 3000 },
  );
});

test('a text with anything changed is canonical exactly when the library says so', () => {
  const pieces = [
    '',
    ' ',
    '0',
    '1',
    '-',
    '.',
    'e',
    'E5',
    '"',
    '\\',
    '\\n',
    '\\u000a',
    '\\u001f',
    '\\u001F',
    '\\/',
    'n',
    'null',
    ',',
    ':',
    '{',
    '}',
    '[]',
    '"a":1,',
    '"b":0',
  ];
  let canonicalOnes = 0;
  fc.assert(
    fc.property(json, fc.nat(), fc.nat(3), fc.constantFrom(...pieces), (value, where, length, piece) => {
      const text = canonical(value);
      const place = where % (text.length + 1);
      const changed = `${text.slice(0, place)}${piece}${text.slice(place + length)}`;
      fc.pre(changed.isWellFormed() && !hasOddKey(changed));
      const expected = isCanonical(changed);
      if (expected) canonicalOnes += 1;
      const bytes = Buffer.from(changed);
      expect(endOfValue(bytes, 0) === bytes.length).toBe(expected);
    }),
    { numRuns: 20_000 },
  );
  expect(canonicalOnes).toBeGreaterThan(100);
});

test('numbers are written as the one text they have', () => {
  for (const text of [
    '0',
    '-1',
    '9007199254740991',
    '9007199254740992',
    '0.1',
    '1e+21',
    '5e-324',
    '-1.7976931348623157e+308',
    '100000000000000000000',
  ])
    expect([text, endOfValue(Buffer.from(text), 0)]).toEqual([text, text.length]);
  for (const text of [
    '-0',
    '00',
    '01',
    '1.0',
    '1e5',
    '1E+21',
    '+1',
    '.5',
    '1.',
    '1e999',
    '9007199254740993',
    '0x1',
    '-',
    'Infinity',
    'NaN',
    '',
  ])
    expect([text, endOfValue(Buffer.from(text), 0) === Math.max(text.length, 1)]).toEqual([text, false]);
});

test('keys are plain, in order and once; values are not nested endlessly', () => {
  for (const text of [
    '{"b":1,"a":1}',
    '{"a":1,"a":1}',
    '{"":1}',
    '{"10":1}',
    '{"é":1}',
    '{"\\n":1}',
    '{"a" :1}',
    '{"a":1,}',
    '{"a"}',
    `${'['.repeat(101)}${']'.repeat(101)}`,
  ])
    expect([text, endOfValue(Buffer.from(text), 0)]).toEqual([text, -1]);
  for (const text of ['{"a":1,"a!":1,"aa":1,"b":1}', '{"10th":1}', `${'['.repeat(100)}${']'.repeat(100)}`])
    expect([text, endOfValue(Buffer.from(text), 0)]).toEqual([text, text.length]);
});

/** Keys that we refuse and the RFC does not. */
function hasOddKey(text: string): boolean {
  let odd = false;
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        for (const own of Object.keys(value))
          if (own === '' || /^\d+$/.test(own) || /[^ -~]|["\\]/.test(own)) odd = true;
      return value;
    });
  } catch {
    return false;
  }
  return odd;
}

test('a line that is sealed is canonical as the library says, and found in order, whatever its parts and however they stand', () => {
  const before = 'a'.repeat(64);
  const author = { role: 'harbour', participant: 3, organisation: null };
  fc.assert(
    fc.property(
      fc.dictionary(key, json, { maxKeys: 4 }),
      fc.array(fc.string(), { maxLength: 3 }),
      (body, texts) => {
        const said = Object.fromEntries(texts.map((_, text) => [`said ${text}`, { text }]));
        const entry = {
          wall: null,
          n: 5,
          kind: 'ask',
          story: 0,
          cause: null,
          author,
          body: { ...body, ...said },
        };
        const { line } = sealEntry(entry as never, texts, before, randomSalts);
        expect(line).toBe(`${canonical(JSON.parse(line))}\n`);
        const checked = checkLine(Buffer.from(line.trimEnd()), { number: 4, hash: before });
        expect('why' in checked ? checked : checked.texts).toEqual(texts);
      },
    ),
    { numRuns: 500 },
  );
  expect(() =>
    sealEntry(
      { wall: null, n: 5, kind: 'ask', story: 0, cause: null, author, body: { of: '\ud800' } } as never,
      [],
      before,
      randomSalts,
    ),
  ).toThrow('cannot stand on a record');
});
