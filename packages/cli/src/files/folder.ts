/** What lies in a folder, and what a file that somebody names is called there. */
import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '@sandtable/core/scenario';

/**
 * Whether a name is of a system or a program, and nobody's: what begins with a dot (`._notes.yaml` is left by macOS on every stick), and what
 * office programs put beside a file that they hold (`~$table.csv`).
 */
export const isNobodys = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

/** What people have put into a folder; nothing where it cannot be looked into. */
export function visibleIn(folder: string): readonly Dirent[] {
  return entriesOf(folder)?.filter(({ name }) => !isNobodys(name)) ?? [];
}

/** The names of those that are files, or links; a pipe or a device is read only when somebody names it. */
export function fileNamesIn(folder: string): readonly string[] {
  return visibleIn(folder)
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name);
}

/** The most paths that are listed: nobody chooses from more, and a folder may hold much beside its scenario. */
const most = 500;
const deepest = 3;

/** Paths of the files of a folder and below, with `/` between their steps, in order. */
export const pathsIn = (folder: string): readonly string[] => pathsOf(folder, () => true, most);
/** All whose names end so, however many they are. */
export const pathsEnding = (folder: string, endings: readonly string[]): readonly string[] =>
  pathsOf(folder, (name) => endings.some((ending) => name.endsWith(ending)), Infinity);

function pathsOf(folder: string, wanted: (name: string) => boolean, limit: number): readonly string[] {
  const found: string[] = [];
  const look = (below: string, depth: number): void => {
    for (const entry of visibleIn(join(folder, below))) {
      if (found.length >= limit) return;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name === 'node_modules') continue;
      if (entry.isFile() && wanted(entry.name)) found.push(path);
      else if (entry.isDirectory() && depth < deepest) look(path, depth + 1);
    }
  };
  look('', 1);
  return found.toSorted();
}

/** Whether two names are one to whoever reads them: a letter with an accent can be written as one sign or as two, and a Mac writes two. */
const isAlike = (one: string, other: string): boolean => one.normalize() === other.normalize();

/**
 * Where a path leads from a folder, by the names as they stand on the disk; null where nothing is called so. Capitals count even where
 * the system does not mind them, so that a name that is found here is found everywhere.
 */
export function pathOnDisk(folder: string, path: string): string | null {
  let at = folder;
  for (const step of path.split('/')) {
    const entries = entriesOf(at);
    // a folder that may be entered but not listed: the name is taken as it was written
    const name = entries === null ? step : nameAmong(step, entries);
    if (name === null) return null;
    at = join(at, name);
  }
  return at;
}

function nameAmong(step: string, entries: readonly Dirent[]): string | null {
  const found = entries.find(({ name }) => name === step) ?? entries.find(({ name }) => isAlike(name, step));
  return found?.name ?? null;
}

/** The path with its names as the disk has them, whose accents may be written with other signs; unchanged when no such file is there. */
export function fileOnDisk(named: string): string {
  if (existsSync(named)) return named;
  const folder = dirname(named) === named ? named : fileOnDisk(dirname(named));
  const name = nameAmong(basename(named), entriesOf(folder) ?? []);
  return name === null ? named : join(folder, name);
}

/** What may be meant by a path that leads nowhere: the same but for capitals, nearly the same, or the same file in another folder. */
export function pathMeant(folder: string, path: string): string | null {
  const paths = pathsIn(folder);
  const folded = path.normalize().toLowerCase();
  const same = paths.find((each) => each.normalize().toLowerCase() === folded);
  if (same !== undefined) return same;
  const near = nearest(path, paths);
  if (near !== null) return near;
  const elsewhere = paths.filter((each) => isAlike(basename(each), basename(path)));
  return elsewhere.length === 1 ? (elsewhere[0] ?? null) : null;
}

/** The file beside that may be meant by one that is not there, named as that one is; a folder, too, where one may be meant. */
export function fileMeant(file: string, mayBeFolder = false): string | null {
  const beside = dirname(file);
  const names = mayBeFolder ? visibleIn(beside).map(({ name }) => name) : fileNamesIn(beside);
  const near = nearest(basename(file), names);
  return near === null ? null : `${file.slice(0, file.length - basename(file).length)}${near}`;
}

/** Null when the folder cannot be listed. */
function entriesOf(folder: string): readonly Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}
