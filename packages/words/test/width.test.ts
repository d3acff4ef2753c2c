/** Widths are those that Ink reckons with: the library is patched to compile its pattern of emoji late (decision 27), which must not change one. */
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
