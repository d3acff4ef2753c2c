// What stands on a line, or is broken into several, stands there whole: nothing of it runs over the edge, where it would be cut.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '@sandtable/words';
import { flow, line, lineText, lineWidth, span } from '../src/screen/line.ts';
import { labelled, prose } from '../src/screen/wrap.ts';

const word = fc.oneof(
  fc.stringMatching(/^[a-z,.“”]{1,12}$/u),
  fc.constantFrom(
    'x'.repeat(70),
    '天气很好我们开放跑道'.repeat(4),
    'https://example.org/a/very/long/address/of/a/page',
    '👩‍👩‍👧‍👦',
    'e\u0301',
  ),
);
const blank = fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '\r\n');
const text = fc
  .tuple(word, fc.array(fc.tuple(blank, word), { maxLength: 30 }))
  .map(([first, rest]) => first + rest.flat().join(''));

const bare = (words: string): string => words.normalize().replaceAll(/\s+/gu, '');
const told = (lines: readonly Parameters<typeof lineText>[0][]): string =>
  bare(lines.map((each) => lineText(each)).join(''));

test('pieces set beside each other stand whole, however wide their words, and no line is wider than it may be', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 8, max: 90 }),
      (texts, width) => {
        const lines = flow(
          texts.map((each) => line('who: ', span(each, 'strong'))),
          width,
        );
        expect(told(lines)).toBe(bare(texts.map((each) => `who: ${each}`).join('')));
        for (const each of lines) expect(lineWidth(each)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('prose stands whole, alone and beside its label', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 90 }), (words, width) => {
      for (const lines of [prose(words, width), labelled(span(' -'), 3, words, width)]) {
        expect(told(lines).replace(/^-/u, '')).toBe(bare(words));
        for (const each of lines) expect(widthOf(lineText(each))).toBeLessThanOrEqual(width);
      }
    }),
  );
});
