import type { Area } from '../area.ts';

// Words of a seat: what somebody is told who acts at a screen of their own, whichever door they came through.
export const seat = {
  'seat.order.no-id':
    'This was sent without a name of its own (8 to 64 letters, digits, - or _), so it could not be told apart from one that was sent twice. Nothing changed.',
  'seat.order.another':
    'Something else was sent under this name before. Nothing was sent now: send it under a name of its own.',
  'seat.order.not-here': 'From here one looks on: nothing can be done. Ask exercise control for a role.',
  'seat.order.director':
    'That is not for your function to do: propose it, or ask the director. Nothing changed.',
  'seat.order.gone':
    'This can no longer be done: what was asked is over. Nothing changed. Look at what is asked now.',
  'seat.order.changed':
    'What was asked has changed since you saw it. Nothing was sent. Look at it as it is now, and send again.',
  // in a terminal, before and after the screens of a seat
  'seat.ssh.ask.how':
    'Type the room code, your return code, or the last part of your personal link. With the room code you wait until the facilitator lets you in.',
  'seat.ssh.ask.code': 'Code: ',
  'seat.ssh.ask.name': 'Your name, with the room code only (Enter: as you called yourself): ',
  'seat.ssh.idle-soon':
    'Nobody has pressed a key for long. In {minutes, plural, one {# minute} other {# minutes}} this line is closed; any key keeps it.',
  'seat.ssh.idle':
    'Nobody has pressed a key for an hour, so this line is closed. Your seat stays yours: come back with a return code or your key.',
  'seat.ssh.left': 'You have left. Your seat stays yours: come back with a return code.',
  'seat.ssh.not-you':
    'You have no seat here any more. Ask the facilitator, and come in with the room code or a new link.',
  'seat.ssh.ours':
    'Something went wrong at the host, and this screen is closed. Nothing that was acknowledged is lost. Come in again, and tell the facilitator.',
  // somebody's seats in a terminal away from the desk
  'seat.visit.seats': 'Your seats',
  'seat.visit.desk': 'The desk, as {staff}',
  'seat.visit.looks': 'What all may see, as {staff}',
  'seat.visit.waiting':
    'The facilitator sees that you wait, and lets you in. This screen changes by itself then.',
  'seat.visit.code': 'make a return code',
  'seat.visit.code-how':
    'With it you come back from another terminal or browser, for 24 hours: type it where a code is asked for. Write it down where only you see it.',
  'seat.visit.leave': 'leave; the seat stays yours',
  'seat.visit.open': 'open',
  'seat.visit.plain.choose':
    'Type the number of a seat, code for a return code, or leave. Your seat stays yours.',
  'seat.visit.plain.seat': '{number}: {title}',
  'seat.visit.plain.word.code': 'code, return code',
  'seat.visit.plain.word.leave': 'leave, quit, q',
  'seat.visit.plain.here': 'Type here to answer.',
  'seat.visit.plain.word.here': 'here, yes',
  'seat.visit.note': 'write what you observe',
  'seat.visit.note.how':
    'What do you observe? + - ? > ~ and a blank before it: strength, gap, parking lot, action, artefact. Enter enters it, Esc keeps it for later.',
  'seat.visit.plain.observe':
    '“note” and your words enter what you observe; + - ? > ~ before them say of what kind it is. “judge” rates after EndEx, “objectives” tells what to watch for and what was rated, “help” what else there is.',
  'seat.visit.plain.word.watching': 'objectives, tasks, ratings, targets',
  'seat.visit.watching': 'what to watch for, and ratings',
  'seat.visit.interpret': 'put words into another language',
  'seat.visit.interpret.how':
    'The number of the words, and what they say: 3 Le phare est allumé. A code before it says into which language: 3 fr … Enter enters it, Esc keeps it for later.',
  'seat.visit.plain.interpret':
    '“interpret”, the number of the words and what they say enters them: interpret 3 Le phare est allumé. A code before it says into which language.',
  'seat.interpret.how':
    'Not taken. Write the number of the words, and what they say in the other language: 3 Le phare est allumé.',
  'seat.interpret.text': '{title} – {own}',
  'seat.interpret.both': '{title} – {own} = {other}',
  'seat.interpret.spoken': '{number}. {label}',
  'seat.interpret.spoken-done': '{number}. {label} ({detail})',
  'seat.visit.plain.room': 'What all may see, as it changes. Enter for your seats.',
} as const satisfies Area<'seat'>;
