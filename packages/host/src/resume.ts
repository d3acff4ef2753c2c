/** From a record back to where the exercise stood. */
import { decide, type Decided, type Program } from '@sandtable/core';
import type { Entry, Refusal } from '@sandtable/core/record';
import { BadRecord, canonical, orderOf, setupOf, type PlayedRecord } from '@sandtable/records';
import { beginAgain } from './engine.ts';
import { beginning, follow, type Progress } from './progress.ts';

export interface Resumed {
  readonly program: Program;
  /** Where it stands, once `missing` is on disk, too. */
  readonly progress: Progress;
  /** Consequences of the last command that are not on disk yet: the machine stopped while they were written. */
  readonly missing: readonly Entry[];
}

/**
 * Plays the entries of a record again. The consequences of its last command are derived anew: what stands there must be how they begin.
 * Throws `BadRecord` when the entries are no play of the scenario, so far as this shows; `verifyRecord` looks at all of them.
 */
export function resume(record: PlayedRecord): Resumed {
  const begun = beginAgain(record.header.scenario.text, setupOf(record.header));
  if (begun === null) throw new BadRecord(record.file, 0, 'scenario');
  const { program, state } = begun;
  const last = record.entries.findLastIndex(({ cause }) => cause === null);
  try {
    const before = follow(program, beginning(program, state), record.entries.slice(0, Math.max(0, last)));
    if (last === -1) return { program, progress: before, missing: [] };
    const stands = record.entries.slice(last);
    const { entries: derived, state: reached } = deriveAgain(record, program, before, stands[0] as Entry);
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
    };
  } catch (error) {
    // sealed, but by something that is not this program: a body is not what its kind promises
    if (error instanceof TypeError || error instanceof RangeError)
      throw new BadRecord(record.file, Math.max(0, last) + 1, 'refused', { refused: 'ill-formed' });
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
