/** What `check` looks at: scenario files, the files that they name and the scripts beside them, each with what is wrong with it. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { mend, type Change, type Mended, type Check } from '@sandtable/author';
import {
  type Diagnostic,
  type FileBeside,
  filesIn,
  isError,
  nameBeside,
  oneText,
  readScenario,
  readScript,
  reviewScenario,
  unreadCopy,
} from '@sandtable/language';
import { isPicture } from '@sandtable/language/editing';
import type { Scenario } from '@sandtable/core/scenario';
import type { Say } from '@sandtable/words';
import { copiesBeside } from './copies.ts';
import { visibleIn } from './folder.ts';
import { MAIN_FILE, scenarioFile } from './library.ts';
import { isYamlOrTable, readScenarioFiles, scenarioThatNames, withFilesBeside } from './scenario-files.ts';
import { scenarioOfScript, scriptsOf } from './script-files.ts';
import { isSameFile, readTextFile, readableText } from './text-file.ts';
import { mustBeReplaceable, replaceTextFile } from './written-file.ts';

export interface CheckedFile {
  readonly file: string;
  readonly text: string;
  /** What was mended before it was looked at. */
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  /** The scenario that it holds; null for a script, or while there are errors. */
  readonly scenario: Scenario | null;
}

export interface How {
  readonly fix: boolean;
  /** Null: the list that is built in. */
  readonly realNames: readonly string[] | null;
}

/**
 * Checks what is meant: a scenario with its scripts, one script of it, or every scenario under a folder that is not one itself.
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
  if (how.fix) mustBeReplaceable(file, say);
  if (basename(file) === MAIN_FILE) return checkFolder(dirname(file));
  const whole = scenarioThatNames(file);
  const played = whole === null ? scenarioOfScript(file, readableText(file) ?? '') : null;
  if (played !== null) {
    const { scenario, files } = checkScenario(played, { ...how, fix: false }, say);
    // until the scenario's errors are mended, the names in its scripts cannot be looked up
    const broken = scenario === null ? files.filter((one) => one.diagnostics.some(isError)) : [];
    return [...broken, checkScript(file, scenario, how, say)];
  }
  if (whole === null) return checkScenario(file, how, say).files;
  const { files } = checkScenario(whole, how, say, file);
  const own = files.filter((one) => isSameFile(one.file, file));
  // a picture has no text: what is wrong with it is told where it is named
  return own.length > 0 ? own : files;
}

/** The scenario files that are meant: one, or every one under a folder that is not a scenario itself. Throws `BadInput` when there is none. */
export function scenarioFiles(meant: string, say: Say): readonly string[] {
  const isFolder = statSync(meant, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const below = isFolder && !existsSync(join(meant, MAIN_FILE)) ? scenarioFolders(meant) : [];
  return below.length > 0 ? below.map((folder) => join(folder, MAIN_FILE)) : [scenarioFile(meant, say)];
}

function checkFolderOf(folder: string, how: How, say: Say): readonly CheckedFile[] {
  const file = join(folder, MAIN_FILE);
  const { scenario, files, text } = checkScenario(file, how, say);
  const scripts = scriptsOf(file, text, readableText);
  return [...files, ...scripts.map((one) => checkScript(one, scenario, how, say))];
}

/** The folders below that hold a scenario; nothing is looked for inside of one. */
function scenarioFolders(folder: string): readonly string[] {
  return visibleIn(folder)
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => join(folder, entry.name))
    .sort()
    .flatMap((below) => (existsSync(join(below, MAIN_FILE)) ? [below] : scenarioFolders(below)));
}

/** A scenario's file and those beside that it names, as far as they are text. `only` one of them is mended, or all. */
function checkScenario(
  file: string,
  how: How,
  say: Say,
  only: string | null = null,
): { readonly files: readonly CheckedFile[]; readonly scenario: Scenario | null; readonly text: string } {
  const read = readScenarioFiles(file);
  if ('problem' in read)
    return {
      files: [{ ...notLookedInto(file), diagnostics: [read.problem] }],
      scenario: null,
      text: '',
    };
  const { own, beside } = filesIn(read.text);
  const texts = new Map([[file, own]]);
  const take = (files: readonly FileBeside[]): void => {
    for (const { path, text } of files)
      if (text !== null && !isPicture(path)) texts.set(nameBeside(file, path), text);
  };
  take(beside);
  const nowIn = ({ path, text }: FileBeside): string | null => texts.get(nameBeside(file, path)) ?? text;
  // mending may correct the name of a missing file, or what hid all names: they are then looked for again
  const together =
    !how.fix && beside.every(({ text }) => text !== null)
      ? () =>
          oneText(
            texts.get(file) ?? '',
            beside.map((one) => ({ ...one, text: nowIn(one) })),
          )
      : () =>
          withFilesBeside(file, texts.get(file) ?? '', (path) => {
            const known = beside.find((one) => one.path === path);
            return known === undefined ? (texts.get(nameBeside(file, path)) ?? null) : nowIn(known);
          });
  const takeNew = (): void =>
    take(filesIn(together()).beside.filter(({ path }) => !texts.has(nameBeside(file, path))));
  const changes = new Map<string, readonly Change[]>();
  for (const [name, text] of texts) {
    if (!how.fix || (!isYamlOrTable(name) && name !== file)) continue;
    if (only !== null && !isSameFile(name, only)) continue;
    const reading: Check = (one) => {
      texts.set(name, one);
      return readScenario(together(), file).diagnostics.filter(({ place }) => place.file === name);
    };
    const mended = mendedText(name, text, reading, how, say);
    texts.set(name, mended.text);
    changes.set(name, mended.changes);
    // files that are named only now are mended in their turn
    takeNew();
  }
  takeNew();
  const whole = together();
  const { scenario, diagnostics } =
    how.realNames === null
      ? reviewScenario(whole, file)
      : reviewScenario(whole, file, { realNames: how.realNames });
  const files = [...texts].map(([name, text]) => ({
    file: name,
    text,
    changes: changes.get(name) ?? [],
    diagnostics: diagnostics.filter(({ place }) => place.file === name),
    scenario: name === file ? scenario : null,
  }));
  const copies = [...texts.keys()].flatMap((name) =>
    copiesBeside(name)
      .filter((copy) => !texts.has(copy))
      .map((copy) => ({ ...notLookedInto(copy), diagnostics: [unreadCopy(copy, basename(name))] })),
  );
  return { files: [...files, ...copies], scenario, text: read.text };
}

const notLookedInto = (file: string) => ({ file, text: '', changes: [], scenario: null });

/** Names in a script can only be looked up in a scenario that is in order; until then only its form is told. */
function checkScript(file: string, scenario: Scenario | null, how: How, say: Say): CheckedFile {
  const read = readTextFile(file);
  if ('problem' in read) return { ...notLookedInto(file), diagnostics: [read.problem] };
  const reading: Check = (one) => readScript(one, file, scenario).diagnostics;
  const { text, changes } = mendedText(file, read.text, reading, how, say);
  return { file, text, changes, diagnostics: reading(text), scenario: null };
}

/** The file's text, mended and written if that is wanted. */
function mendedText(file: string, text: string, reading: Check, { fix }: How, say: Say): Mended {
  const mended = fix ? mend(text, reading) : { text, changes: [] };
  if (mended.changes.length > 0) replaceTextFile(file, mended.text, say);
  return mended;
}
