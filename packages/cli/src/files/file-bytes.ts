/** A file of somebody else's, whatever it is. */
import { readFileSync, statSync } from 'node:fs';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';

/** More than anything that can be read; what it is once unpacked is looked at where it is opened. */
const mostBytes = 64 * 1024 * 1024;

export function bytesOf(file: string, say: Say): Uint8Array {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new BadInput(say('cli.not-a-file', { file }));
    if (found.size > mostBytes) throw new BadInput(`${file}\n${say('import.unreadable.large')}`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(say('cli.import.unreadable', { file }));
  }
}
