// Finding by a few letters: each in order, at the start of a word or close behind another, better when they stand together.
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
    const found = nextLetter(searched, letter, at);
    if (found < 0) return null;
    score += found === at + 1 ? 6 : startsWord(searched, found) ? 4 : -Math.min(3, found - at);
    at = found;
  }
  return score - searched.length / 100;
}

/** The letter close by in the same word, or at the start of a later one: “ask” is not “pASsengers who booKed”. */
function nextLetter(searched: string, letter: string, at: number): number {
  const last = at < 0 ? -1 : Math.min(at + mostLeftOut, searched.length - 1);
  for (let place = at + 1; place <= last; place += 1) {
    if (startsWord(searched, place)) break;
    if (searched[place] === letter) return place;
  }
  for (let place = searched.indexOf(letter, at + 1); place >= 0; place = searched.indexOf(letter, place + 1))
    if (startsWord(searched, place)) return place;
  return -1;
}

/** So far on may a letter stand in its word: one that was left out, or two. */
const mostLeftOut = 3;

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
