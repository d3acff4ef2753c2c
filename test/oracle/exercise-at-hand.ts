/** A real exercise of the library, on a record in a folder of its own, with a clock that is moved by hand, and all screens that show it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pairs, Setup } from '@sandtable/core/record';
import { startSession, type Session } from '@sandtable/host';
import { followExercise, type FollowedExercise } from '@sandtable/host/recorded';
import { readScenario } from '@sandtable/language';
import { textReader } from '@sandtable/words';

export interface ExerciseAtHand {
  readonly session: Session;
  readonly setup: Setup;
  /** The second display: it follows the record. */
  readonly room: FollowedExercise;
  now(): number;
  /** Lets so many seconds pass in the room. */
  pass(seconds: number): void;
  close(): void;
}

/** `place`: the name of a scenario of the library, or a folder of the repository. */
export function exerciseAtHand(place: string, parameters: Pairs, seed: string): ExerciseAtHand {
  const folderOf = place.includes('/') ? place : `scenarios/${place}`;
  const path = join(import.meta.dirname, '../..', folderOf, 'scenario.yaml');
  const text = readFileSync(path, 'utf8');
  const { scenario } = readScenario(text, path);
  if (scenario === null) throw new Error(`${path} has errors`);
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-oracle-'));
  let now = Date.UTC(2031, 5, 8, 8, 0);
  const ticks = new Set<() => void>();
  const clock = {
    now: () => now,
    every: (_milliseconds: number, act: () => void) => {
      ticks.add(act);
      return () => void ticks.delete(act);
    },
  };
  const { attribution } = scenario;
  const reader = textReader('en');
  const session = startSession({
    scenario,
    text,
    seed,
    parameters,
    attribution,
    engine: '0.0.0',
    file: join(folder, 'exercise.jsonl'),
    clock,
    reader,
  });
  let followed = { file: '', room: null as FollowedExercise | null };
  const tick = () => {
    for (const act of ticks) act();
  };
  return {
    session,
    setup: { seed, parameters, attribution },
    get room() {
      const { file } = session.record;
      // a rewind goes on in another file
      if (followed.file !== file) {
        followed.room?.close();
        followed = { file, room: followExercise({ file, clock, reader }) };
      }
      tick();
      if (followed.room === null) throw new Error('nothing is followed');
      return followed.room;
    },
    now: () => now,
    pass(seconds) {
      now += seconds * 1000;
      tick();
    },
    close() {
      followed.room?.close();
      session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
