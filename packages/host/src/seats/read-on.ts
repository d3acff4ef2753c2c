/** The entries of an exercise, each read once: whoever keeps something of them reads on from where they stopped. */
import type { Entry } from '@sandtable/core/record';
import type { Session } from '../exercise/session.ts';

/** Returns how to read what has come since. `anew` comes before the first entry, and again after a rewind, which goes on in a fork. */
export function readOn(
  session: Session,
  { anew, take }: { readonly anew: () => void; readonly take: (entry: Entry) => void },
): () => void {
  let read = { file: '', entries: 0 };
  return () => {
    const { entries, record } = session;
    if (read.file !== record.file) {
      anew();
      read = { file: record.file, entries: 0 };
    }
    for (const entry of entries.slice(read.entries)) take(entry);
    read = { file: record.file, entries: entries.length };
  };
}
