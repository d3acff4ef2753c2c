/** Two copies of one record, and how far they tell the same: a sync program keeps both when both were gone on with. */
import { fileLines } from './file-lines.ts';

export interface Parting {
  /** The number of the last entry that both have. */
  readonly same: number;
  /** Whether each goes on after it. */
  readonly onward: { readonly one: boolean; readonly other: boolean };
}

/**
 * Compares two records that have the same line 0, by the hashes that stand in their lines; whether those are true, verification tells.
 * Erased words are no difference: the hashes stay, and the entry that says so goes on.
 */
export function partingOf(one: string, other: string): Parting {
  const [ones, others] = [hashesIn(one), hashesIn(other)];
  try {
    for (let same = -1; ; same += 1) {
      const [first, second] = [ones.next(), others.next()];
      if (first.done || second.done || first.value !== second.value)
        return { same, onward: { one: !first.done, other: !second.done } };
    }
  } finally {
    ones.return();
    others.return();
  }
}

// in a line the sign before `open` stands in no text: a quote in a text has a backslash before it
const openKey = Buffer.from('","open":{');

function* hashesIn(file: string): Generator<string, void, void> {
  for (const line of fileLines(file)) {
    if (line === 'too-long') return;
    const end = line.indexOf(openKey);
    yield line.toString('latin1', Math.max(0, end - 64), Math.max(0, end));
  }
}
