/** What `check` looks at: scenario files and the scripts beside them, each with what is wrong with it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { mend, type Change, type Mended, type Reading } from '@sandtable/author';
import { type Diagnostic, readScenario, readScript, reviewScenario, type Scenario } from '@sandtable/core';
import type { Say } from '@sandtable/words';
import { MAIN_FILE, scenarioFile } from './library.ts';
import { readTextFile, replaceTextFile } from './text-file.ts';

export interface CheckedFile {
  readonly file: string;
  readonly text: string;
  /** What was mended before it was looked at. */
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface How {
  readonly fix: boolean;
  /** Null: the list that is built in. */
  readonly realNames: readonly string[] | null;
}

/**
 * Checks what is meant: a scenario with the scripts in its folder, one script of it, or every scenario under a folder that is none.
 * Throws `BadInput` when there is nothing of that name.
 */
export function checkPath(meant: string, how: How, say: Say): readonly CheckedFile[] {
  const checkFolder = (folder: string) => checkFolderOf(folder, how, say);
  const isFolder = statSync(meant, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder && !existsSync(join(meant, MAIN_FILE))) {
    const below = scenarioFolders(meant);
    if (below.length > 0) return below.flatMap(checkFolder);
  }
  const file = scenarioFile(meant, say);
  const above = dirname(dirname(file));
  const isScript = basename(dirname(file)) === 'scripts' && existsSync(join(above, MAIN_FILE));
  if (isScript) {
    const { scenario } = checkScenario(join(above, MAIN_FILE), { ...how, fix: false }, say);
    return [checkScript(file, scenario, how, say)];
  }
  return basename(file) === MAIN_FILE ? checkFolder(dirname(file)) : [checkScenario(file, how, say)];
}

/** The scenario files that are meant: one, or every one under a folder that is none. Throws `BadInput` when there is none. */
export function scenarioFiles(meant: string, say: Say): readonly string[] {
  const isFolder = statSync(meant, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const below = isFolder && !existsSync(join(meant, MAIN_FILE)) ? scenarioFolders(meant) : [];
  return below.length > 0 ? below.map((folder) => join(folder, MAIN_FILE)) : [scenarioFile(meant, say)];
}

function checkFolderOf(folder: string, how: How, say: Say): readonly CheckedFile[] {
  const { scenario, ...checked } = checkScenario(join(folder, MAIN_FILE), how, say);
  const scripts = join(folder, 'scripts');
  const names = existsSync(scripts) ? readdirSync(scripts).filter((name) => /\.ya?ml$/.test(name)) : [];
  return [checked, ...names.sort().map((name) => checkScript(join(scripts, name), scenario, how, say))];
}

/** The folders below that hold a scenario; nothing is looked for inside of one. */
function scenarioFolders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
    .sort()
    .flatMap((below) => (existsSync(join(below, MAIN_FILE)) ? [below] : scenarioFolders(below)));
}

function checkScenario(
  file: string,
  how: How,
  say: Say,
): CheckedFile & { readonly scenario: Scenario | null } {
  const read = readTextFile(file);
  if ('problem' in read) return { file, text: '', changes: [], diagnostics: [read.problem], scenario: null };
  const { text, changes } = mendedText(
    file,
    read.text,
    (one) => readScenario(one, file).diagnostics,
    how,
    say,
  );
  const reviewed =
    how.realNames === null
      ? reviewScenario(text, file)
      : reviewScenario(text, file, { realNames: how.realNames });
  return { file, text, changes, ...reviewed };
}

/** A script can only be checked against a scenario that is in order; until then nothing is said of it. */
function checkScript(file: string, scenario: Scenario | null, how: How, say: Say): CheckedFile {
  const read = readTextFile(file);
  if ('problem' in read) return { file, text: '', changes: [], diagnostics: [read.problem] };
  if (scenario === null) return { file, text: read.text, changes: [], diagnostics: [] };
  const reading: Reading = (one) => readScript(one, file, scenario).diagnostics;
  const { text, changes } = mendedText(file, read.text, reading, how, say);
  return { file, text, changes, diagnostics: reading(text) };
}

/** The file's text, mended and written if that is wanted. */
function mendedText(file: string, text: string, reading: Reading, { fix }: How, say: Say): Mended {
  const mended = fix ? mend(text, reading) : { text, changes: [] };
  if (mended.changes.length > 0) replaceTextFile(file, mended.text, say);
  return mended;
}
