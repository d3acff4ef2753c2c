// What is said to be left below is what is left: a number only where it is known.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { unchangedSession } from '../library-session.ts';

test('the log is made as far as it is in sight: it says that it goes on, and no number that stays the same', () => {
  const { session } = unchangedSession('drone-incident', 'full', '7');
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
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const { press, shown } = deskOn(session, { columns: 80, rows: 24 });
  press('i');
  expect(shown()).toMatch(/Who speaks\?\n.*↑ \d+ more\n[^]*> Exercise control/u);
  press(...Array.from({ length: 40 }, () => 'up'));
  expect(shown()).not.toMatch(/↑/u);
  expect(shown()).toMatch(/Who speaks\?\n *> /u);
});

test('after EndEx no duty has time left, and nobody is waited for: it was still running, and stands so', () => {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const runs = () => session.control().expected.find(({ secondsLeft }) => secondsLeft !== null);
  for (let step = 0; step < 40 && runs() === undefined; step += 1) {
    const { next } = session.control();
    if (next !== null) session.give(next);
  }
  const text = runs()?.text.trim().slice(0, 20) ?? '';
  expect(text).not.toBe('');
  const { press, shown } = deskOn(session, { columns: 200, rows: 60 });
  press('6');
  expect(shown()).toContain(text);
  session.give({ kind: 'end', body: {} });
  expect(shown()).not.toMatch(/\d+ (?:min|h|s)\S* left/u);
  expect(shown()).not.toContain(text);
  expect(session.control().expected.some(({ status }) => status === 'running')).toBe(true);
});
