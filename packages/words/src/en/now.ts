import type { Area } from '../area.ts';

// What is due now: what each key does about it, why nothing can be done, and what is left behind when one goes on.
export const now = {
  'now.why-not.deciding':
    'They still decide {decision}: enter what they say, or give more time. “{leave}” leaves it open (at the desk ^K finds it).',
  'now.why-not.floor': '{person} has the floor. Propose what you would do, or ask for the floor.',
  'now.why-not.director':
    'StartEx, jumps in time and EndEx are the director’s: propose it, or pass the floor.',
  'now.why-not.question':
    '{role} waits for an answer: reply, if only that it is not available, or put it off.',
  'now.key.next': 'next',
  'now.key.said': 'said, next',
  'now.key.asked': 'asked',
  'now.key.given': 'given',
  'now.key.show': 'show it',
  'now.key.put': 'put to them',
  'now.key.confirm': 'confirm',
  'now.key.close-so': 'close so',
  'now.key.more-time': 'more time',
  'now.key.send': 'send',
  'now.key.leave-out': 'do not send',
  'now.key.answer': 'answer',
  'now.key.later': 'later',
  'now.key.enter': 'enter it',
  'now.key.enter-table': 'a table tells',
  'now.key.close': 'close it',
  'now.key.end-it': 'end it',
  'now.key.move-on': 'move on',
  'now.key.jump-there': 'jump there',
  'now.key.go-there': 'go there',
  'now.key.done': 'done',
  'now.key.done-first': 'done before',
  'now.key.missed': 'missed',
  'now.key.go-on': 'go on',
  'now.key.begin': 'begin it',
  'now.key.say-which': 'say which',
  'now.left.to-give': 'Never given: {what}.',
  'now.left.proposed': 'Proposed, and neither sent nor declined: {what}.',
  'now.left.to-put': 'Open, and never put to the room: {what}.',
  'now.left.undecided': 'Still undecided: {what}.',
  'now.left.questions':
    '{count, plural, one {A question was never answered: {what}} other {Questions were never answered: {what}}}.',
  'now.left.missed':
    'On the way {count, plural, one {this is} other {these are}} missed, unless it was done (then tick it first): {what}.',
  'now.left.default': 'On the way, closed with the default: {what}.',
} as const satisfies Area<'now'>;
