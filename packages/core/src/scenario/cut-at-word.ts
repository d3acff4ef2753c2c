/**
 * A text that is no longer than `most`, with `…` where something is missing. It ends with a whole word, unless that would leave less than half:
 * a text without blanks, as Chinese is, ends where it is full, but never between a letter and its accent. `sizeOf` says what is counted: letters,
 * or for a terminal its cells.
 */
export function cutAtWord(
  text: string,
  most: number,
  sizeOf: (text: string) => number = countLetters,
): string {
  if (sizeOf(text) <= most) return text;
  let end = 0;
  let wordEnd = 0;
  for (const { 0: letter, index } of text.matchAll(letters)) {
    if (letter === ' ') wordEnd = index;
    if (sizeOf(text.slice(0, index + letter.length)) > most - 1) break;
    end = index + letter.length;
  }
  const words = text.slice(0, wordEnd);
  const kept = sizeOf(words) > most / 2 ? words : text.slice(0, end);
  return `${kept.replace(/[\s,;:]+$/u, '')}…`;
}

const letters = /\P{M}\p{M}*|\p{M}+/gu;
const countLetters = (text: string): number => text.match(letters)?.length ?? 0;
