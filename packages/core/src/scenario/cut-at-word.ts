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
  if (sizeOf === countLetters && text.length <= most) return text;
  let size = 0;
  let end = 0;
  let wordEnd = 0;
  for (const { 0: letter, index } of text.matchAll(letters)) {
    size += sizeOf(letter);
    if (size > most) {
      const kept = text.slice(0, sizeOf(text.slice(0, wordEnd)) > most / 2 ? wordEnd : end);
      return `${kept.replace(/[\s,;:]+$/u, '')}…`;
    }
    if (letter === ' ') wordEnd = index;
    if (size < most) end = index + letter.length;
  }
  return text;
}

const letters = /\P{M}\p{M}*|\p{M}+/gu;
const countLetters = (text: string): number => text.match(letters)?.length ?? 0;
