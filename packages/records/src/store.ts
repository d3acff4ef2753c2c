/**
 * The contract of a store: what whoever plays an exercise may rely on, wherever its record is kept. Files are the store that there is; a suite
 * (`test/store-contract.ts`) holds them to it, and would hold a database.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Entry, TextReference, WallTime } from '@sandtable/core/record';
import { strikeTexts } from './erase.ts';
import { forkRecord } from './fork.ts';
import type { NewRecord } from './header.ts';
import type { Head } from './line.ts';
import type { PlayedRecord } from './played-record.ts';
import { forkName } from './record-name.ts';
import { createRecord, openRecord, type RecordWriter } from './writer.ts';

export interface RecordStore {
  /** Makes a new record, and owns it. Throws `exists` rather than touch one that is there. */
  create(name: string, about: NewRecord): LiveRecord;
  /**
   * Owns a record that is there, to go on with it. Throws when another owns it, unless `evict` is the token of an owner that a person has said
   * is gone; and when what it holds is not as it was sealed.
   */
  open(name: string, evict: string | null): StoredRecord;
}

export interface StoredRecord {
  /** All of it, read and checked. */
  readonly record: PlayedRecord;
  readonly live: LiveRecord;
  /** Bytes of what was being written when the machine stopped; nobody was told that it was accepted, and it is gone. */
  readonly cut: number;
}

/** A record as its one owner has it. */
export interface LiveRecord {
  /** What it is opened by the next time. */
  readonly name: string;
  /** The last entry that is kept. */
  head(): Head;
  /**
   * Keeps the entries of one command, all or none: when this returns, no crash takes them. They must go on from the head. `texts` are those that
   * the slots of the first name; the others have none. Throws `RecordLost` when they are not kept; whoever has lost the record to another
   * owner keeps nothing any more.
   */
  append(entries: readonly Entry[], texts: readonly string[]): void;
  /** Takes words out for ever, at the wish of whoever said them; the entry that says so is the head then. */
  strike(texts: readonly TextReference[], wall: WallTime | null): Entry;
  /** Makes a record of its own of what there is up to the end of the command of this entry; this one stays as it is. Its name. */
  fork(number: number, wall: WallTime | null): string;
  /** Owns it no longer. */
  close(): void;
}

export const recordFiles: RecordStore = {
  create: (file, about) => liveIn(createRecord(file, about)),
  open(file, evict) {
    const { record, writer, cut } = openRecord(file, evict);
    return { record, live: liveIn(writer), cut };
  },
};

function liveIn(writer: RecordWriter): LiveRecord {
  const { file, head, append, close } = writer;
  return {
    name: file,
    head,
    append,
    close,
    strike: (texts, wall) => strikeTexts(writer, texts, wall),
    fork(number, wall) {
      const folder = dirname(file);
      const name = forkName(basename(file), number, (taken) => existsSync(join(folder, taken)));
      return forkRecord(file, number, join(folder, name), wall).file;
    },
  };
}
