/** Whole files, in place at once or not at all: written beside, synced, renamed. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { Entry } from '@sandtable/core/record';
import { RecordError, fileFault } from './fault.ts';
import { chainOf } from './chain.ts';
import { newHeader, type NewRecord } from './header.ts';
import { sealEntry, type Head } from './line.ts';
import { lockRecord } from './lock.ts';
import { saltsFromSeed } from './text.ts';
import { sealHeader, settled, syncFolder } from './writer.ts';

/** A command's entries with the texts that the first one's slots name. */
export interface Played {
  readonly entries: readonly Entry[];
  readonly texts: readonly string[];
}

/**
 * Writes the record of an unattended play, whole. Same header and entries, same bytes: wall times are null and salts come from the
 * seed. A record of an earlier play is replaced; one of an exercise with people is never: `exists`.
 */
export function writePlay(
  file: string,
  about: NewRecord & { readonly wall: null },
  play: Iterable<Played>,
): Head {
  const path = settled(file);
  const release = lockRecord(path);
  try {
    if (existsSync(path) && !isPlay(path)) throw new RecordError('exists', { file });
    const header = sealHeader(newHeader(about));
    let head: Head = { number: 0, hash: header.hash };
    const salts = saltsFromSeed(about.seed);
    const sealed = function* () {
      yield header.line;
      for (const { entries, texts } of play)
        for (const [place, entry] of entries.entries()) {
          const { line, hash } = sealEntry(entry, place === 0 ? texts : [], head.hash, salts);
          head = { number: entry.n, hash };
          yield line;
        }
    };
    replaceFile(path, sealed());
    return head;
  } finally {
    release();
  }
}

/** Puts a file with these lines in the place of the old one, if there was one. The old one stands until the new one is on disk. */
export function replaceFile(file: string, lines: Iterable<string>): void {
  const beside = `${file}.${randomUUID()}.new`;
  let descriptor: number | null = null;
  try {
    descriptor = openSync(beside, 'wx', existsSync(file) ? statSync(file).mode & 0o777 : 0o600);
    let waiting = '';
    for (const line of lines) {
      waiting += line;
      if (waiting.length < enough) continue;
      writeWhole(descriptor, waiting);
      waiting = '';
    }
    writeWhole(descriptor, waiting);
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = null;
    renameSync(beside, file);
    syncFolder(file);
  } catch (error) {
    if (descriptor !== null) closeSync(descriptor);
    rmSync(beside, { force: true });
    throw fileFault(error, file, 'unwritable');
  }
}

const enough = 1024 * 1024;

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}

/** Whether a file is the record of an unattended play: nothing in it has a wall time. */
function isPlay(file: string): boolean {
  if (statSync(file).size === 0) return true; // made beforehand, as by mktemp
  try {
    for (const line of chainOf(file)) if (line.read().sealed.wall !== null) return false;
    return true;
  } catch (error) {
    if (error instanceof RecordError) return false;
    throw error;
  }
}
