/**
 * The record of a live exercise: what was appended is on disk, synced, before anyone is told that it was accepted.
 */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Entry } from '@sandtable/core/record';
import { BadRecord, RecordError, RecordLost, fileFault, lossOf, systemCode } from './fault.ts';
import { headerEntry, mustBePlayable, newHeader, type NewRecord, type RecordHeader } from './header.ts';
import { sealEntry, type Head } from './line.ts';
import { lockRecord } from './lock.ts';
import { readRecord, type PlayedRecord } from './played-record.ts';
import { noSalt, randomSalts, type Salts } from './text.ts';

export interface RecordWriter {
  readonly file: string;
  /** The last entry on disk. */
  head(): Head;
  /**
   * Puts the entries of one command on disk: one write, one sync. `texts` are those that the slots of the first entry name; the
   * others have none. Throws `RecordLost` when the disk does not take it: then nothing of these entries is on it.
   */
  append(entries: readonly Entry[], texts: readonly string[]): void;
  /**
   * Lets the file be put in place of itself by another that tells the same and goes on: words are erased. `write` gives its last entry;
   * what it throws leaves the old file, and the writer goes on in that. The lock stays.
   */
  swap(write: (file: string) => Head): void;
  /** Closes the file and gives the lock back. */
  close(): void;
}

/** Makes a new record and locks it. Throws `exists` rather than touch a file that is there. */
export function createRecord(file: string, about: NewRecord): RecordWriter {
  const path = settled(file);
  const release = lockRecord(path);
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    const header = sealHeader(newHeader(about));
    const writer = writing(path, descriptor, { number: 0, hash: header.hash }, 0, release);
    writer.put(header.line);
    syncFolder(path);
    return writer;
  } catch (error) {
    if (descriptor !== null) {
      closeSync(descriptor);
      rmSync(path, { force: true });
    }
    release();
    throw fileFault(error, file, 'unwritable');
  }
}

export interface OpenedRecord {
  readonly record: PlayedRecord;
  readonly writer: RecordWriter;
  /** Bytes of a torn last line that were cut off. */
  readonly cut: number;
}

/**
 * Opens a record to go on with it: locks it, reads and checks all of it, and cuts a torn last line. `evict`: the token of a lock that a
 * person has said is nobody's any more, as `locked-elsewhere` and `lock-unreadable` tell it.
 */
export function openRecord(file: string, evict: string | null = null): OpenedRecord {
  if (!existsSync(file)) throw new RecordError('not-found', { file });
  const path = settled(file);
  const release = lockRecord(path, evict);
  let descriptor: number | null = null;
  try {
    const record = readRecord(path);
    mustBePlayable(record.header, path);
    descriptor = openSync(path, 'r+');
    if (record.torn > 0) {
      ftruncateSync(descriptor, record.size);
      fsyncSync(descriptor);
    }
    return { record, writer: writing(path, descriptor, record.head, record.size, release), cut: record.torn };
  } catch (error) {
    if (descriptor !== null) closeSync(descriptor);
    release();
    throw error instanceof BadRecord ? error : fileFault(error, file, 'unwritable');
  }
}

/** The header as a line. */
export function sealHeader(header: RecordHeader): { readonly line: string; readonly hash: string } {
  return sealEntry(headerEntry(header), [header.scenario.text], null, () => noSalt);
}

/**
 * A path that stays the same whatever link or working directory it is reached by, so that its lock does too. Throws `not-a-file` for a
 * device, a pipe or a folder: nothing is written there, and no lock is put beside it.
 */
export function settled(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found !== undefined) {
    if (!found.isFile()) throw new RecordError('not-a-file', { file });
    return realpathSync(file);
  }
  const folder = dirname(file);
  if (!existsSync(folder)) throw new RecordError('no-folder', { file });
  return join(realpathSync(folder), basename(file));
}

