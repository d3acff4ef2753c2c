/** Where records are kept when nobody says otherwise: under the person's own data folder (XDG on Linux). */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { recordName } from '@sandtable/records';
import envPaths from 'env-paths';

/** The folder for records; made when it is not there, for its owner's eyes only. */
function recordFolder(): string {
  const folder = join(envPaths('sandtable', { suffix: '' }).data, 'records');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** A new record's file: named after the scenario and the day, in the time of the room. */
export function newRecordFile(scenario: string, now: Date): string {
  const folder = recordFolder();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return join(
    folder,
    recordName(scenario, day, (name) => existsSync(join(folder, name))),
  );
}

/** The records that are there, the one last written first. */
export function keptRecords(): readonly string[] {
  const folder = recordFolder();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name))
    .map((file) => ({ file, written: statSync(file).mtimeMs }))
    .sort((a, b) => b.written - a.written)
    .map(({ file }) => file);
}
