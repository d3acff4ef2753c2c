// What the room's screen shows at a seat that looks on.
import type { RoomView } from '@sandtable/core/view';
import type { LookingSeat } from '@sandtable/host';
import type { WatchedRoom } from '../room/open-room.ts';

/** What somebody who looks on may write, by the power whose word begins it in lines; null: nothing. */
export function entering({ note, interprets }: LookingSeat) {
  if (note !== null) return { power: 'note', enter: note } as const;
  return interprets === null ? null : ({ power: 'interpret', enter: interprets.enter } as const);
}

/** Once it is held no longer it stays as it was, until it has gone from the screen; null: it never was. */
export function watchedFrom(seat: LookingSeat): WatchedRoom | null {
  const { language, zone, clock, subscribe } = seat;
  const first = seat.room();
  if (first === null) return null;
  let shown: RoomView = first;
  return {
    language,
    zone,
    clock,
    subscribe,
    trouble: () => null,
    room() {
      shown = seat.room() ?? shown;
      return shown;
    },
  };
}
