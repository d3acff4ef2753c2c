/** When things happened in the room, apart from when they were entered. */
import type { WallTime } from '../record/parts.ts';
import type { Occurrence, State } from '../program/state.ts';

export const happenedAt = ({ at, entered }: Occurrence): WallTime => at ?? entered;

/** By the number of its cause: the time of each thing that happened at another time than it was entered. */
export function eventTimes({ occurrences }: Pick<State, 'occurrences'>): ReadonlyMap<number, WallTime> {
  return new Map(
    occurrences.flatMap(({ entry, at, entered }) => (at === null || at === entered ? [] : [[entry, at]])),
  );
}

/** What it followed and what followed it: between the two it happened. Null where nothing bounds it. */
export function boundsOf(
  { occurrences }: Pick<State, 'occurrences'>,
  { entry, after }: Pick<Occurrence, 'entry' | 'after'>,
): { readonly before: Occurrence | null; readonly next: Occurrence | null } {
  const followers = occurrences.filter((each) => each.after === entry);
  const first = Math.min(...followers.map(happenedAt));
  return {
    before: occurrences.find((each) => each.entry === after) ?? null,
    next: followers.find((each) => happenedAt(each) === first) ?? null,
  };
}
