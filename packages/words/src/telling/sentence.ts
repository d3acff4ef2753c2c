// What telling an entry of the record needs, and what comes of it.
import type { Cause, CauseKind, Entry } from '@sandtable/core/record';
import type { Telling } from './names.ts';
import type { RoomTongue } from './tongue.ts';

/** What telling what happened needs: all that is on the record, for what is told of one entry may depend on a later one. */
export interface RecordTelling extends Telling, RoomTongue {
  readonly entries: readonly Entry[];
}

/** A sentence, with the words that were said. */
export type Sentence = string | { readonly text: string; readonly said: string | null } | null;

/** How each of some kinds of causes is told. */
export type CauseTellers<Kind extends CauseKind> = {
  readonly [K in Kind]: (entry: Extract<Cause, { readonly kind: K }>, telling: RecordTelling) => Sentence;
};
