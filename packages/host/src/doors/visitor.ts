/** Who has come in at a door that draws, as whoever draws has them: who they are, their seats, and nothing else of the exercise. */
import { titleOf } from '@sandtable/core/scenario';
import type { Call, Guest } from '@sandtable/core/record';
import type { RoomView } from '@sandtable/core/view';
import type { Session, WallClock } from '../exercise/session.ts';
import { spelledCode } from '../invitations/key.ts';
import type { Reception } from '../invitations/reception.ts';
import { isSameSeat, type LetInAs } from '../seats/capacity.ts';
import { holdSeat, type HeldSeat } from '../seats/held-seat.ts';

export interface OwnSeat {
  readonly capacity: LetInAs;
  /** Of a role. */
  readonly title: string | null;
}

export interface Visitor {
  readonly language: string;
  readonly clock: WallClock;
  readonly name: string | null;
  /** Their number as a participant. */
  readonly number: number;
  /** What everybody is told who comes to the door. */
  exercise(): Pick<RoomView, 'exercise' | 'people'>;
  /** Where they may sit now, the latest first; none while they wait in the lobby; null once they were sent away. */
  seats(): readonly OwnSeat[] | null;
  /** Gives nothing any more as soon as the seat is theirs no longer. */
  sit(capacity: LetInAs): HeldSeat;
  isTheirs(capacity: LetInAs): boolean;
  /** That everybody is called, and they have not answered yet; null: nobody calls, or they wait in the lobby. */
  call(): Call | null;
  /** They answer the call that stands. */
  answer(call: Call): void;
  /** A code with which they come back from another device. */
  returnCode(): string;
  /** Calls back whenever something may have changed. Returns how to stop listening. */
  subscribe(changed: () => void): () => void;
}

export function visitorOf(session: Session, reception: Reception, device: string, guest: Guest): Visitor {
  const seats = (): readonly OwnSeat[] | null => {
    const now = reception.guestOf(device);
    if (now === null) return null;
    const all = reception.capacitiesOf(now);
    const own = all.flatMap((capacity): readonly OwnSeat[] =>
      capacity.of === 'observer'
        ? []
        : [
            {
              capacity,
              title: capacity.of === 'role' ? titleOf('roles', capacity.role, session) : null,
            },
          ],
    );
    // what all may see whoever has a seat may see
    return all.length === 0 ? [] : [...own, { capacity: { of: 'observer' }, title: null }];
  };
  const isTheirs = (capacity: LetInAs): boolean =>
    seats()?.some((each) => isSameSeat(each.capacity, capacity)) ?? false;
  return {
    language: session.language,
    clock: session.clock,
    name: reception.nameOf(guest),
    number: guest.number,
    exercise() {
      const { exercise, people } = session.room();
      return { exercise, people };
    },
    seats,
    isTheirs,
    sit: (capacity) =>
      holdSeat(session, { capacity, participant: guest.number, isHeld: () => isTheirs(capacity) }),
    call() {
      const call = reception.call();
      const isIn = (seats()?.length ?? 0) > 0;
      return call !== null && isIn && !call.answered.has(guest.number) ? call : null;
    },
    answer: (call) => reception.answer(guest, call.number),
    returnCode: () => spelledCode(reception.returnCode(guest)),
    subscribe: session.subscribe,
  };
}
