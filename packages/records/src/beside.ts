/** Files that are written beside a record before they take its place, and what is left of them when the machine stops in between. */
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ending = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.new$/;

/** A name beside a file for what will take its place. */
export function besideOf(file: string): string {
  return `${file}.${randomUUID()}.new`;
}

/** Of the name of a file that was to take another's place, that other's; null for any other name. */
export function meantBy(beside: string): string | null {
  const file = beside.replace(ending, '');
  return file === beside ? null : file;
}

/**
 * Removes what a writer that is gone has left beside a record: it never took the record's place, and may hold words that were erased
 * since. Only for whoever holds the record's lock: nobody else writes beside it then.
 */
export function removeLeftBeside(file: string): void {
  for (const name of namesIn(dirname(file)))
    if (meantBy(name) === basename(file)) rmSync(join(dirname(file), name), { force: true });
}

/** What lies in a folder; nothing where it may be written in but not looked into. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
