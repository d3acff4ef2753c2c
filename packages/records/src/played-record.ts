/** A whole record in memory: its header, its entries with slots, and the texts beside. */
import { misfitOf, type Entry, type NameOf, type Texts, type Unchecked } from '@sandtable/core/record';
import { chainOf, headerIn } from './chain.ts';
import { BadRecord } from './fault.ts';
import type { RecordHeader } from './header.ts';
import type { Head, ReadLine } from './line.ts';

export interface PlayedRecord {
  readonly file: string;
  readonly header: RecordHeader;
  /** From number 1 on; the header is not among them. */
  readonly entries: readonly Entry[];
  readonly texts: Texts;
  /** The texts of one entry, by slot. */
  readonly textsOf: (entry: number) => readonly (string | null)[];
  readonly head: Head;
  /** How many texts were erased. */
  readonly erased: number;
  /** Bytes of the whole lines, and of a torn last line after them. */
  readonly size: number;
  readonly torn: number;
}

/** Reads and checks a record without touching it. Throws `BadRecord` when a line is bad; a torn last line is only told. */
export function readRecord(file: string): PlayedRecord {
  const lines = chainOf(file);
  const entries: Entry[] = [];
  const texts: (readonly (string | null)[])[] = [];
  let header: RecordHeader | null = null;
  for (;;) {
    const next = lines.next();
    if (next.done) {
      if (header === null) throw new BadRecord(file, 0, 'empty');
      const { head, erased, whole, torn } = next.value;
      return {
        file,
        header,
        entries,
        texts: ({ entry, text }) => texts[entry]?.[text] ?? null,
        textsOf: (entry) => texts[entry] ?? [],
        head,
        erased,
        size: whole,
        torn,
      };
    }
    const line = next.value.read();
    texts.push(line.texts);
    if (header === null) header = headerIn(line, file);
    else entries.push(entryOf(line, file));
  }
}

/** The core's entry in a line. Throws `BadRecord` when it does not hold what an entry of its kind holds. */
export function entryOf({ sealed, body, texts }: ReadLine, file: string): Entry {
  const { n, story, wall, author, cause, order, kind } = sealed;
  const entry = { n, story, wall, author, cause, ...(order !== undefined && { order }), kind, body };
  mustFit(entry, texts.length, file);
  return entry as Entry;
}

/** Throws `BadRecord` for what no entry of its kind can hold; with `has`, also for what it names and the scenario has not. */
export function mustFit(entry: Unchecked, texts: number, file: string, has?: Has): void {
  const wrong = misfitOf(entry, texts, has);
  if (wrong === null) return;
  const { field, wanted, which, found } = wrong;
  throw new BadRecord(file, entry.n, 'misfit', { kind: entry.kind, field, wanted, which, found });
}
type Has = (of: NameOf, name: string) => boolean;
