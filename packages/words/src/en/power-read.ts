import type { Area } from '../area.ts';

/** What is said of an answer that cannot be read, and the words that are one. */
export const powerRead = {
  'power.read.number': '“{typed}” is not a number. Write one, such as 25 or 2.5.',
  'power.read.doubtful': '“{typed}” can be read as {one} or as {other}: which? Write it as one of these.',
  'power.read.whole': '“{typed}” is not a whole number.',
  'power.read.range': '{typed} is not from {min} to {max}.',
  'power.read.least': '{typed} is less than {min}.',
  'power.read.most': '{typed} is more than {max}.',
  'power.read.duration':
    '“{typed}” is not a length of time. Write 90s, 15m, 1h30m or 2d; a bare number is minutes.',
  'power.read.moment': '“{typed}” is not a story time. Write 07:40, +20m from now, or 1h30m since StartEx.',
  'power.read.moment-doubtful':
    '“{typed}” can be from now or since StartEx. Write {ahead} for from now, {since} for since StartEx.',
  'power.read.wall': '“{typed}” is not a time. Write 10:40, or 15m.',
  'power.read.no-day': 'No calendar has the day of “{typed}”. Write it like 28 February 2027, 10:40.',
  'power.read.skipped':
    'The clock in the room never showed “{typed}” on that day: clocks were put forward over it. Write the time that it showed then.',
  'power.read.yes-no': '“{typed}” is neither yes nor no.',
  'power.read.effects':
    '“{typed}” is not an effect. Write trust +5, trust = 40, send 2-12, send 2-12 after 20m, cancel 2-12, reveal FACT to ROLE, or open D3; commas between them.',
  'power.read.whose': '“{typed}” has these, by number: {rows}',
  'power.read.pick': '“{typed}” is not one of these.',
  'power.read.pick-near': '“{typed}” is not one of these. Did you mean {near}?',
  'power.read.ranking': 'All of them are put in an order: {missing} is missing.',
  'power.read.needed': 'This needs an answer.',
  'power.read.none-of-all': 'None of these is open, or there: name those that you mean.',
  'power.read.yes': 'yes, y',
  'power.read.no': 'no, n',
  'power.read.all': 'all, everybody',
} as const satisfies Area<'power'>;
