/**
 * Somebody at a terminal away from the desk: their seats one after the other, until they leave. A terminal that can be drawn on shows the same
 * screens as the desk's own; one that reads lines has plain mode.
 */
import type { HeldSeat } from '@sandtable/host';
import type { CallersTerminal, OwnSeat, Visitor } from '@sandtable/host/ssh-door';
import type { DeskState } from '../desk/desk-state.ts';
import { openDesk } from '../desk/open-desk.ts';
import { openRole } from '../role/open-role.ts';
import type { RoleScreenState } from '../role/role-state.ts';
import { openRoom } from '../room/open-room.ts';
import { coloursOf, type Streams } from '../screen/terminal.ts';
import { openCall } from './answer-call.ts';
import { openSeatChoice } from './choose-seat.ts';
import { type Observation, openObserving } from './observing.ts';
import { watchedFrom } from './looking-on.ts';
import { visitInLines } from './visit-in-lines.ts';

/** Shows a visitor what is theirs, until they leave, are sent away, or their terminal has gone. */
export async function receive(visitor: Visitor, terminal: CallersTerminal): Promise<void> {
  const { kind } = terminal;
  if (kind === null || kind === 'dumb') return visitInLines(visitor, terminal);
  const { stdin, stdout, gone } = terminal;
  const colours = coloursOf(kind);
  const left: LeftScreens = { roles: new Map(), desks: new Map(), observation: null };
  let next: OwnSeat | null = visitor.seats()?.[0] ?? null;
  while (!gone.aborted && visitor.seats() !== null) {
    const streams: Streams = { stdin, stdout, own: null, far: { colours, gone } };
    const call = visitor.call();
    if (call !== null) {
      await openCall(visitor, call, streams);
      continue;
    }
    if (next === null) {
      const choice = await openSeatChoice(visitor, streams);
      if (choice.is === 'leave') return;
      next = choice.is === 'seat' ? choice.seat : null;
      continue;
    }
    const seat = next;
    next = null;
    // a seat that is taken away is left at once; for a call it is left, too, and shown again as it was
    const lost = new AbortController();
    const stop = visitor.subscribe(() => {
      const isTheirs = visitor.isTheirs(seat.capacity);
      if (isTheirs && visitor.call() !== null) next = seat;
      if (!isTheirs || next !== null) lost.abort();
    });
    try {
      const far = { colours, gone: AbortSignal.any([gone, lost.signal]) };
      await openSeat(visitor.sit(seat.capacity), { stdin, stdout, own: null, far }, left);
    } finally {
      stop();
    }
  }
}

/** How each screen of theirs stood when it was left: what was being typed is there again. */
interface LeftScreens {
  readonly roles: Map<string, RoleScreenState>;
  readonly desks: Map<string, DeskState>;
  observation: Observation | null;
}

async function openSeat(seat: HeldSeat, streams: Streams, left: LeftScreens): Promise<void> {
  switch (seat.of) {
    case 'role':
      left.roles.set(seat.role, await openRole(seat, { streams, before: left.roles.get(seat.role) ?? null }));
      return;
    case 'observer':
    case 'screen':
    case 'safety-lead':
    case 'evaluator':
    case 'interpreter': {
      if (seat.note !== null || seat.interprets !== null) {
        left.observation = await openObserving(seat, { streams, before: left.observation });
        return;
      }
      const watched = watchedFrom(seat);
      return watched === null ? undefined : openRoom(watched, { env: {}, streams });
    }
    case 'director':
    case 'facilitator':
    case 'site-facilitator':
    case 'controller':
    case 'simcell':
    case 'recorder': {
      const { session, allows, self } = seat;
      const before = left.desks.get(seat.of) ?? null;
      const stood = await openDesk(session, { streams, resume: null, allows, self, before });
      // whoever left it themselves is asked anew who sees the screen
      if (stood.layer.is === 'leaving') left.desks.delete(seat.of);
      else left.desks.set(seat.of, stood);
      return;
    }
    default:
      return seat satisfies never;
  }
}
