// Moments that the desk must get right, on the screen of 120 columns.
import { commandRules } from '@sandtable/core';
import type { Entry } from '@sandtable/core/record';
import { expect, test } from 'vitest';
import { createDesk } from '../../src/desk/headless-desk.ts';
import { unhurried } from '../desk-at-hand.ts';
import { frameText } from '../../src/screen/frame.ts';
import { typed } from '../../src/screen/key.ts';
import { fixtureSession, type FixtureSession } from '../fixture-session.ts';
import { control } from '../fixture-view.ts';

process.env['TZ'] = 'UTC';

function shown(session: FixtureSession, who: 'y' | 'n' = 'n'): string {
  const desk = createDesk(session, { resume: () => 'sandtable', sinceBoot: unhurried() }, () => {});
  desk.key(typed(who));
  return frameText(desk.frame({ columns: 120, rows: 40 }));
}
/** The fixture with these entries on its record. */
function recorded(...kinds: readonly Pick<Entry, 'kind' | 'body'>[]): FixtureSession {
  const author = { participant: null, role: 'exercise_control', organisation: null };
  const entries = kinds.map((each, place) => ({
    ...each,
    n: place + 1,
    story: 0,
    wall: null,
    author,
    cause: each.kind in commandRules ? null : place,
  })) as unknown as readonly Entry[];
  return Object.assign(fixtureSession(), { entries });
}
const entered = { kind: 'phase.entered', body: { phase: 'response', visit: 1 } } as const;
const next = { kind: 'next', body: {} } as const;

test('a module begins with its opening, read aloud, before its first item', () => {
  const screen = shown(recorded(entered));
  expect(screen).toContain('Read the opening of the module aloud first.');
  expect(screen).toContain('The runway is closed. The halls fill.');
  expect(screen).toContain('After it  2-07 Second sighting reported');
});

test('the opening is gone once the facilitator has gone on, and hidden from players who see the screen', () => {
  expect(shown(recorded(entered, next))).not.toContain('The halls fill.');
  expect(shown(recorded(next, entered))).toContain('The halls fill.');
  expect(shown(recorded(entered), 'y')).not.toContain('The halls fill.');
});

test('what is held back says so where the eyes are, when its turn has come', () => {
  const { now } = control;
  if (now.now !== 'deliver') throw new Error('the fixture delivers');
  const held = fixtureSession({ ...control, now: { ...now, card: { ...now.card, status: 'held' } } });
  expect(shown(held)).toContain('NOW  Held back until you say so. Read 2-07 aloud');
});

test('after EndEx no proposal waits for us', () => {
  const proposals = [
    { inject: 'minister', serial: '2-11', title: 'The minister calls', because: 'contingency', why: null },
  ] as const;
  expect(shown(fixtureSession({ ...control, proposals }))).toContain('proposed: H sends it');
  const ended = shown(fixtureSession({ ...control, proposals, questions: [], stage: 'end-ex' }));
  expect(ended).not.toContain('proposed: H sends it');
  expect(ended).not.toMatch(/waits? for us/u);
});
