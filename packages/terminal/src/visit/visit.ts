/**
 * Somebody at a terminal away from the desk: their seats one after the other, until they leave. A terminal that can be drawn on shows the same
 * screens as the desk's own; one that reads lines has plain mode.
 */
import type { HeldSeat } from '@sandtable/host';
import type { CallersTerminal, OwnSeat, Visitor } from '@sandtable/host/ssh-door';
import { openDesk } from '../desk/open-desk.ts';
import { openRole } from '../role/open-role.ts';
import type { RoleScreenState } from '../role/role-state.ts';
import { openRoom } from '../room/open-room.ts';
import { coloursOf, type Streams } from '../screen/terminal.ts';
import { openCall } from './answer-call.ts';
import { openSeatChoice } from './choose-seat.ts';
import { watchedFrom } from './looking-on.ts';
import { visitInLines } from './visit-in-lines.ts';

/** Shows a visitor what is theirs, until they leave, are sent away, or their terminal has gone. */
export async function receive(visitor: Visitor, terminal: CallersTerminal): Promise<void> {
  const { kind } = terminal;
  if (kind === null || kind === 'dumb') return visitInLines(visitor, terminal);
  const { stdin, stdout, gone } = terminal;
  const colours = coloursOf(kind);
  /** What stood on each role's screen when it was left. */
  const left = new Map<string, RoleScreenState>();
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

async function openSeat(seat: HeldSeat, streams: Streams, left: Map<string, RoleScreenState>): Promise<void> {
  switch (seat.of) {
    case 'role':
      left.set(seat.role, await openRole(seat, { streams, before: left.get(seat.role) ?? null }));
      return;
    case 'observer':
    case 'screen':
    case 'safety-lead':
    case 'evaluator': {
      const watched = watchedFrom(seat);
      return watched === null ? undefined : openRoom(watched, { env: {}, streams });
    }
    case 'director':
    case 'facilitator':
    case 'site-facilitator':
    case 'controller':
    case 'simcell':
    case 'recorder':
      return openDesk(seat.session, { streams, resume: null, allows: seat.allows, self: seat.self });
    default:
      return seat satisfies never;
  }
}
