/**
 * From a scenario's text to what can be played. The library's scenarios were checked when the program was bundled: they lie beside it,
 * each under the hash of its text, and need not be read again (decision 14). Any other text is read.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';

const folder = join(import.meta.dirname, 'checked');
/** By hash: a lobby lists many records of few scenarios. */
const known = new Map<string, Scenario | null>();

/** Null when the text has errors; `readScenario` tells which. */
export function playableScenario(text: string): Scenario | null {
  const hash = createHash('sha256').update(text).digest('hex');
  const before = known.get(hash);
  if (before !== undefined) return before;
  const file = join(folder, `${hash}.json`);
  const scenario = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Scenario)
    : readScenario(text, 'scenario.yaml').scenario;
  known.set(hash, scenario);
  return scenario;
}
