// A real exercise of the library's drone scenario at its briefing, on a record in a folder that goes with the test.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readScenario } from '@sandtable/language';
import type { Setup } from '@sandtable/core/record';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';

const standing: WallClock = { now: () => Date.UTC(2031, 5, 8, 8, 0), every: () => () => {} };
const path = join(import.meta.dirname, '../../../scenarios/drone-incident/scenario.yaml');
const text = readFileSync(path, 'utf8');

export function droneSession(
  clock: WallClock = standing,
  parameters: Setup['parameters'] = [['agenda', 'short']],
): Session {
  const { scenario } = readScenario(text, path);
  if (scenario === null) throw new Error('the scenario has errors');
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-drone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return startSession({
    scenario,
    text,
    seed: '7',
    parameters,
    attribution: scenario.attribution,
    engine: '0.0.0',
    file: join(folder, 'exercise.jsonl'),
    clock,
    reader: textReader('en'),
  });
}
