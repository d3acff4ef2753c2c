// A facilitator practises alone: stand-ins answer, what needs nobody passes quickly, and nothing of it is a real exercise's.
import { expect, test } from 'vitest';
import type { Session } from '@sandtable/host';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

function start(rehearsal: boolean): Session {
  const session = droneSession();
  if (rehearsal) session.give({ kind: 'rehearsal', body: {} }, [], { role: null });
  return session;
}

test('with three keys a whole evening is practised, and says on every screen that it is a rehearsal', () => {
  const session = start(true);
  const { press, shown } = deskOn(session);
  expect(shown()).toContain('REHEARSAL');
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  let steps = 0;
  for (; session.control().stage !== 'end-ex' && steps < 300; steps += 1) {
    const { now, stage } = session.control();
    // whatever was not given at the desk is seen there before a key is pressed
    shown();
    if (stage === 'paused') session.give({ kind: 'resume', body: {} });
    else if (now.now === 'leave') session.give({ kind: 'leave', body: {} });
    else press('y', 'f', 'enter', 'esc', 'esc');
  }
  expect(session.control().stage).toBe('end-ex');
  const answers = session.entries.filter(({ kind }) => kind === 'answer');
  expect(answers.length).toBeGreaterThan(3);
  expect(new Set(answers.map(({ author }) => author.role))).toEqual(new Set([null]));
  expect(session.entries[0]?.kind).toBe('rehearsal');
  session.close();
});

test('in a real exercise nobody stands in, and nothing is skipped by one key', () => {
  const session = start(false);
  const { press, shown } = deskOn(session);
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const before = session.entries.length;
  press('f', 'y');
  expect(session.entries).toHaveLength(before);
  expect(shown()).not.toContain('REHEARSAL');
  expect(session.give({ kind: 'rehearsal', body: {} })).toMatchObject({ refused: 'rehearsal.late' });
  session.close();
});
