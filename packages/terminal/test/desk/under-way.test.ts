// Before and after are never the same line: whoever reads again what they have just done presses again, and ends what has only begun.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { townHead } from '../town.ts';

function desk(items: string, more = '', clock = 'stands') {
  const { session, pass } = sessionOfText(
    `${townHead(['mayor', 'police'], '4h')}phases: { main: { title: Main, clock: ${clock}, agenda: [${items}, { say: Thank you. }] } }\n${more}`,
  );
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  return { session, pass, ...deskOn(session, { columns: 120, rows: 40 }) };
}
/** The NOW line as far as it goes, three rows of it. */
function lineOf(shown: string): string {
  const rows = shown.split('\n');
  const at = rows.findIndex((row) => row.startsWith(' NOW'));
  return rows
    .slice(at, at + 3)
    .join(' ')
    .replaceAll(/\s+/gu, ' ');
}

test.each([
  ['a brainstorm', 'ideas: { kind: brainstorm, title: What do you see }', 'activity: ideas'],
  [
    'a survey',
    'asked: { kind: survey, title: How ready are we, items: [We notice early.] }',
    'activity: asked',
  ],
  ['four futures', 'four: { kind: futures, title: Four futures }', 'activity: four'],
])('%s under way is told as that, and its second space asks before it ends', (_what, activity, item) => {
  const { session, press, shown } = desk(`{ ${item}, minutes: 15 }`, `activities: { ${activity} }`);
  const before = lineOf(shown());
  press(' ');
  const after = lineOf(shown());
  expect(after).not.toBe(before);
  expect(after).toMatch(/under way|ends it/iu);
  const { length } = session.entries;
  press(' ');
  // nothing was entered: it is asked
  expect(session.entries).toHaveLength(length);
  press('esc');
  expect(lineOf(shown())).toBe(after);
  press(' ', 'enter');
  expect(lineOf(shown())).not.toBe(after);
});

test('a stretch of story that runs is told as that, to its end', () => {
  const { press, shown, session } = desk('{ advance: 20m, minutes: 7 }', '', 'runs');
  const before = lineOf(shown());
  press(' ');
  const after = lineOf(shown());
  expect(after).not.toBe(before);
  expect(session.control().story.seconds).toBeLessThan(1200);
  expect(after).toMatch(/The story runs/u);
});

test('a break that was called is told as that', () => {
  const { press, shown } = desk('{ say: One. }, { break: 10m }');
  press(' ');
  const before = lineOf(shown());
  press(' ', 'enter');
  expect(lineOf(shown())).not.toBe(before);
});
