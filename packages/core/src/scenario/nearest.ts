// Which of some names was meant: the one place that asks "did you mean", of authors, at the desk and on the command line.

/**
 * Edits (insert, delete, replace, swap of neighbours) between two words; gives up above `most`. A damaged file asks it a million
 * times, hence the ends that are alike cut off and the rows of numbers used again.
 */
function editDistance(from: string, to: string, most: number): number {
  const beyond = most + 1;
  if (Math.abs(from.length - to.length) > most) return beyond;
  let start = 0;
  let rows = from.length;
  let columns = to.length;
  while (start < rows && start < columns && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  while (rows > start && columns > start && from.charCodeAt(rows - 1) === to.charCodeAt(columns - 1)) {
    rows -= 1;
    columns -= 1;
  }
  let older: number[] = [];
  let old = Array.from({ length: columns - start + 1 }, (_, at) => at);
  let next: number[] = [];
  let lowestBefore = 0;
  for (let row = 1; row <= rows - start; row += 1) {
    const sign = from.charCodeAt(start + row - 1);
    let lowest = row;
    next[0] = row;
    for (let column = 1; column <= columns - start; column += 1) {
      const other = to.charCodeAt(start + column - 1);
      let least = Math.min((old[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1);
      least = Math.min(least, (old[column - 1] ?? 0) + (sign === other ? 0 : 1));
      const swapped =
        row > 1 &&
        column > 1 &&
        sign === to.charCodeAt(start + column - 2) &&
        from.charCodeAt(start + row - 2) === other;
      if (swapped) least = Math.min(least, (older[column - 2] ?? 0) + 1);
      next[column] = least;
      if (least < lowest) lowest = least;
    }
    if (lowest > most && lowestBefore >= most) return beyond;
    lowestBefore = lowest;
    [older, old, next] = [old, next, older];
  }
  return old[columns - start] ?? 0;
}

/**
 * A text as it is compared: small letters, without accents, with one blank where there are several and none around it, and with the plain
 * signs for those that a word processor sets.
 */
export function fold(text: string): string {
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/u.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{Mark}\p{Cf}]/gu, '')
    .replaceAll(/[‘’ʼ‛]/gu, "'")
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => plainLetters[letter] ?? letter);
}
/** Letters of their own that have no accent to leave out, as people write them who have no such key. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const plainOf = (folded: string): string => folded.replaceAll(/[-_ ]/g, '');
const digitsOf = (word: string): string => word.replaceAll(/\D/g, '');

/** Whether the name equals `plain` when hyphens, underscores and blanks are ignored. */
function isLoosely(plain: string, name: string): boolean {
  let at = 0;
  for (const sign of name) {
    if (sign === '_' || sign === '-' || sign === ' ') continue;
    if (sign !== plain[at]) return false;
    at += 1;
  }
  return at === plain.length;
}

/** The distance of two folded words. Words that have the same letters are nearer than any that need an edit. */
function distance(word: string, name: string, plain: string, most: number): number {
  if (word === name) return 0;
  return isLoosely(plain, name) ? 0.5 : editDistance(word, name, most);
}

/** The nearest of the names, if it is near enough to be meant: a third of its letters, at least one edit. */
export function nearest(word: string, names: readonly string[]): string | null {
  // no real scenario has so many names, but a damaged file may, and must still be refused quickly
  if (names.length > 1000) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  const folded = fold(word);
  const plain = plainOf(folded);
  for (const name of names) {
    const far = distance(folded, fold(name), plain, Math.ceil(least) - 1);
    if (far < least) {
      least = far;
      best = name;
    }
  }
  return best;
}

/**
 * The nearest name, only where no doubt is left: no other is as near, its digits are the same (`gate_2` is no misspelt `gate_1`), and the
 * word is long enough.
 */
export function surelyMeant(word: string, names: readonly string[]): string | null {
  const best = nearest(word, names);
  if (best === null || digitsOf(best) !== digitsOf(word)) return null;
  const folded = fold(word);
  const plain = plainOf(folded);
  const far = distance(folded, fold(best), plain, 99);
  if (far >= 1 && Math.max(word.length, best.length) < 4) return null;
  const rivals = names.some(
    (name) => name !== best && distance(folded, fold(name), plain, Math.ceil(far)) <= far,
  );
  return rivals ? null : best;
}
