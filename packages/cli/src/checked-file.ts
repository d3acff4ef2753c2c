/** What `check` looks at: scenario files and the scripts beside them, each with what is wrong with it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, readScript, reviewScenario, type Scenario } from '@sandtable/core';
import type { Say } from '@sandtable/words';
import { MAIN_FILE, scenarioFile } from './library.ts';
import { readTextFile } from './text-file.ts';

export interface CheckedFile {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks what is meant: a scenario with the scripts in its folder, one script of it, or every scenario under a folder that is none.
 * Throws `BadInput` when there is nothing of that name.
 */
export function checkPath(meant: string, say: Say): readonly CheckedFile[] {
  const isFolder = statSync(meant, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder && !existsSync(join(meant, MAIN_FILE))) {
    const below = scenarioFolders(meant);
    if (below.length > 0) return below.flatMap(checkFolder);
  }
  const file = scenarioFile(meant, say);
  const above = dirname(dirname(file));
  const isScript = basename(dirname(file)) === 'scripts' && existsSync(join(above, MAIN_FILE));
  if (isScript) return [checkScript(file, checkScenario(join(above, MAIN_FILE)).scenario)];
  return basename(file) === MAIN_FILE ? checkFolder(dirname(file)) : [checkScenario(file)];
}

/** The scenario files that are meant: one, or every one under a folder that is none. Throws `BadInput` when there is none. */
export function scenarioFiles(meant: string, say: Say): readonly string[] {
  const isFolder = statSync(meant, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const below = isFolder && !existsSync(join(meant, MAIN_FILE)) ? scenarioFolders(meant) : [];
  return below.length > 0 ? below.map((folder) => join(folder, MAIN_FILE)) : [scenarioFile(meant, say)];
}

function checkFolder(folder: string): readonly CheckedFile[] {
  const { scenario, ...checked } = checkScenario(join(folder, MAIN_FILE));
  const scripts = join(folder, 'scripts');
  const names = existsSync(scripts) ? readdirSync(scripts).filter((name) => /\.ya?ml$/.test(name)) : [];
  return [checked, ...names.sort().map((name) => checkScript(join(scripts, name), scenario))];
}

/** The folders below that hold a scenario; nothing is looked for inside of one. */
function scenarioFolders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
    .sort()
    .flatMap((below) => (existsSync(join(below, MAIN_FILE)) ? [below] : scenarioFolders(below)));
}

function checkScenario(file: string): CheckedFile & { readonly scenario: Scenario | null } {
  const read = readTextFile(file);
  if ('problem' in read) return { file, text: '', diagnostics: [read.problem], scenario: null };
  return { file, text: read.text, ...reviewScenario(read.text, file) };
}

/** A script can only be checked against a scenario that is in order; until then nothing is said of it. */
function checkScript(file: string, scenario: Scenario | null): CheckedFile {
  const read = readTextFile(file);
  if ('problem' in read) return { file, text: '', diagnostics: [read.problem] };
  const diagnostics = scenario === null ? [] : readScript(read.text, file, scenario).diagnostics;
  return { file, text: read.text, diagnostics };
}
