/** From a record back to where the exercise stood. */
import { ImpossibleEntry, decide, type Decided, type Program } from '@sandtable/core';
import type { Entry, Recomputed, Refusal } from '@sandtable/core/record';
import { BadRecord, canonical, orderOf, recompute, setupOf, type PlayedRecord } from '@sandtable/records';
import { beginAgain, replayEngine } from './engine.ts';
import { beginning, follow, type Progress } from './progress.ts';

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
export function resume(record: PlayedRecord): Resumed {
  const begun = beginAgain(record.header.scenario.text, setupOf(record.header));
  if (begun === null) throw new BadRecord(record.file, 0, 'scenario');
  const { program, state } = begun;
  const recomputed = recompute(record, replayEngine);
  const last = record.entries.findLastIndex(({ cause }) => cause === null);
  try {
    const before = follow(program, beginning(program, state), record.entries.slice(0, Math.max(0, last)));
    const command = record.entries[last];
    if (command === undefined) return { program, progress: before, missing: [], recomputed };
    const stands = record.entries.slice(last);
    const { entries: derived, state: reached } = deriveAgain(record, program, before, command);
    for (const [place, entry] of stands.entries()) {
      const wanted = derived[place];
      if (wanted === undefined || canonical(wanted) !== canonical(entry))
        throw new BadRecord(record.file, entry.n, 'consequence', {
          expected: wanted?.kind ?? '',
          found: entry.kind,
        });
    }
    return {
      program,
      progress: follow(program, before, derived, reached),
      missing: derived.slice(stands.length),
      recomputed,
    };
  } catch (error) {
    if (error instanceof ImpossibleEntry && recomputed.is === 'different')
      throw new BadRecord(record.file, recomputed.entry, 'impossible');
    throw error;
  }
}

function deriveAgain(
  record: PlayedRecord,
  program: Program,
  before: Progress,
  cause: Entry,
): Exclude<Decided, Refusal> {
  const decided = decide(program, before.state, orderOf(cause, record.textsOf(cause.n)));
  if ('refused' in decided)
    throw new BadRecord(record.file, cause.n, 'refused', { refused: decided.refused });
  return decided;
}
