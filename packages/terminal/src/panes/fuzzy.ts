// Finding by a few letters: each letter in order, better at the start of words and when letters stand together.
import { fold } from '@sandtable/core/scenario';

/** Higher is better; null when the letters are not all there in order. `wanted` is folded and not empty. */
function fuzzyScore(wanted: string, text: string): number | null {
  const searched = fold(text);
  if (searched === wanted) return 3_000;
  const whole = searched.indexOf(wanted);
  if (whole >= 0) return 1_000 - whole + (startsWord(searched, whole) ? 500 : 0) - searched.length / 100;
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const found = searched.indexOf(letter, at + 1);
    if (found < 0) return null;
    score += found === at + 1 ? 6 : startsWord(searched, found) ? 4 : -Math.min(3, found - at);
    at = found;
  }
  return score - searched.length / 100;
}

export interface Scored<T> {
  readonly item: T;
  readonly score: number;
}

/** Items that match in any of their texts, best first; all of them, in their order, when nothing is sought. */
export function fuzzyFind<T>(
  query: string,
  items: readonly T[],
  texts: (item: T) => readonly string[],
): readonly T[] {
  const wanted = fold(query);
  if (wanted === '') return items;
  const found = items
    .flatMap((item): readonly Scored<T>[] => {
      // the first text is the name: a hit there counts more than one in a description
      const scores = texts(item).flatMap((text, place) => {
        const score = fuzzyScore(wanted, text);
        return score === null ? [] : [score - place * 20];
      });
      return scores.length === 0 ? [] : [{ item, score: Math.max(...scores) }];
    })
    .sort((one, other) => other.score - one.score);
  // where the words themselves stand somewhere, scattered letters are only noise
  const least = (found[0]?.score ?? 0) >= wholeScore ? wholeScore : Number.NEGATIVE_INFINITY;
  return found.filter((each) => each.score >= least).map(({ item }) => item);
}

/** Reached only by texts in which what is sought stands as it was written. */
const wholeScore = 400;

const wordsBeginAfter: ReadonlySet<string> = new Set(' \t\n\u00a0-_/(“"’');

function startsWord(text: string, at: number): boolean {
  return at === 0 || wordsBeginAfter.has(text[at - 1] ?? '');
}
