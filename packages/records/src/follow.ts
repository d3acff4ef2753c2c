/** A record that somebody else is writing, read as it grows: for a second display. Nothing is locked and nothing is written. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Entry, Texts } from '@sandtable/core/record';
import { fileFault } from './fault.ts';
import { checkLine, type Head, type ReadLine } from './line.ts';
import { entryOf, readRecord, type PlayedRecord } from './played-record.ts';
import type { RecordHeader } from './header.ts';

export interface FollowedRecord {
  readonly header: RecordHeader;
  readonly texts: Texts;
  readonly head: Head;
  /**
   * What came since it was last asked for. `anew`: the file was put in the place of another (texts were erased), and these are all
   * entries from the first. Throws `BadRecord` or `RecordError` when it cannot be read: then what was read before still stands.
   */
  readOn(): { readonly entries: readonly Entry[]; readonly anew: boolean };
}

/** Reads a record to its last whole line, and from there on whenever it is asked to. The first `readOn` gives all entries. */
export function followRecord(file: string): FollowedRecord {
  let known = readRecord(file);
  let end = { head: known.head, size: known.size };
  let told = false;
  const since = new Map<number, readonly (string | null)[]>();

  const begin = (record: PlayedRecord) => {
    known = record;
    end = { head: record.head, size: record.size };
    since.clear();
    told = true;
    return { entries: record.entries, anew: true };
  };
  return {
    get header() {
      return known.header;
    },
    get head() {
      return end.head;
    },
    texts: ({ entry, text }) =>
      since.get(entry)?.[text] ?? (since.has(entry) ? null : known.texts({ entry, text })),
    readOn() {
      if (!told) return begin(known);
      const lines = linesSince(file, end);
      if (lines === null) return begin(readRecord(file));
      for (const { number, hash, texts } of lines.read) {
        since.set(number, texts);
        end = { head: { number, hash }, size: end.size };
      }
      end = { ...end, size: lines.size };
      return { entries: lines.read.map((line) => entryOf(line, file)), anew: false };
    },
  };
}

/** The whole lines after `size` bytes; null when they do not go on from the head: then it is another file, or a bad one. */
function linesSince(
  file: string,
  { head, size }: { readonly head: Head; readonly size: number },
): { readonly read: readonly ReadLine[]; readonly size: number } | null {
  const bytes = bytesSince(file, size);
  if (bytes === null) return null;
  const read: ReadLine[] = [];
  let before = head;
  let from = 0;
  for (let feed = bytes.indexOf(10); feed !== -1; feed = bytes.indexOf(10, from)) {
    const checked = checkLine(bytes.subarray(from, feed), before);
    if ('why' in checked || checked.saysErased) return null;
    read.push(checked.read());
    before = { number: checked.number, hash: checked.hash };
    from = feed + 1;
  }
  return { read, size: size + from };
}

function bytesSince(file: string, size: number): Buffer | null {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const length = fstatSync(descriptor).size - size;
      if (length < 0) return null;
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, length === 0 ? 0 : readSync(descriptor, bytes, 0, length, size));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw fileFault(error, file, 'unreadable');
  }
}
