/** Records that were promised to be gone by now. */
import { rmSync } from 'node:fs';
import { RecordError, summariseRecord } from '@sandtable/records';
import type { Surroundings } from '../command-line/command.ts';
import { keptRecords } from './record-folder.ts';

/** Deletes, or without `yes` only lists, the kept records whose day (`--retain-until`) is before today. */
export function purge(yes: boolean, today: string, { say, stdout, program }: Surroundings): void {
  const over = keptRecords().flatMap((file) => {
    const until = retainedUntil(file);
    return until !== null && until < today ? [{ file, until }] : [];
  });
  for (const { file, until } of over) {
    if (yes) rmSync(file);
    stdout.write(`${say(yes ? 'cli.purge.deleted' : 'cli.purge.over', { file, until })}\n`);
  }
  if (over.length === 0) stdout.write(`${say('cli.purge.none')}\n`);
  else if (!yes) stdout.write(`\n${say('cli.purge.asked', { command: `${program} records purge --yes` })}\n`);
}

/** A record that cannot be read is nobody's to delete. */
function retainedUntil(file: string): string | null {
  try {
    return summariseRecord(file).header.retainUntil;
  } catch (error) {
    if (error instanceof RecordError) return null;
    throw error;
  }
}
