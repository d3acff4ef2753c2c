/** Which scripts play a scenario: those in the folder `scripts` beside its file, and those that stand right beside it. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { mostFiles, nameBeside, filesIn } from '@sandtable/language';
import { shapesAt } from '@sandtable/language/editing';
import { fileNamesIn, isNobodys } from './folder.ts';
import { MAIN_FILE } from './library.ts';

const SCRIPTS = 'scripts';
const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

const [step] = shapesAt([{ into: 'list' }], 'script');
const verbs = step?.is === 'verbs' ? Object.keys(step.verbs) : [];
/** `play:`, or a list that begins with a step. */
const beginsAsScript = new RegExp(`^(?:play[ \\t]*:|-[ \\t]+\\{?[ \\t]*(?:${verbs.join('|')}|at)\\b)`, 'm');
const looksLikeScript = (text: string): boolean => beginsAsScript.test(text);

/** The file of the scenario that a script plays; null: it is no script, or there is no scenario where one is looked for. */
export function scenarioOfScript(
  file: string,
  text: string,
  exists: (file: string) => boolean = existsSync,
): string | null {
  const folder = dirname(file);
  if (!isYaml(file)) return null;
  const above = join(dirname(folder), MAIN_FILE);
  if (basename(folder) === SCRIPTS && exists(above)) return above;
  const beside = join(folder, MAIN_FILE);
  return beside !== file && looksLikeScript(text) && exists(beside) ? beside : null;
}

/**
 * The scripts of a scenario in the order of their names. `text` is that of all its files, none of which is a script; `textOf` reads
 * one; `open` are files that an editor has and that may not be on the disk yet.
 */
export function scriptsOf(
  scenario: string,
  text: string,
  textOf: (file: string) => string | null,
  open: Iterable<string> = [],
): readonly string[] {
  if (basename(scenario) !== MAIN_FILE) return [];
  const folder = dirname(scenario);
  const own = new Set(
    [scenario, ...filesIn(text).beside.map(({ path }) => nameBeside(scenario, path))].map((file) =>
      file.normalize(),
    ),
  );
  const opened = [...open];
  const within = (of: string): readonly string[] => {
    const there = opened
      .filter((file) => dirname(file) === of && !isNobodys(basename(file)))
      .map((file) => basename(file));
    return [...new Set([...fileNamesIn(of), ...there])]
      .filter(isYaml)
      .sort()
      .map((name) => join(of, name))
      .filter((file) => !own.has(file.normalize()));
  };
  const beside = within(folder)
    .slice(0, mostFiles)
    .filter((file) => looksLikeScript(textOf(file) ?? ''));
  return [...beside, ...within(join(folder, SCRIPTS))].slice(0, mostFiles);
}
