/** What the parts of the report share: the record, the walk over it, and how things are told. */
import type { Attribution, Tlp } from '@sandtable/core/scenario';
import type { Entry, Stage } from '@sandtable/core/record';
import type { RecordTelling } from '@sandtable/words';
import type { Conduct, Walk } from './walk.ts';

export interface Paper extends Conduct {
  readonly walk: Walk;
  /** By the number of its cause: when something happened in the room that was entered later. */
  readonly eventTimes: ReadonlyMap<number, number>;
  readonly telling: RecordTelling;
  /** What may be told of whom: what was promised to the people who took part. */
  readonly attribution: Attribution;
  readonly chathamHouse: boolean;
  /** How far the report may go. */
  readonly marking: Tlp;
  /** Who has signed it off; null while it is a draft. */
  readonly signedOff: string | null;
  /** Number and hash of the record's head, when the record is sealed. */
  readonly head: { readonly number: number; readonly hash: string } | null;
  /** The record that this one was forked from, and the last entry that both share. */
  readonly parent: { readonly record: string; readonly entry: number; readonly hash: string } | null;
}

/** When it happened in the room: when it was entered, unless somebody said otherwise. Null where no clock was kept. */
export const roomTimeOf = ({ eventTimes }: Pick<Paper, 'eventTimes'>, entry: Entry): number | null =>
  entry.wall === null ? null : (eventTimes.get(entry.cause ?? entry.n) ?? entry.wall);

export function entriesOf<K extends Entry['kind']>(
  paper: Conduct,
  kind: K,
): readonly Extract<Entry, { readonly kind: K }>[] {
  return paper.entries.filter((entry): entry is Extract<Entry, { readonly kind: K }> => entry.kind === kind);
}

export const stageEntry = (
  paper: Conduct,
  stage: Stage,
): Extract<Entry, { readonly kind: 'stage.changed' }> | undefined =>
  entriesOf(paper, 'stage.changed').find((entry) => entry.body.stage === stage);
