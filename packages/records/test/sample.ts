/** Records in a folder of their own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createRecord } from '../src/index.ts';
import { about, note } from './commands.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-records-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A record of so many commands of two entries; line 1 is its header. */
export function sampleRecord(folder: string, commands: number, name = 'a.jsonl', header = about): string {
  const file = join(folder, name);
  const writer = createRecord(file, header);
  for (let number = 0; number < commands; number += 1) {
    const { entries, texts } = note(1 + 2 * number);
    writer.append(entries, texts);
  }
  writer.close();
  return file;
}

export function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split(/(?<=\n)/);
}
