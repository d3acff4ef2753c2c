// What is said to be left below is what is left: a number only where it is known.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { librarySession } from '../library-session.ts';

test('the log is made as far as it is in sight: it says that it goes on, and no number that stays the same', () => {
  const { session } = librarySession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  for (let step = 0; step < 12; step += 1) {
    const { next } = session.control();
    if (next !== null) session.give(next);
  }
  const { press, shown } = deskOn(session, { columns: 80, rows: 24 });
  press('7');
  expect(shown()).toMatch(/↓ more/u);
  press(...Array.from({ length: 6 }, () => 'down'));
  expect(shown()).toMatch(/↑ 6 more[^]*↓ more/u);
  press('end');
  expect(shown()).not.toMatch(/↓/u);
});

test('a list that opens at its end says how many rows stand above, and all of them can be reached', () => {
  const { session } = librarySession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const { press, shown } = deskOn(session, { columns: 80, rows: 24 });
  press('i');
  expect(shown()).toMatch(/Who speaks\?\n.*↑ \d+ more\n[^]*> Exercise control/u);
  press(...Array.from({ length: 40 }, () => 'up'));
  expect(shown()).not.toMatch(/↑/u);
  expect(shown()).toMatch(/Who speaks\?\n *> /u);
});
