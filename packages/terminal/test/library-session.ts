// A real exercise of a scenario of the library, on a record in a folder that goes with the test, and a clock that the test moves on.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Pairs } from '@sandtable/core/record';
import { readScenario } from '@sandtable/language';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';

export interface LibrarySession {
  readonly session: Session;
  /** Lets so many seconds pass in the room. */
  pass(seconds: number): void;
}

export function librarySession(name: string, agenda: string, seed: string): LibrarySession {
  return sessionOf(`scenarios/${name}/scenario.yaml`, [['agenda', agenda]], seed);
}

/** Of a scenario of the library as it once was, for tests that need one which does not change. */
export function unchangedSession(name: string, agenda: string, seed: string): LibrarySession {
  return sessionOf(`test/fixtures/before-repairs/${name}/scenario.yaml`, [['agenda', agenda]], seed);
}

/** Of any scenario; its path is the repository's. */
export function sessionOf(scenarioPath: string, parameters: Pairs = [], seed = '7'): LibrarySession {
  const path = join(import.meta.dirname, '../../..', scenarioPath);
  return sessionOfText(readFileSync(path, 'utf8'), parameters, seed);
}

/** `clock`: instead of the one that `pass` moves. */
export function sessionOfText(
  text: string,
  parameters: Pairs = [],
  seed = '7',
  clock?: WallClock,
): LibrarySession {
  const { scenario, diagnostics } = readScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  let now = Date.UTC(2031, 5, 8, 8, 0);
  let tick = (): void => {};
  const session = startSession({
    scenario,
    text,
    seed,
    parameters,
    attribution: scenario.attribution,
    engine: '0.0.0',
    file: join(folder, 'exercise.jsonl'),
    clock: clock ?? {
      now: () => now,
      every: (_milliseconds, act) => {
        tick = act;
        return () => {};
      },
    },
    reader: textReader('en'),
  });
  onTestFinished(() => session.close());
  return {
    session,
    pass(seconds) {
      now += seconds * 1000;
      tick();
    },
  };
}
