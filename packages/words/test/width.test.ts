/** Widths are those that Ink reckons with: the library is patched to compile its pattern of emoji late (decision 27), which must not change one. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { widthOf } from '../src/index.ts';

const emoji = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v');

test('every single character that is an emoji takes two cells, and so do sequences of each kind', () => {
  const characters = Array.from({ length: 0x20_000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => emoji.test(character));
  expect(characters.length).toBeGreaterThan(1_000);
  expect(characters.filter((character) => widthOf(character) !== 2)).toEqual([]);
  // a flag, a keycap, a skin tone, a family, a heart of text made a picture, a flag of tags
  for (const sequence of ['🇳🇴', '3️⃣', '👍🏽', '👩‍👩‍👧', '❤️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])
    expect([sequence, emoji.test(sequence), widthOf(sequence)]).toEqual([sequence, true, 2]);
});

test('what is no emoji keeps its width', () => {
  for (const [text, width] of [
    ['“–…”', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['漢字', 4],
    ['ﾊﾟ', 2],
    ['한글', 4],
    ['١٢', 2],
    ['\u200b', 0],
  ] as const)
    expect([text, widthOf(text)]).toEqual([text, width]);
});

test('what is only counted is as wide as it is measured, each sign alone and beside every other kind', () => {
  const ranges = [
    [0x20, 0x7e],
    [0xa1, 0xac],
    [0xae, 0x2ff],
    [0x370, 0x482],
    [0x48a, 0x52f],
    [0x2010, 0x2027],
    [0x2030, 0x203b],
    [0x2190, 0x2193],
    [0x2500, 0x259f],
    [0x25b8, 0x25b8],
  ] as const;
  const signs = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  );
  for (const sign of signs) expect(stringWidth(sign), sign).toBe(1);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 12 }), (some) => {
      expect(widthOf(some.join(''))).toBe(stringWidth(some.join('')));
    }),
  );
});
