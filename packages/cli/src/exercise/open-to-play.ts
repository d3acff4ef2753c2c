import { readFileSync, statSync } from 'node:fs';
import { checkedScenario } from '@sandtable/host';
import type { Surroundings } from '../command-line/command.ts';
import { scenarioFile } from '../files/library.ts';
import type { OpenedScenario } from '../files/open-scenario.ts';

/**
 * Opens a scenario to begin an exercise with. What was checked beforehand is not read again, and the language is loaded only for what was
 * not: it is a fifth of all that stands between a key and the first screen. Throws `BadInput` as `openScenario` does.
 */
export async function openToPlay(meant: string, around: Surroundings): Promise<OpenedScenario> {
  const file = scenarioFile(meant, around.say);
  const text = plainText(file);
  const scenario = text === null ? null : checkedScenario(text);
  if (text !== null && scenario !== null) return { file, text, scenario };
  const { openScenario } = await import('../files/open-scenario.ts');
  return openScenario(meant, around);
}

/** Null for what could be read but once, as a pipe, for what is larger than what was checked, and for what cannot be read: that is told by whoever reads it. */
function plainText(file: string): string | null {
  try {
    const found = statSync(file);
    return found.isFile() && found.size <= MOST_BYTES ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}
const MOST_BYTES = 1024 * 1024;
