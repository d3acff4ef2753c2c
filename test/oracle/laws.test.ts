/** Each law sees the fault that it is for: a screen is changed on its way, and the law names that screen. */
import { expect, test } from 'vitest';
import { load } from '@sandtable/core';
import { worldOfRecord } from '../model/of-record.ts';
import { reportOf } from '../scenarios/report-oracle.ts';
import type { Shown } from './statement.ts';
import { exerciseAtHand } from './exercise-at-hand.ts';
import { oracleOn } from './oracle.ts';
import { recordReader } from './record-says.ts';
import { handsOn } from './strokes.ts';
import { knownAmiss } from './told-of-facts.ts';

process.env['TZ'] = 'UTC';

interface Case {
  readonly law: string;
  readonly scenario: string;
  /** Typed in plain mode, after StartEx. */
  readonly lines: readonly string[];
  readonly screen: string;
  readonly change: (text: string) => string;
}

const drones = { scenario: 'test/fixtures/before-repairs/drone-incident' };
const cases: readonly Case[] = [
  {
    law: 'what is due: an item of the agenda that is over',
    ...drones,
    lines: ['next!'],
    screen: 'due, now',
    change: (text) =>
      text.replace(/^NOW: .*$/mu, 'NOW: Show 1-01 to everybody: from Airport operations, screen.'),
  },
  {
    law: 'what is due: the agenda before what is answered',
    ...drones,
    lines: ['open! D1', 'decide! D1 a by airport'],
    screen: 'due, now',
    change: (text) =>
      text.replace(/^NOW: .*$/mu, 'NOW: They decide D1: What do you do with the runways now?'),
  },
  {
    law: 'what is due: a stop for a legal clock two hours before it ends',
    ...drones,
    lines: ['next!', 'deliver! 1-02'],
    screen: 'due, now',
    change: (text) =>
      text.replace(
        /^NOW: .*$/mu,
        'NOW: The legal clock “Care after two hours of delay” ends now, at 09:00. Has it been done?',
      ),
  },
  {
    law: 'the course: the end of the exercise, long before it',
    ...drones,
    lines: ['next!'],
    screen: 'course, now',
    change: (text) => text.replace(/^NOW: .*$/mu, 'NOW: The exercise ends now. Announce EndEx.'),
  },
  {
    law: 'the course: a module that ends, before it does',
    ...drones,
    lines: ['next!'],
    screen: 'course, now',
    change: (text) => text.replace(/^NOW: .*$/mu, 'NOW: The module ends now. Say so and go on.'),
  },
  {
    law: 'what is due: what an effect revealed to somebody who has no screen',
    ...drones,
    lines: ['next!', 'deliver! 1-02', 'next!', 'act! second_source tower', 'advance! 7m', 'advance! 3m'],
    screen: 'due, now',
    change: (text) => text.replace(/^NOW: .*$/mu, 'NOW: Put D1 to them: What do you do with the runways?'),
  },
  {
    law: 'waiting: whose answer is still to come',
    ...drones,
    lines: ['open! D2', 'decide! D2 a by police'],
    screen: 'waiting',
    change: (text) => text.replaceAll(/they +\S.*: D2/gu, ''),
  },
  {
    law: 'waiting: nobody, where somebody waits',
    ...drones,
    lines: ['open! D2'],
    screen: 'waiting',
    change: (text) => `${text}\n Nobody waits for anybody.`,
  },
  {
    law: 'time boxes: minutes that were played in a pause',
    ...drones,
    lines: ['open! D1'],
    screen: 'time boxes, left',
    change: (text) => text.replace(/^(D1: )10:00 in the room/mu, '$19:00 in the room'),
  },
  {
    law: 'time boxes: until when it lasts on the wall',
    ...drones,
    lines: ['open! D1'],
    screen: 'time boxes, room’s screen',
    change: (text) => text.replace(/until \d\d:\d\d/u, 'until 23:59'),
  },
  {
    law: 'dissent',
    ...drones,
    lines: ['open! D2', 'decide! D2 a by all', 'decide! D2 b by lab', 'confirm! D2'],
    screen: 'dissent, D2',
    change: (text) => text.replaceAll(/ \(dissents\)/gu, ''),
  },
  {
    law: 'tally',
    ...drones,
    lines: ['open! D2', 'decide! D2 a by police, tower'],
    screen: 'tally, decisions',
    change: (text) => text.replace('2 for it', '3 for it'),
  },
  {
    law: 'walls: an idea that stands there is shown',
    scenario: 'test/fixtures/before-repairs/future-threats',
    lines: [...Array.from({ length: 3 }, () => 'next!'), 'idea! A letter that nobody wrote'],
    screen: 'walls, screen of',
    change: (text) => text.replaceAll('A letter that nobody wrote', ''),
  },
  {
    law: 'marking: of a message',
    ...drones,
    lines: ['next!'],
    screen: 'marking, screen of airport',
    change: (text) => text.replace('EXERCISE Good morning', 'Good morning'),
  },
  {
    law: 'marking: of what is no exercise',
    ...drones,
    lines: ['stop!'],
    screen: 'marking, room’s screen',
    change: (text) => `${text}\nEXERCISE EXERCISE EXERCISE`,
  },
  {
    law: 'the masked desk: what only some were given',
    ...drones,
    lines: [],
    screen: 'masked desk, card',
    change: (text) =>
      `${text}\nRead it slowly. It is the picture of a normal day. Ask if the roles are clear.`,
  },
  {
    law: 'a role by ear: its own answer',
    ...drones,
    lines: ['open! D1', 'decide! D1 a by airport'],
    screen: 'by ear, airport, decision',
    change: (text) => text.replace('Your answer: Stop all flights', 'Your answer: Start all flights'),
  },
  {
    law: 'a role by ear: what was decided',
    ...drones,
    lines: ['open! D1', 'decide! D1 a by airport', 'confirm! D1'],
    screen: 'by ear, airport, decision',
    change: (text) => text.replace(/^Decided: .*$/mu, ''),
  },
];

