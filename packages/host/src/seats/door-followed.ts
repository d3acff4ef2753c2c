/** Who is who at the doors, as the record says it now. */
import { doorBook, type DoorBook } from '@sandtable/core/record';
import type { Session } from '../exercise/session.ts';
import { readOn } from './read-on.ts';

export function followDoor(session: Session): () => DoorBook {
  let book = doorBook();
  const read = readOn(session, {
    anew: () => (book = doorBook()),
    take: (entry) => book.take(entry),
  });
  return () => {
    read();
    return book;
  };
}
