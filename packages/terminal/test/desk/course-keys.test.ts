// Where a module ends, the story jumps or the exercise ends: what the row says is what its key does, and what the record then holds.
import type { Entry } from '@sandtable/core/record';
import { describe, expect, test } from 'vitest';
import { deskOn, type DeskAtHand } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { townHead } from '../town.ts';
import { facilitator, nowLine } from '../plain/facilitator-by-ear.ts';

process.env['TZ'] = 'UTC';

const town = (
  first: string,
  more = '',
  duration = '3h',
): string => `${townHead(['mayor'], duration)}variables:
  water: { name: Water, start: 0, per-minute: 1 }
phases:
  first: { title: First, ${first} }
  second: { title: Second, clock: runs, next: [{ go: end, at: 40h }] }
  tuesday: { title: Tuesday, clock: runs, jump-to: 26h, next: [{ go: end, at: 40h }] }
${more}`;

interface Case {
  readonly kind: string;
  readonly text: string;
  /** The row begins so, and so does what plain mode says. */
  readonly row: string;
  /** What is asked before it is done. */
  readonly asks?: string;
  /** What the record holds of the course after the key, and nothing else of it. */
  readonly holds: readonly string[];
}

/** What an entry tells of the course, of duties and of decisions. */
function courseOf({ kind, body }: Entry): readonly string[] {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the others change nothing of it
  switch (kind) {
    case 'phase.entered':
      return [`enters ${body.phase}`];
    case 'jump.started':
      return [`jumps to ${body.to / 3600} h`];
    case 'stage.changed':
      return [`stage ${body.stage}`];
    case 'outcome.reached':
      return [`outcome ${body.outcome}`];
    case 'clock.missed':
      return [`misses ${body.clock}`];
    case 'expected.missed':
      return [`misses ${body.expected}`];
    case 'decision.closed':
      return [`closes ${body.decision}, ${body.how}`];
    default:
      return [];
  }
}

/** `within`: for the decision. */
const duties = (within: string): string => `actions:
  call: { text: Call the ministry, by: [mayor], effects: [{ note: Called. }] }
clocks:
  report: { name: Report, owed-by: mayor, at: 0m, within: 1h, done: "action.call.taken" }
  letter: { name: Letter, owed-by: mayor, at: 0m, within: 1h, done: "action.call.taken" }
expected:
  ring: { text: Rings, by: mayor, at: 0m, within: 1h, done: "action.call.taken" }
decisions:
  pump: { at: 0m, by: [mayor], within: ${within}, question: Do you pump?, options: { now: { text: Now }, later: { text: Later } }, otherwise: later }
`;
const cases: readonly Case[] = [
  {
    kind: 'a module that ends by itself',
    text: town('clock: runs, next: [{ go: second, at: 1h }]'),
    row: 'The module ends now.',
    holds: ['enters second'],
  },
  {
    kind: 'a module that ends in a jump',
    text: town('clock: runs, next: [{ go: tuesday, at: 1h }]', '', '50h'),
    row: 'The story jumps to +1 d 2 h. Say so and go on.',
    holds: ['enters tuesday', 'jumps to 26 h'],
  },
  {
    kind: 'a module that is left by hand for one that jumps',
    text: town('clock: stands, agenda: [{ say: Welcome. }], next: [{ go: tuesday }]', '', '50h'),
    row: 'This module is done. Go to “Tuesday”. The story jumps to +1 d 2 h.',
    holds: ['enters tuesday', 'jumps to 26 h'],
  },
  {
    kind: 'a module that is left by hand for one that jumps no more',
    text: town(
      'clock: stands, agenda: [{ say: Welcome. }, { advance: 27h }], next: [{ go: tuesday }]',
      '',
      '50h',
    ),
    row: 'This module is done. Go to “Tuesday”.',
    holds: ['enters tuesday'],
  },
  {
    kind: 'an outcome that ends the exercise',
    text: town(
      'clock: runs, next: [{ go: second, at: 2h }]',
      'outcomes:\n  flood: { ends-when: "water >= 60", text: The water came. }\n  dry: { text: It stayed dry. }\n',
    ),
    row: 'The exercise has come to an outcome.',
    holds: ['stage end-ex', 'outcome flood'],
  },
  {
    kind: 'the end of the story',
    text: town('clock: runs, next: [{ go: second, at: 2h }]', '', '1h'),
    row: 'The exercise ends now. Announce EndEx.',
    holds: ['stage end-ex'],
  },
  {
    kind: 'a module whose exit is the end, long before the end of the story',
    text: town('clock: runs, next: [{ go: end, at: 1h }]'),
    row: 'The exercise ends now. Announce EndEx.',
    holds: ['stage end-ex'],
  },
  {
    kind: 'the last module, left by hand',
    text: town('clock: stands, agenda: [{ say: Welcome. }], next: [{ go: end }]'),
    row: 'The agenda is done. Announce EndEx.',
    holds: ['stage end-ex'],
  },
  {
    kind: 'duties whose time runs out in the same second',
    text: town('clock: runs, next: [{ go: end, at: 3h }]', duties('30m')),
    row: 'The legal clock “Report” ends now, at +1 h 00 min. Has it been done? Missed on the way, unless done before: Letter; Mayor: Rings.',
    asks: 'tick it first): Letter; Mayor: Rings.',
    holds: ['misses report', 'misses letter', 'misses ring'],
  },
  {
    kind: 'a decision whose time is up in the second in which duties run out',
    text: town('clock: runs, next: [{ go: end, at: 3h }]', duties('1h')),
    row: 'The time for D1 is up. Unless they answer, or get more time, it is: Later, by default.',
    holds: ['closes pump, default'],
  },
  {
    kind: 'a module that ends in the second in which duties run out',
    text: town('clock: runs, next: [{ go: second, at: 1h }]', duties('1h')),
    row: 'The module ends now. Say so and go on. Missed on the way, unless done before: Report; Letter; Mayor: Rings.',
    asks: 'On the way, closed with the default: D1.',
    holds: ['closes pump, default', 'misses report', 'misses letter', 'misses ring', 'enters second'],
  },
];

/** The words of the NOW line. */
const row = (desk: DeskAtHand): string => {
  const rows = desk.shown(200, 40).split('\n');
  const at = rows.findIndex((each) => each.startsWith(' NOW'));
  const own = rows.slice(at, at + 3).filter((each, place) => place === 0 || /^ {6}\S/u.test(each));
  return own
    .map((each) =>
      each
        .slice(6)
        .replace(/ {2,}\S+ = .*$/u, '')
        .trim(),
    )
    .join(' ');
};

describe.each(cases)('$kind', ({ text, row: words, asks = '', holds }) => {
  test('the row says what its key does, and what the record then holds', async () => {
    const { session } = sessionOfText(text);
    const desk = deskOn(session);
    const ear = await facilitator(session);
    for (let step = 0; step < 12 && !row(desk).startsWith(words.slice(0, 12)); step += 1) {
      desk.press('space');
      if (desk.desk.state().layer.is === 'form') desk.press('enter');
    }
    expect(row(desk)).toContain(words);
    await ear.say('now');
    expect(nowLine(ear)).toContain(words);
    const before = session.entries.length;
    desk.press('space');
    expect(desk.shown(200, 40).replaceAll(/[\s|]+/gu, ' ')).toContain(asks);
    while (desk.desk.state().layer.is === 'form') desk.press('enter');
    expect(session.entries.slice(before).flatMap(courseOf)).toEqual(holds);
  });
});
