/** Where records are kept: where SANDTABLE_RECORDS says, else under the person's own data folder (XDG on Linux). */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBeingWritten, recordName } from '@sandtable/records';
import type { Say } from '@sandtable/words';
import envPaths from 'env-paths';
import { fileNamesIn } from '../files/folder.ts';
import { BadInput } from '../command-line/problem.ts';

/** The folder for records; it need not be there yet. */
export function recordFolder(): string {
  const named = process.env['SANDTABLE_RECORDS'] ?? '';
  return named === '' ? join(envPaths('sandtable', { suffix: '' }).data, 'records') : named;
}

/**
 * A new record's file: named after the scenario and the day, in the time of the room. Its folder is made when it is not there, for its
 * owner's eyes only.
 */
export function newRecordFile(scenario: string, now: Date, say: Say): string {
  const folder = recordFolder();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new BadInput(say('cli.records.no-folder', { folder }));
  }
  return join(
    folder,
    recordName(scenario, dayOf(now), (name) => existsSync(join(folder, name))),
  );
}

/** `2031-08-02`, in the time of the room. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** The records that are there, the one last written first. */
export function keptRecords(): readonly string[] {
  const folder = recordFolder();
  return fileNamesIn(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name))
    .map((file) => ({ file, written: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.written - a.written)
    .map(({ file }) => file);
}

/** Those that somebody plays now. */
export const openRecords = (): readonly string[] => keptRecords().filter(isBeingWritten);
