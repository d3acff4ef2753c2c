// Where one may go back to: after what a person did, not after each second that the clock let pass.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { townHead } from '../town.ts';

process.env['TZ'] = 'UTC';

const text = `${townHead(['mayor'], '4h')}variables:
  water: { name: Water, start: 0, per-minute: 1 }
phases:
  first: { title: First, clock: runs, next: [{ go: end, at: 3h }] }
`;

test('a running clock fills the list of places to go back to with no rows of its own', () => {
  const { session, pass } = sessionOfText(text);
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  for (let second = 0; second < 60; second += 1) pass(1);
  session.give({ kind: 'override', body: { values: [['water', 9]], because: { text: 0 } } }, [
    'It was nine.',
  ]);
  for (let second = 0; second < 60; second += 1) pass(1);
  const given = session.entries.filter(({ cause, author }) => cause === null && author.role !== null);
  const advances = session.entries.filter(({ kind }) => kind === 'advance');
  expect(advances.length).toBeGreaterThan(100);

  const desk = deskOn(session);
  desk.press('ctrl+k');
  desk.write('rewind');
  desk.press('enter');
  const rows = desk
    .shown(120, 200)
    .split('\n')
    .filter((row) => row.includes('after: '));
  expect(rows).toHaveLength(given.length);
  expect(rows[0]).toContain('Water');

  // the newest of them takes back the time that has passed since
  const before = session.control().story.seconds;
  desk.press('enter');
  while (desk.desk.state().layer.is === 'form') desk.press('enter');
  expect(session.control().story.seconds).toBeLessThan(before);
  expect(session.control().world[0]?.value).toBe(9);
});
