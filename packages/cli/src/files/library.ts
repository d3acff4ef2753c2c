/** The scenarios that come with Sandtable, and how a scenario is named on the command line. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from '@sandtable/words';
import { nearest } from '@sandtable/core/scenario';
import { BadInput } from '../command-line/problem.ts';
import { fileMeant, visibleIn } from './folder.ts';

/** What a scenario is called in its own folder. */
export const MAIN_FILE = 'scenario.yaml';
// beside the bundle where it is installed; at the top of the project where it is developed, from the bundle or from this file
const above = import.meta.url.endsWith('.ts') ? '../../../../scenarios' : '../../../scenarios';
const folder = ['scenarios', above].map((at) => join(import.meta.dirname, at)).find((at) => existsSync(at));

export interface LibraryScenario {
  readonly name: string;
  readonly file: string;
}

/** All scenarios of the library, by name. */
export function library(): readonly LibraryScenario[] {
  if (folder === undefined) return [];
  return visibleIn(folder)
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ name, file: join(folder, name, MAIN_FILE) }))
    .filter(({ file }) => existsSync(file));
}

/** The file of the scenario that is meant: a file, a folder that holds one, or a name in the library. Throws `BadInput`. */
export function scenarioFile(meant: string, say: Say): string {
  const found = statSync(meant, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    const file = join(meant, MAIN_FILE);
    if (existsSync(file)) return file;
    throw new BadInput(say('cli.no-scenario-in', { folder: meant }));
  }
  if (found) return meant;
  const scenarios = library();
  const named = scenarios.find(({ name }) => name === meant);
  if (named) return named.file;
  const near =
    nearest(
      meant,
      scenarios.map(({ name }) => name),
    ) ?? fileMeant(meant, true);
  throw new BadInput(
    near === null
      ? say('cli.no-scenario', { name: meant, library: scenarios.map(({ name }) => name).join(', ') })
      : say('cli.no-scenario-but', { name: meant, near }),
  );
}
