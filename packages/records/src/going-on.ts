/** Where an exercise goes on that was rewound: the old record is left as it stands, and says nothing of it. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { namesIn } from './beside.ts';
import { RecordError } from './fault.ts';
import { lockOf } from './lock.ts';
import { summariseRecord } from './summary.ts';
import { settled } from './writer.ts';

/**
 * The fork beside a record that somebody is writing now; null when there is none, or when the record itself is being written. Line 0 of a
 * file says what it is a fork of; its name does not.
 */
export function goesOnIn(file: string): string | null {
  const path = settled(file);
  if (existsSync(lockOf(path))) return null;
  const forks = namesIn(dirname(path))
    .filter((name) => name.startsWith(`${basename(path, '.jsonl')}-from-`) && name.endsWith('.jsonl'))
    .map((name) => join(dirname(path), name))
    .filter((fork) => existsSync(lockOf(fork)));
  if (forks.length === 0) return null;
  const { record } = summariseRecord(path);
  return forks.find((fork) => parentOf(fork) === record) ?? null;
}

function parentOf(file: string): string | null {
  try {
    return summariseRecord(file).header.parent?.record ?? null;
  } catch (error) {
    if (error instanceof RecordError) return null; // not whole yet, or none
    throw error;
  }
}
