/** From a record back to where the exercise stood. */
import { ImpossibleEntry, type Program } from '@sandtable/core';
import type { Entry, Recomputed } from '@sandtable/core/record';
import { BadRecord, canonical, orderOf, recompute, setupOf, type PlayedRecord } from '@sandtable/records';
import { beginAgain, engineOf, type ProgramOf } from './engine.ts';
import { beginning, type Progress } from './progress.ts';

export interface Resumed {
  readonly program: Program;
  /** Where it stands, once `missing` is on disk, too. */
  readonly progress: Progress;
  /** Consequences of the last command that are not on disk yet: the machine stopped while they were written. */
  readonly missing: readonly Entry[];
  /** Whether all before follows from its commands. */
  readonly recomputed: Recomputed;
}

/**
 * Plays the entries of a record again. What stands there counts, even where something else follows from its commands: it is what people
 * were shown, and `recomputed` says so. Only of the last command the consequences are derived anew, and those on disk must be how they
 * begin. Throws `BadRecord` when they are not, and when the entries are no play of the scenario.
 */
export function resume(record: PlayedRecord, programOf: ProgramOf): Resumed {
  const begun = beginAgain(programOf(record.header.scenario.text), setupOf(record.header));
  if (begun === null) throw new BadRecord(record.file, 0, 'scenario');
  const { program, state } = begun;
  const recomputed = recompute(
    record,
    engineOf(() => program),
  );
  const last = record.entries.findLastIndex(({ cause }) => cause === null);
  const progress = beginning(program, state);
  try {
    progress.follow(record.entries.slice(0, Math.max(0, last)));
    const command = record.entries[last];
    const missing =
      command === undefined ? [] : deriveAgain(record, progress, command, record.entries.slice(last));
    return { program, progress, missing, recomputed };
  } catch (error) {
    if (error instanceof ImpossibleEntry && recomputed.is === 'different')
      throw new BadRecord(record.file, recomputed.entry, 'impossible');
    throw error;
  }
}

/** Gives the last command again; the consequences of it that are not on disk. */
function deriveAgain(
  record: PlayedRecord,
  progress: Progress,
  cause: Entry,
  stands: readonly Entry[],
): readonly Entry[] {
  const { file } = record;
  const derived = progress.give(orderOf(cause, record.textsOf(cause.n)), () => {});
  if ('refused' in derived) throw new BadRecord(file, cause.n, 'refused', { refused: derived.refused });
  for (const [place, entry] of stands.entries()) {
    const wanted = derived[place];
    if (wanted === undefined || canonical(wanted) !== canonical(entry))
      throw new BadRecord(file, entry.n, 'consequence', { expected: wanted?.kind ?? '', found: entry.kind });
  }
  return derived.slice(stands.length);
}
