/** Whole files, in place at once or not at all: written beside, synced, renamed. */
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
  type Stats,
} from 'node:fs';
import type { Entry } from '@sandtable/core/record';
import { besideOf } from './beside.ts';
import { RecordError, fileFault } from './fault.ts';
import { chainOf, headerIn } from './chain.ts';
import { newHeader, type NewRecord } from './header.ts';
import { sealEntry, type Head } from './line.ts';
import { lockRecord } from './lock.ts';
import { patiently } from './patience.ts';
import { saltsFromSeed } from './text.ts';
import { sealHeader, settled, syncFolder } from './writer.ts';

/** A command's entries with the texts that the first one's slots name. */
export interface PlayedCommand {
  readonly entries: readonly Entry[];
  readonly texts: readonly string[];
}

/**
 * Writes the record of an unattended play, whole. Same header and entries, same bytes: wall times are null and salts come from the
 * seed. A record of an earlier play of this scenario is replaced; one of another scenario is not (`other-play`), and one of an exercise
 * with people is never (`exists`).
 */
export function writePlay(
  file: string,
  about: NewRecord & { readonly wall: null },
  play: Iterable<PlayedCommand>,
): Head {
  const path = settled(file);
  const release = lockRecord(path);
  try {
    if (standing(path) !== null) mustBePlayOf(about.scenario.id, path, file);
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

/**
 * Puts a file with these lines in the place of the old one, if there was one: its owner and who may read it stay. The old one stands
 * until the new one is on disk. `over` nothing: throws `exists` when there is one. Nothing but a file is ever replaced, no device, no
 * pipe, no folder, no link: `not-a-file`.
 */
export function replaceFile(
  file: string,
  lines: Iterable<string>,
  over: 'what is there' | 'nothing' = 'what is there',
): void {
  const beside = besideOf(file);
  let descriptor: number | null = null;
  try {
    descriptor = openSync(beside, 'wx', 0o600);
    let waiting = '';
    for (const line of lines) {
      waiting += line;
      if (waiting.length < enough) continue;
      writeWhole(descriptor, waiting);
      waiting = '';
    }
    writeWhole(descriptor, waiting);
    const old = standing(file);
    if (old !== null) {
      if (over === 'nothing') throw new RecordError('exists', { file });
      belongAs(old, descriptor);
    }
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = null;
    patiently(file, () => renameSync(beside, file));
    syncFolder(file);
  } catch (error) {
    if (descriptor !== null) closeSync(descriptor);
    rmSync(beside, { force: true });
    throw fileFault(error, file, 'unwritable');
  }
}

/** The file that stands there itself, whatever it leads to; null when there is nothing. Throws `not-a-file` for anything else, such as a folder. */
function standing(file: string): Stats | null {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (!found.isFile()) throw new RecordError('not-a-file', { file });
  return found;
}

/** Whoever could read the old file can read the new one, and nobody else. */
function belongAs({ mode, uid, gid }: Stats, descriptor: number): void {
  try {
    fchownSync(descriptor, uid, gid);
    fchmodSync(descriptor, mode & 0o777);
  } catch {
    // only root may give a file away, and some file systems know no owners: then it is ours alone
  }
}

const enough = 1024 * 1024;

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}

/** Throws for what a play's record may not replace. */
function mustBePlayOf(scenario: string, path: string, file: string): void {
  const found = playIn(path);
  if (found === null) throw new RecordError('exists', { file });
  if (found.scenario !== null && found.scenario !== scenario)
    throw new RecordError('other-play', { file, scenario: found.scenario });
}

/** The scenario of an unattended play: nothing on its record has a wall time. Null for any other file. */
function playIn(file: string): { readonly scenario: string | null } | null {
  let scenario: string | null = null;
  try {
    if (standing(file)?.size === 0) return { scenario }; // made beforehand, as by mktemp
    for (const line of chainOf(file)) {
      const read = line.read();
      if (read.sealed.wall !== null) return null;
      scenario ??= headerIn(read, file).scenario.id;
    }
    return { scenario };
  } catch (error) {
    if (error instanceof RecordError) return null;
    throw error;
  }
}
