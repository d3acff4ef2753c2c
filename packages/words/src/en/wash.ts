import type { Area } from '../area.ts';

// The hot wash, as everybody in the room sees or hears it.
export const wash = {
  'wash.opening': '{count, plural, one {one question} other {# questions}}',
  'wash.question': 'question {number} of {of}',
  'wash.parked': 'parking lot, {number} of {of}',
  'wash.taken-up': 'Taken up.',
  'wash.taken-up-said': 'Taken up: {said}',
  'wash.action': 'Action: {said}. Owner: {owner}.',
  'wash.said': 'Hot wash, {step}: {text}',
  'wash.left': 'Left as it is.',
} as const satisfies Area<'wash'>;
