// Which command a typed line means: by its word, its key, its name, or other words for it; else the nearest one.
import { fold, nearest } from '@sandtable/core/scenario';

/** Something that can be typed: the words for it, the best first. */
export interface Known<T> {
  readonly is: T;
  readonly words: readonly string[];
  /** Other words that people may use. */
  readonly others: readonly string[];
  /** Its key on the desk: one sign, where large and small letters differ. */
  readonly key: string | null;
  /** Asked only of what is meant: to know it of every command with every line took most of the answer's time. */
  can(): boolean;
  /** It cannot, and says more of it than that. */
  explains(): boolean;
}

export type MatchedCommand<T> =
  | { readonly found: 'nothing' }
  | {
      readonly found: 'command';
      readonly command: Known<T>;
      readonly rest: string;
      /** `next!`: without being asked again. */ readonly sure: boolean;
    }
  | { readonly found: 'unknown'; readonly word: string; readonly near: string | null };

/** A single letter is a slip rather than a command, where something else was asked. */
export const commandLike = /^\S{2}/u;

export function findCommand<T>(line: string, known: readonly Known<T>[]): MatchedCommand<T> {
  const words = line
    .trim()
    .split(/\s+/u)
    .filter((each) => each !== '');
  const first = words[0];
  if (first === undefined) return { found: 'nothing' };
  const sure = first.length > 1 && first.endsWith('!');
  const plain = sure ? [first.slice(0, -1), ...words.slice(1)] : words;
  const head = plain[0] ?? '';
  const taken = (count: number): string => restAfter(line, count);
  const own = best(known.filter((each) => each.words.some((word) => fold(word) === fold(head))));
  // a longer phrase is meant rather than its first word: “go on” is not “go”
  const phrase = longestPhrase(plain, known);
  if (phrase !== null && (own === null || phrase.length > 1))
    return { found: 'command', command: phrase.command, rest: taken(phrase.length), sure };
  if (own !== null) return { found: 'command', command: own, rest: taken(1), sure };
  const byKey = best(known.filter((each) => each.key !== null && each.key === head));
  if (byKey !== null) return { found: 'command', command: byKey, rest: taken(1), sure };
  return {
    found: 'unknown',
    word: head,
    near: nearest(
      head,
      known.flatMap((each) => each.words),
    ),
  };
}

/** What can be done now is meant rather than what cannot, and of that what says why. */
function best<T>(commands: readonly Known<T>[]): Known<T> | null {
  return (
    commands.find((each) => each.can()) ?? commands.find((each) => each.explains()) ?? commands[0] ?? null
  );
}

function longestPhrase<T>(
  words: readonly string[],
  known: readonly Known<T>[],
): { command: Known<T>; length: number } | null {
  for (let length = Math.min(5, words.length); length > 0; length -= 1) {
    const typed = fold(words.slice(0, length).join(' '));
    const command = best(known.filter((each) => each.others.some((other) => fold(other) === typed)));
    if (command !== null) return { command, length };
  }
  return null;
}

function restAfter(line: string, words: number): string {
  return line.trim().replace(new RegExp(`^(\\S+(\\s+|$)){${words}}`, 'u'), '');
}