/** A file that was made or renamed is only sure to be found again after a crash when its folder is synced. */
export function syncFolder(file: string): void {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const descriptor = openSync(dirname(file), 'r');
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // some network file systems do not sync folders
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EBADF'].includes(systemCode(error))) throw error;
  } finally {
    closeSync(descriptor);
  }
}

function writing(
  file: string,
  first: number,
  begins: Head,
  from: number,
  release: () => void,
  salts: Salts = randomSalts,
): RecordWriter & { put(lines: string): void } {
  let descriptor = first;
  let head = begins;
  let size = from;
  let broken: RecordLost | null = null;
  let closed = false;
  let inode = fstatSync(descriptor).ino;

  const lost = (error: unknown, again: boolean) => {
    const system = systemCode(error);
    const fault = new RecordLost(lossOf(system) ?? 'disk-failed', { file, system }, again, error);
    if (!again) broken = fault;
    return fault;
  };
  const mustBeOurs = () => {
    const stands = statSync(file, { throwIfNoEntry: false });
    // as it nearly always is: what has the name is what is held, and of the size that it was left with
    if (stands?.ino === inode && stands.size === size) return;
    const held = fstatSync(descriptor);
    const named = stands?.ino ?? null;
    if (held.nlink > 0 && named === null) throw new RecordLost('file-away', { file }, true);
    if (held.nlink === 0 || named !== inode) throw new RecordLost('file-gone', { file }, false);
    if (held.size !== size) throw new RecordLost('file-changed', { file }, false);
  };
  const put = (lines: string) => {
    if (broken !== null) throw broken;
    if (closed) throw new TypeError('the record is closed');
    const bytes = Buffer.from(lines, 'utf8');
    try {
      mustBeOurs();
      // one call, unless the disk takes only a part: then the next call fails and says why
      for (let done = 0; done < bytes.length;)
        done += writeSync(descriptor, bytes, done, bytes.length - done, size + done);
    } catch (error) {
      if (error instanceof RecordLost) throw error;
      throw lost(error, cutBack());
    }
    try {
      fsyncSync(descriptor);
    } catch (error) {
      // after a failed sync the system may have dropped what it held: what stands on disk is only known by reading it anew
      cutBack();
      throw lost(error, false);
    }
    size += bytes.length;
  };
  /** Whichever file stands there now. */
  const openAnew = () => {
    try {
      descriptor = openSync(file, 'r+');
      ({ ino: inode, size } = fstatSync(descriptor));
    } catch (error) {
      throw lost(error, false);
    }
  };
  const cutBack = () => {
    try {
      ftruncateSync(descriptor, size);
      fsyncSync(descriptor);
      return true;
    } catch {
      return false; // the torn tail is cut when the record is opened the next time
    }
  };

  return {
    file,
    head: () => head,
    put,
    append(entries, texts) {
      let next = head;
      let lines = '';
      for (const [place, entry] of entries.entries()) {
        // an entry that says so would make the record bad while the text is still there
        if (entry.kind === 'erased') throw new TypeError('texts are erased by eraseTexts');
        if (entry.n !== next.number + 1) throw new TypeError(`entry ${entry.n} after ${next.number}`);
        const { line, hash } = sealEntry(entry, place === 0 ? texts : [], next.hash, salts);
        lines += line;
        next = { number: entry.n, hash };
      }
      if (lines === '') return;
      put(lines);
      head = next;
    },
    swap(write) {
      if (broken !== null) throw broken;
      if (closed) throw new TypeError('the record is closed');
      mustBeOurs();
      // some systems do not rename over a file that is open
      closeSync(descriptor);
      const old = inode;
      try {
        head = write(file);
      } catch (error) {
        openAnew();
        // the new file stands, but is not sure to stand after a crash: what to go on from is only known by reading it anew
        if (inode !== old) throw lost(error, false);
        throw error;
      }
      openAnew();
    },
    close() {
      if (closed) return;
      closed = true;
      closeSync(descriptor);
      release();
    },
  };
}
