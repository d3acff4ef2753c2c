/** The likeliest meant of some names, for "did you mean". */

/** Edits (insert, delete, replace, swap of neighbours) between two words; gives up above `most`. */
function editDistance(from: string, to: string, most = 99): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let older: readonly number[] = [];
  let old: readonly number[] = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(
        (old[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (old[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) least = Math.min(least, (older[column - 2] ?? 0) + 1);
      next.push(least);
    }
    older = old;
    old = next;
  }
  return old[to.length] ?? 0;
}

const plainOf = (word: string): string => word.toLowerCase().replaceAll(/[-_ ]/g, '');
const digitsOf = (word: string): string => word.replaceAll(/\D/g, '');

function looseDistance(word: string, name: string, plain: string, most: number): number {
  const loose = name.toLowerCase().replaceAll(/[-_ ]/g, '') === plain;
  return loose ? 0.5 : editDistance(word, name, most);
}

/** The nearest of the names, if it is near enough to be meant: a third of its letters, at least one edit. */
export function nearest(word: string, names: readonly string[]): string | null {
  // nobody has so many names; a damaged file has, and should not take minutes to refuse
  if (names.length > 1000) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(Math.max(word.length, 3) / 3)) + 1;
  const plain = plainOf(word);
  for (const name of names) {
    const distance = looseDistance(word, name, plain, least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/**
 * The nearest, where no question is left: no other name is as near, it is no matter of a digit (`gate_2` is no slip for `gate_1`), and
 * there are letters enough to tell.
 */
export function surelyMeant(word: string, names: readonly string[]): string | null {
  const best = nearest(word, names);
  if (best === null || digitsOf(best) !== digitsOf(word)) return null;
  const plain = plainOf(word);
  const distance = looseDistance(word, best, plain, 99);
  if (distance >= 1 && Math.max(word.length, best.length) < 4) return null;
  const rivals = names.some(
    (name) => name !== best && looseDistance(word, name, plain, Math.ceil(distance)) <= distance,
  );
  return rivals ? null : best;
}
