/**
 * Tells keys that somebody pressed from a text that came at once. Where a terminal marks what is pasted (bracketed paste) Ink hands it over as
 * such; the console of Windows, a serial line and many tools do not mark it, and its letters and line breaks come as if they were keys.
 */
import { type InkKey, type Key, keysOf } from './key.ts';

export type Arrived =
  | { readonly is: 'keys'; readonly keys: readonly Key[] }
  /** Line breaks are `\n`. */
  | { readonly is: 'paste'; readonly text: string };

/** Pieces of one paste follow each other within so many milliseconds; nobody presses the next key so soon. */
export const betweenPieces = 100;

/** Reads what Ink gives for one chunk of input. `now`: milliseconds of a clock that only goes on. */
export function burstReader(now: () => number): (input: string, key: InkKey) => Arrived {
  let pastedAt = -Infinity;
  return (input, inkKey) => {
    const keys = keysOf(input, inkKey);
    const text = textOf(keys);
    const at = now();
    const goesOn = at - pastedAt < betweenPieces;
    // a key that writes nothing, such as Home or Esc, stands in no text: whatever comes after it is somebody's again
    if (text === null) pastedAt = -Infinity;
    if (text === null || !(isBurst(keys) || goesOn)) return { is: 'keys', keys };
    // what comes right after a line of it belongs to it: alone, a last line break would be Enter
    if (goesOn || text.includes('\n')) pastedAt = at;
    return { is: 'paste', text };
  };
}

/** Several that differ: one that is held down comes several times, too, when the program was busy. */
function isBurst(keys: readonly Key[]): boolean {
  return keys.some((each) => each.id !== keys[0]?.id);
}

/** What the keys would write; null when one of them is no text. */
function textOf(keys: readonly Key[]): string | null {
  const written = keys.map(({ id, text }) => (id === 'enter' ? '\n' : id === 'tab' ? '\t' : text));
  return written.length === 0 || written.includes('') ? null : written.join('');
}
