// A break is moved with one key: behind which item is picked, it stands there on the run sheet, and comes by itself.
import type { Session, WallClock } from '@sandtable/host';
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

process.env['TZ'] = 'UTC';

const passing = (): WallClock => {
  let now = Date.UTC(2031, 5, 8, 8, 0);
  return { now: () => (now += 1000), every: () => () => {} };
};
const words = (screen: string): string => screen.replaceAll(/[\s│|]+/gu, ' ');
const begun = (): Session => {
  const session = droneSession(passing(), []);
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  return session;
};
/** The rows of the sheet by what they are, the break by name. */
const rows = (session: Session): readonly string[] =>
  session.sheet().map(({ of, name, status }) => (of === 'break' ? `break ${status}` : name));

test('M moves the next break behind the item that is picked; the sheet shows it there and counts its minutes', () => {
  const session = begun();
  const desk = deskOn(session);
  const before = session.sheet();
  const place = before.findIndex(({ of }) => of === 'break');
  expect(place).toBeGreaterThan(3);
  const target = before[place + 2];
  if (target === undefined) throw new Error('nothing comes after the break');
  desk.press('M');
  expect(desk.shown()).toContain('Behind which item is it taken?');
  desk.write(`${target.phase}-${target.item + 1}`);
  desk.press('enter');
  expect(session.entries.at(-1)).toMatchObject({
    kind: 'move-break',
    body: { after: { phase: target.phase, item: target.item } },
  });
  const sum = (sheet: ReturnType<Session['sheet']>): number =>
    sheet.reduce((all, { minutes }) => all + (minutes ?? 0), 0);
  expect(sum(session.sheet())).toBe(sum(before));
  expect(session.sheet().length).toBe(before.length);
  expect(rows(session)[place + 2]).toBe('break to-come');
  expect(rows(session)[place]).not.toMatch(/^break/u);
  session.close();
});

test('where it was moved to, the NOW line calls it, space takes it until its end, and it comes once', () => {
  const session = begun();
  const [now] = session.sheet();
  const breakRow = session.sheet().find(({ of }) => of === 'break');
  if (now === undefined || breakRow === undefined) throw new Error('no break in the short agenda');
  const desk = deskOn(session);
  const found = session.give({
    kind: 'move-break',
    body: {
      phase: breakRow.phase,
      item: breakRow.item,
      after: { phase: now.phase, item: now.item },
    },
  });
  expect(found).not.toHaveProperty('refused');
  desk.press('space');
  expect(words(desk.shown())).toMatch(/NOW Break of \d+ min/u);
  expect(session.control().order.find(({ status }) => status === 'now')?.of).toBe('break');
  desk.press('space');
  expect(session.control().pause).toMatchObject({ reason: 'break' });
  const { until, since } = session.control().pause ?? { until: 0, since: 0 };
  expect(Math.round(((until ?? 0) - (since ?? 0)) / 60_000)).toBe(breakRow.minutes);
  desk.press('space');
  expect(session.control().now.now).not.toBe('break');
  // at its own place it is passed over
  const { phase, item } = breakRow;
  expect(session.sheet().find((row) => row.phase === phase && row.item === item)?.status).toBe('dropped');
  session.close();
});
