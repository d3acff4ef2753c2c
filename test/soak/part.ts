/** A part of the soak: what it looks for, in rounds, each of which follows from its seed and its number alone. */

export interface Part {
  /** In a line, for `--help`. */
  readonly about: string;
  /** How many rounds are the whole of it; null when there is no end, and `usual` rounds are gone through. */
  readonly rounds: number | null;
  readonly usual: number;
  /** The share of what was tried that may be found, where not everything can be: 0 if it is not said. */
  readonly bearable?: number;
  readonly round: (round: Round) => Promise<Looked> | Looked;
  /** Looks again at what a round wrote to a file: what is wrong with it, or null. */
  readonly again?: (text: string, folder: string) => Promise<string | null> | string | null;
}

export interface Round {
  /** Counted from 0; a part that has an end goes through its cases by this. */
  readonly number: number;
  readonly seed: number;
  /** Empty, and gone after the round. */
  readonly folder: string;
}

export interface Looked {
  readonly tried: number;
  readonly found: readonly Found[];
}

export interface Found {
  /** What is wrong, in a line or a few. */
  readonly what: string;
  /** The smallest that still shows it, and how its file ends: `jsonl`. Null when another tool has kept it. */
  readonly kept: { readonly text: string; readonly ending: string } | null;
}

export const noneFound: readonly Found[] = [];
