/** Who is who at the doors, as the record says it now: read on from where it was read to. */
import { doorBook, type DoorBook } from '@sandtable/core/record';
import type { Session } from '../exercise/session.ts';

export function followDoor(session: Session): () => DoorBook {
  let read = { file: '', entries: 0 };
  let book = doorBook();
  return () => {
    const { entries, record } = session;
    // a rewind goes on in a fork
    if (read.file !== record.file) {
      book = doorBook();
      read = { file: record.file, entries: 0 };
    }
    for (const entry of entries.slice(read.entries)) book.take(entry);
    read = { file: record.file, entries: entries.length };
    return book;
  };
}
