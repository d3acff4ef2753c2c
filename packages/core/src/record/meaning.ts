/** What an entry that can be put right says, in the form in which something else may stand in its place. */
import type { Correction, Corrigible } from './cause.ts';
import { isCause, type Entry } from './entry.ts';

export interface Meaning {
  /** The command that was given first. */
  readonly of: CorrigibleEntry;
  /** The entry that says so: its own, or the correction that stands in its place. */
  readonly entry: number;
  /** Null: it was taken back, or can only be taken back. */
  readonly says: Says | null;
}
export type Says = Correction | { readonly of: 'aloud'; readonly to: 'all' };
type CorrigibleEntry = Extract<Entry, { readonly kind: Corrigible }>;

/** Null where the entry cannot be put right. */
export function meaningOf(entries: readonly Entry[], number: number): Meaning | null {
  const entry = entries.find(({ n }) => n === number);
  if (entry === undefined || !isCause(entry)) return null;
  if (entry.kind === 'correct') {
    const mistaken = entry.body.entry < number ? meaningOf(entries, entry.body.entry) : null;
    return mistaken && { ...mistaken, entry: number, says: entry.body.instead };
  }
  return isCorrigibleEntry(entry) ? { of: entry, entry: number, says: saidBy(entries, entry) } : null;
}

/** The kinds of which something else may stand in the place, or nothing. */
const corrigible: Readonly<Record<Corrigible, true>> = {
  answer: true,
  override: true,
  seen: true,
  deliver: true,
  release: true,
  adhoc: true,
  say: true,
  share: true,
  aloud: true,
  act: true,
};
const isCorrigibleEntry = (entry: Entry): entry is CorrigibleEntry => Object.hasOwn(corrigible, entry.kind);

function saidBy(entries: readonly Entry[], entry: CorrigibleEntry): Says | null {
  switch (entry.kind) {
    case 'answer':
      return { of: 'answer', answer: entry.body.answer, by: entry.body.by };
    case 'override':
      return { of: 'override', values: entry.body.values };
    case 'seen':
      return { of: 'seen', expected: entry.body.expected, how: entry.body.how };
    case 'deliver':
    case 'release': {
      const { inject } = entry.body;
      const delivered = entries.find(
        (each) => each.kind === 'inject.delivered' && each.cause === entry.n && each.body.inject === inject,
      );
      return delivered?.kind === 'inject.delivered' ? { of: 'deliver', to: delivered.body.to } : null;
    }
    case 'adhoc':
    case 'say':
      return { of: entry.kind, to: entry.body.to };
    case 'share':
      return { of: 'share', to: entry.body.with };
    case 'aloud':
      return entry.body.to === 'all' ? { of: 'aloud', to: 'all' } : { of: 'aloud', to: entry.body.to };
    case 'act':
      return null;
  }
}
