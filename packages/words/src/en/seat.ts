import type { Area } from '../area.ts';

// Words of a seat: what somebody is told who acts at a screen of their own, whichever door they came through.
export const seat = {
  'seat.order.no-id':
    'This was sent without a name of its own (8 to 64 letters, digits, - or _), so it could not be told apart from one that was sent twice. Nothing changed.',
  'seat.order.another':
    'Something else was sent under this name before. Nothing was sent now: send it under a name of its own.',
  'seat.order.not-here': 'From here one looks on: nothing can be done. Ask exercise control for a role.',
  'seat.order.gone':
    'This can no longer be done: what was asked is over. Nothing changed. Look at what is asked now.',
  'seat.order.changed':
    'What was asked has changed since you saw it. Nothing was sent. Look at it as it is now, and send again.',
} as const satisfies Area<'seat'>;
