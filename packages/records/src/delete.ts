/** A record that was promised to be gone is gone: through links, and with all that was left beside it. */
import { existsSync, lstatSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { meantBy, namesIn } from './beside.ts';
import { RecordError, fileFault } from './fault.ts';
import { holdersOf } from './holders.ts';
import { lockRecord } from './lock.ts';
import { patiently } from './patience.ts';
import { summariseRecord } from './summary.ts';
import { settled } from './writer.ts';

export interface Deletion {
  /** What is gone: the record, and the link that led to it. */
  readonly gone: readonly string[];
  /** Other files in its folder that are copies of it. */
  readonly heldBy: readonly string[];
  /** Whether the same file has yet another name somewhere (a hard link), under which it stays. */
  readonly named: boolean;
}

/** Deletes a record; of a link that leads nowhere any more, the link. Throws `locked` while it is being written, and what reading a record and removing a file throw. */
export function deleteRecord(file: string): Deletion {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && !existsSync(file)) {
    rmSync(file);
    return { gone: [file], heldBy: [], named: false };
  }
  const path = settled(file);
  const { record } = summariseRecord(path);
  const release = lockRecord(path);
  try {
    const gone = isLink ? [path, file] : [path];
    const named = statSync(path).nlink > 1;
    for (const each of gone) patiently(each, () => rmSync(each));
    return { gone, heldBy: holdersOf([`"hash":"${record}"`], path), named };
  } catch (error) {
    throw fileFault(error, file, 'unwritable');
  } finally {
    release();
  }
}

/**
 * Records of a folder beside which something was left when their writer was stopped, whether they ever came to be or not (a fork that
 * was stopped).
 */
export function unfinishedIn(folder: string): readonly string[] {
  const meant = new Set(namesIn(folder).flatMap((name) => meantBy(name) ?? []));
  return [...meant].filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
}

/** Removes what was left beside a record; false while somebody writes it, who does so then. */
export function clearUnfinished(file: string): boolean {
  try {
    lockRecord(file)();
    return true;
  } catch (error) {
    if (error instanceof RecordError) return false;
    throw error;
  }
}
