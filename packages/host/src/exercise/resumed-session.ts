/** A session that goes on where a record stood. */
import { sessionOf, type SessionOptions } from './live-session.ts';
import { playableProgram } from './playable-scenario.ts';
import { openExercise } from './recorded-exercise.ts';
import type { Session } from './session.ts';

/** What going on with a record came upon. */
export interface ResumedSession {
  readonly session: Session;
  /** Bytes of a torn last line that were cut; nothing in them was acknowledged. */
  readonly cut: number;
  /** Consequences of the last command that were derived anew. */
  readonly derived: number;
}

/**
 * Goes on with a record where it stood: its entries are checked and played again, a torn last line is cut, and what a crash left
 * undone of the last command is derived. A story clock that ran is paused: time does not pass while nobody looks.
 * Throws `RecordError` when the record is bad, locked, or played under other rules.
 */
export function resumeSession(
  options: SessionOptions & {
    /** The token of a stale lock: a person has confirmed that no program holds it any more. */
    readonly evict?: string;
  },
): ResumedSession {
  const { exercise, cut, derived } = openExercise(
    options.file,
    playableProgram,
    options.reader,
    options.evict ?? null,
  );
  try {
    return { session: sessionOf(options, exercise), cut, derived };
  } catch (error) {
    exercise.close();
    throw error;
  }
}
