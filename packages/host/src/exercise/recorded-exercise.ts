/**
 * An exercise on its record: what a command leads to goes to the disk, and only then does it count. A disk that does not take it
 * takes the state back, too.
 */
import { type Program, begin } from '@sandtable/core';
import {
  type Entry,
  type Order,
  type Recomputed,
  type Refusal,
  type Setup,
  type Texts,
  remarkOf,
  strikeBarred,
} from '@sandtable/core/record';
import { type Reader, type ReaderOf, shownTexts } from '@sandtable/core/view';
import { type LiveRecord, type NewRecord, recordFiles, wellFormed } from '@sandtable/records';
import type { ProgramOf } from './engine.ts';
import { type Progress, beginning } from './progress.ts';
import { resume } from './resume.ts';
import type { SessionRecord } from './session.ts';

export interface RecordedExercise {
  readonly program: Program;
  /** Where it stands. */
  readonly progress: Progress;
  /** Who looks at it here. */
  readonly reader: Reader;
  /** The time zone of the room; null where the record does not say it. */
  readonly zone: string | null;
  /** The words as they may be shown. */
  readonly texts: Texts;
  readonly record: SessionRecord;
  /** Whether what it went on from follows from its commands. */
  readonly recomputed: Recomputed;
  /** One command: decided, on disk, and only then part of the state. Throws `RecordLost` when the disk does not take it. */
  take(order: Order): Taken;
  /** Takes the words of a remark out of the record. Throws what making a file throws, and then nothing changed. */
  strike(entry: number, wall: number): Taken;
  /** Goes on in a fork of the record after entry `n`. Throws what making a file throws, and then nothing changed. */
  rewind(n: number, wall: number): void;
  /** Releases the record's lock. */
  close(): void;
}

/** What came of a command. */
export type Taken = { readonly entries: readonly Entry[] } | Refusal;

/** Makes the record, at set-up. Throws `RecordError` when it cannot be made. */
export function createRecordedExercise(
  file: string,
  program: Program,
  setup: Setup,
  about: NewRecord,
  readerOf: ReaderOf,
): RecordedExercise {
  const progress = beginning(program, begin(program, setup));
  const live = recordFiles.create(file, wellFormed(about));
  return exerciseOn(
    program,
    { live, progress, texts: () => null, recomputed: { is: 'same' }, zone: about.zone ?? null },
    readerOf(program.scenario),
  );
}

/** Opens a record where it stood. `cut` and `derived` are what that came upon, as `resumeSession` tells it. */
export function openExercise(
  file: string,
  programOf: ProgramOf,
  readerOf: ReaderOf,
  evict: string | null,
): { readonly exercise: RecordedExercise; readonly cut: number; readonly derived: number } {
  const { program, branch, cut, derived } = branchFrom(file, programOf, evict);
  return { exercise: exerciseOn(program, branch, readerOf(program.scenario)), cut, derived };
}

/** What is approved is the record as it stands: nobody but the record itself says by which hash that is known. */
const sealedOver = (order: Order, hash: string): Order =>
  order.command.kind === 'approve'
    ? { ...order, command: { ...order.command, body: { ...order.command.body, hash } } }
    : order;

/** A record that is open, and where it stands. */
interface Branch {
  readonly live: LiveRecord;
  readonly progress: Progress;
  /** The texts that the record held when it was opened. */
  readonly texts: Texts;
  readonly recomputed: Recomputed;
  readonly zone: string | null;
}

function branchFrom(
  file: string,
  programOf: ProgramOf,
  evict: string | null = null,
): {
  readonly program: Program;
  readonly branch: Branch;
  readonly cut: number;
  readonly derived: number;
} {
  const { record, live, cut } = recordFiles.open(file, evict);
  try {
    const { program, progress, missing, recomputed } = resume(record, programOf);
    if (missing.length > 0) live.append(missing, []);
    const zone = record.header.zone ?? null;
    const branch = { live, progress, texts: record.texts, recomputed, zone };
    return { program, branch, cut, derived: missing.length };
  } catch (error) {
    live.close();
    throw error;
  }
}

function exerciseOn(program: Program, first: Branch, reader: Reader): RecordedExercise {
  let branch = first;
  const said = new Map<number, readonly string[]>();
  const struck = new Set<string>();
  const texts = shownTexts(
    () => branch.progress.entries,
    (reference) =>
      struck.has(`${reference.entry}:${reference.text}`)
        ? null
        : (said.get(reference.entry)?.[reference.text] ?? branch.texts(reference)),
    reader,
  );
  return {
    program,
    reader,
    zone: first.zone,
    texts,
    get progress() {
      return branch.progress;
    },
    get recomputed() {
      return branch.recomputed;
    },
    get record() {
      return { file: branch.live.name, head: branch.live.head() };
    },
    take(given) {
      const { progress, live } = branch;
      const order = sealedOver(wellFormed(given), live.head().hash);
      const entries = progress.give(order, (added) => live.append(added, order.texts));
      if ('refused' in entries) return entries;
      const [cause] = entries;
      if (cause !== undefined && order.texts.length > 0) said.set(cause.n, order.texts);
      return { entries };
    },
    strike(number, wall) {
      const { entries } = branch.progress;
      const barred = strikeBarred(program.scenario, entries, number, wall);
      if (barred !== null) return barred;
      const gone = remarkOf(program.scenario, entries, number);
      const entry = branch.live.strike(gone, wall);
      for (const { text } of gone) struck.add(`${number}:${text}`);
      branch.progress.follow([entry]);
      return { entries: [entry] };
    },
    rewind(n, wall) {
      // a fork is of the same scenario
      const forked = branchFrom(branch.live.fork(n, wall), () => program).branch;
      branch.live.close();
      branch = forked;
      said.clear();
      struck.clear();
    },
    close: () => branch.live.close(),
  };
}
