/** Desk, plain mode, role screens and the room's screen against the record: after every key of a play, and whether the oracle can see at all. */
import { expect, test } from 'vitest';
import { followByEar } from '../../packages/terminal/test/follow-now.ts';
import { playAnyhow, strikeAgain } from './any-play.ts';
import { exerciseAtHand } from './exercise-at-hand.ts';
import { faults, type Fault } from './faults.ts';
import { foundBefore } from './found-before.ts';
import { oracleOn } from './oracle.ts';
import type { Shown } from './statement.ts';

process.env['TZ'] = 'UTC';
const timeout = 300_000;

// `npm run soak -- desk` does so with every scenario, agenda and seed, at the desk and by ear, and with people who press wrong keys
test('no screen contradicts the record, after every key', { timeout }, async () => {
  const exercise = exerciseAtHand('future-threats', [['agenda', 'short']], '3');
  const oracle = await oracleOn(exercise);
  const amiss = new Set<string>();
  const left = await followByEar(exercise, async () => {
    for (const each of await oracle.amiss()) amiss.add(each);
  });
  expect(oracle.reportAmiss()).toEqual([]);
  exercise.close();
  expect([...amiss]).toEqual([]);
  expect(left).toEqual([]);
});

test('what a screen says wrongly, leaves out or tells too much is noticed', { timeout }, async () => {
  const exercise = exerciseAtHand('test/fixtures/before-repairs/drone-incident', [['agenda', 'short']], '3');
  const oracle = await oracleOn(exercise);
  const untried = new Set(faults);
  const unseen: string[] = [];
  await followByEar(exercise, async () => {
    const screens: Shown[] = [];
    await oracle.amiss((shown) => {
      screens.push(shown);
      return shown.text;
    });
    const canBe = ({ screen, change }: Fault) =>
      screens.some((shown) => shown.screen.startsWith(screen) && change(shown.text) !== shown.text);
    for (const fault of [...untried].filter(canBe)) {
      const { breaks, screen, change } = fault;
      untried.delete(fault);
      const amiss = await oracle.amiss((shown) =>
        shown.screen.startsWith(screen) ? change(shown.text) : shown.text,
      );
      if (!amiss.some((each) => each.startsWith(screen))) unseen.push(breaks);
    }
  });
  exercise.close();
  expect(unseen).toEqual([]);
  expect([...untried].map(({ breaks }) => breaks)).toEqual([]);
});

test.each(Object.entries(foundBefore))('%s', { timeout }, async (_kind, struck) => {
  expect((await strikeAgain(struck)).found).toBeNull();
});

test.each([
  { scenario: 'drone-incident', where: 'ear', seed: 3 },
  { scenario: 'extremist-content-surge', where: 'desk', seed: 4 },
  { scenario: 'future-threats', where: 'desk', seed: 8 },
] as const)(
  '$scenario by somebody who does anything, $where',
  { timeout },
  async ({ scenario, where, seed }) => {
    const { looked, found } = await playAnyhow({ scenario, agenda: 'full', seed: '1', where }, 60, seed);
    expect(found).toBeNull();
    expect(looked).toBeGreaterThan(5);
  },
);
