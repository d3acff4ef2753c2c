// What happened in the room before it was entered: said at the desk and in plain mode, shown with the entry's time, mended, and bounded.
import type { Session } from '@sandtable/host';
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { unchangedSession } from '../library-session.ts';
import { facilitator } from '../plain/facilitator-by-ear.ts';

process.env['TZ'] = 'UTC';

const plainly = (text: string): string => text.replaceAll(/\s+/gu, ' ');
const times = (session: Session) =>
  session.control().occurrences.flatMap(({ entry, at }) => {
    const of = session.entries.find(({ n }) => n === entry);
    return at === null || of === undefined ? [] : [[of.kind, new Date(at).toISOString().slice(11, 16)]];
  });

test('StartEx that was entered twenty minutes late is given its time at the desk, and its line shows both', () => {
  const { session, pass } = unchangedSession('drone-incident', 'short', '7');
  const { press, write, shown } = deskOn(session, { columns: 160, rows: 60 });
  press(' ');
  pass(1200);
  press(' ', 'enter');
  press('ctrl+k');
  write('event time');
  press('enter');
  expect(plainly(shown())).toMatch(/StartEx.*08:20/u);
  press('enter');
  write('8:05');
  press('enter');
  expect(times(session)).toEqual([['start', '08:05']]);
  expect(plainly(shown())).toMatch(/Play is on\. \(08:05, entered 08:20\)/u);
  // as it was entered after all
  session.give({ kind: 'happened', body: { entry: session.control().occurrences[0]?.entry ?? 0, at: null } });
  expect(plainly(shown())).not.toContain('entered 08:20)');
});

test('in plain mode an item, the end of a discussion, a break and its end are entered with the time at which they were', async () => {
  const { session, pass } = unchangedSession('drone-incident', 'short', '7');
  const person = await facilitator(session);
  pass(1200);
  await person.say('brief');
  await person.say('start! at 8:05');
  await person.say('next at 8:10');
  pass(600);
  await person.say('pause break at 8:25');
  pass(600);
  await person.say('resume at 8:35');
  expect(times(session)).toEqual([
    ['start', '08:05'],
    ['next', '08:10'],
    ['pause', '08:25'],
    ['resume', '08:35'],
  ]);
  const paused = session.entries.find(({ kind }) => kind === 'pause')?.n ?? 0;
  await person.say(`happened ${paused} at 8:20`);
  await person.say(`happened ${paused} at 8:36`);
  expect(person.heard.filter((line) => line.includes('cannot have happened'))).toHaveLength(1);
  expect(times(session)[2]).toEqual(['pause', '08:20']);
  expect(person.heard.join('\n')).toContain(
    `What entry ${paused + 1} tells was at 08:20 by the clock in the room; it was entered at 08:30.`,
  );
  await person.leave();
});

test('what cannot have been at the time that is said of it is not entered at all', async () => {
  const { session, pass } = unchangedSession('drone-incident', 'short', '7');
  const person = await facilitator(session);
  pass(1200);
  await person.say('brief');
  await person.say('start! at 8:05');
  const before = session.entries.length;
  for (const line of ['next at 8:04', 'pause break at 8:00', 'end! at 7:50']) {
    await person.say(line);
    expect([line, session.entries.length]).toEqual([line, before]);
  }
  expect(person.heard.filter((line) => line.includes('cannot have happened'))).toHaveLength(3);
  await person.leave();
});

test('when it was entered is not when it was: EndEx that was entered late has both times, in plain mode and at the desk', async () => {
  const { session, pass } = unchangedSession('drone-incident', 'short', '7');
  const person = await facilitator(session);
  for (const line of ['brief!', 'start!']) await person.say(line);
  pass(1800);
  await person.say('end! at 8:20');
  expect(times(session)).toEqual([['end', '08:20']]);
  const { shown } = deskOn(session, { columns: 160, rows: 60 });
  expect(plainly(shown())).toMatch(/\(08:20, entered 08:30\)/u);
  await person.leave();
});

test('no minute after EndEx is one of play, and none in which the exercise was closed', async () => {
  const { session, pass } = unchangedSession('drone-incident', 'short', '7');
  const person = await facilitator(session);
  for (const line of ['brief!', 'start!', 'open! D1']) await person.say(line);
  pass(300);
  await person.say('end! because it is late');
  const played = async () =>
    (await person.say('left')).filter((line) => /Played|Behind|Ahead|On time|in the room/u.test(line));
  const atEnd = await played();
  expect(atEnd.join(' ')).toContain('Played: 5 min');
  expect(atEnd.join(' ')).not.toContain('in the room');
  for (const line of ['hot-wash!', 'debrief!', 'close!']) {
    await person.say(line);
    pass(3600);
    expect(await played()).toEqual(atEnd);
  }
  await person.leave();
});
