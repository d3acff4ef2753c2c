/** What the parts of the report share: the record, the walk over it, and how things are told. */
import type { Entry } from '@sandtable/core';
import type { Telling } from '@sandtable/words';
import type { Conduct, Walk } from './walk.ts';

export interface Paper extends Conduct {
  readonly walk: Walk;
  readonly telling: Telling;
  /** Number and hash of the record's head, when the record is sealed. */
  readonly head: { readonly number: number; readonly hash: string } | null;
}

export function entriesOf<K extends Entry['kind']>(
  paper: Conduct,
  kind: K,
): readonly Extract<Entry, { readonly kind: K }>[] {
  return paper.entries.filter((entry): entry is Extract<Entry, { readonly kind: K }> => entry.kind === kind);
}
