/** What the parts of the report share: the record, the walk over it, and how things are told. */
import type { ExerciseEvaluation } from '@sandtable/core/evaluation';
import type { Attribution, Decision, Tlp } from '@sandtable/core/scenario';
import type { Entry, Stage, Texts } from '@sandtable/core/record';
import type { RecordTelling } from '@sandtable/words';
import type { Conduct, Walk } from './walk.ts';

export interface Paper extends Conduct {
  readonly walk: Walk;
  /** By its number, and all that name a decision by its name: in a long record nobody goes through all of them for each claim. */
  readonly numbered: ReadonlyMap<number, Entry>;
  readonly ofDecision: ReadonlyMap<string, readonly Entry[]>;
  /** By the number of its cause: when something happened in the room that was entered later. */
  readonly eventTimes: ReadonlyMap<number, number>;
  readonly telling: RecordTelling;
  /** The words as they stand on the record. Nothing of them is told but what was promised to nobody. */
  readonly recorded: Texts;
  /** What may be told of whom: what was promised to the people who took part. */
  readonly attribution: Attribution;
  readonly chathamHouse: boolean;
  /** Whether words may tell who somebody was, although no role is told. */
  readonly mayName: (words: string) => boolean;
  /** How far the report may go. */
  readonly marking: Tlp;
  /** Who has signed it off; null while it is a draft. */
  readonly signedOff: string | null;
  /** The organisation whose own part this is; null: what is of all together. */
  readonly partOf: string | null;
  readonly evaluation: ExerciseEvaluation;
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

/** Those of one kind that name this decision. */
export const entriesOfDecision = <K extends Entry['kind']>(
  { ofDecision }: Paper,
  { name }: Decision,
  kind: K,
): readonly Extract<Entry, { readonly kind: K }>[] =>
  (ofDecision.get(name) ?? []).filter(
    (entry): entry is Extract<Entry, { readonly kind: K }> => entry.kind === kind,
  );

/** The name of the decision that an entry is about. */
export const decisionIn = ({ body }: Entry): string | null =>
  'decision' in body && typeof body.decision === 'string' ? body.decision : null;
