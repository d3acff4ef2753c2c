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
  // no pipe, which could be read but once
  const text = statSync(file).isFile() ? readFileSync(file, 'utf8') : '';
  const scenario = checkedScenario(text);
  if (scenario !== null) return { file, text, scenario };
  const { openScenario } = await import('../files/open-scenario.ts');
  return openScenario(meant, around);
}