test.each(cases)('$law', { timeout: 60_000 }, async ({ scenario, lines, screen, change }) => {
  const exercise = exerciseAtHand(scenario, [['agenda', 'short']], '1');
  const hands = await handsOn(exercise, 'ear');
  for (const line of ['brief!', 'start!', ...lines]) await hands.strike({ line });
  const oracle = await oracleOn(exercise);
  // roles turn to plain mode one after the other, as the record grows
  const turns = exercise.session.scenario.roles.length;
  const screens: Shown[] = [];
  for (let turn = 0; turn < (screen.startsWith('by ear') ? turns : 1); turn += 1) {
    screens.length = 0;
    const whole = await oracle.amiss((shown) => {
      screens.push(shown);
      return shown.text;
    });
    expect(whole).toEqual([]);
    if (screens.some((shown) => shown.screen.startsWith(screen))) break;
    await hands.strike({ line: 'note! Nothing new.' });
  }
  const faulty = (shown: Shown) => (shown.screen.startsWith(screen) ? change(shown.text) : shown.text);
  expect(screens.some((shown) => faulty(shown) !== shown.text)).toBe(true);
  const amiss = await oracle.amiss(faulty);
  expect(amiss.some((each) => each.startsWith(screen))).toBe(true);
  exercise.close();
});

test('the report: who was told a fact, and to whom it was only revealed', { timeout: 60_000 }, async () => {
  const exercise = exerciseAtHand('test/fixtures/before-repairs/drone-incident', [['agenda', 'short']], '1');
  const { session, setup } = exercise;
  const { scenario } = session;
  const hands = await handsOn(exercise, 'ear');
  const oracle = await oracleOn(exercise);
  const notTold: number[] = [];
  const lines = ['next!', 'deliver! 1-02', 'next!', 'act! second_source tower', 'advance! 7m', 'advance! 3m'];
  for (const line of ['brief!', 'start!', ...lines, 'next!', 'next!']) {
    await hands.strike({ line });
    expect(oracle.reportAmiss()).toEqual([]);
    const { entries, texts } = session;
    const world = worldOfRecord(scenario, setup, entries);
    const report = reportOf({ program: load(scenario), setup, entries, texts, world }, 'md');
    notTold.push(report.split(', not told').length - 1);
    const says = recordReader(scenario, setup)(entries);
    // a report that claims more is seen
    expect(knownAmiss(says, entries, report.replaceAll(', not told', ''))).toHaveLength(notTold.at(-1) ?? 0);
  }
  expect(notTold.some((count) => count > 0)).toBe(true);
  expect(notTold.at(-1)).toBe(0);
  exercise.close();
});
