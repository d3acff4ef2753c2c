// When something that goes by hand was due, and when and by whom it was given.
import type { Handed } from '@sandtable/core/view';
import { wallTime, type Say } from '@sandtable/words';

/** Empty for what needs no hand, and where no clock of the room was running. */
export function handedWords(handed: Handed | null, say: Say): string {
  if (handed === null || handed.due === null) return '';
  const due = wallTime(handed.due);
  if (handed.given === null) return say('desk.row.to-give', { due });
  const { at, by } = handed.given;
  // what the agenda says is given as it is said
  if (at === null || (at === handed.due && by === null)) return '';
  return by === null
    ? say('desk.row.given', { due, at: wallTime(at) })
    : say('desk.row.given-by', { due, at: wallTime(at), person: by });
}
