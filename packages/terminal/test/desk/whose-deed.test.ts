// Lists of deeds: whose each is stands first and is sought first; what cannot be done now, or is not its time, says so and stands last.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { townSession } from '../town.ts';

const town = (more: string): string => `sandtable: 1
id: town
title: Town
summary: They decide.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1h
organisations: { town: { name: Town, sector: government } }
roles:
  mayor: { name: Mayor, organisation: town }
  police: { name: Police commander, organisation: town }
phases: { main: { title: Main, agenda: [{ say: Begin. }, { discuss: talk }, { say: Thank you. }] } }
variables: { gate: { name: Gate, start: false } }
discussions: { talk: { ask: What now?, if-silent: "Mayor, what would you ask first?" } }
${more}
`;

const actions = `actions:
  ask_police: { by: [mayor], text: Ask the police, times: 1 }
  later: { by: [mayor], text: Publish what was said, only-if: "gate" }
  search: { by: [police], text: Search the square }
`;
const expected = `expected:
  tell_police: { by: mayor, text: Tell the police, at: after phase.main.left, within: 10m }
  watch: { by: police, text: Watch the square, at: 0m, within: 30m }
  ring: { by: mayor, text: Ring the police, at: 0m, within: 30m }
`;
const rows = (shown: string): readonly string[] =>
  shown.split('\n').filter((row) => /Police commander: |Mayor: /u.test(row));

function opening(source: string, ...keys: readonly string[]) {
  const session = townSession(source);
  const desk = deskOn(session);
  desk.press(...keys);
  return desk;
}

test('an action names who does it, and what cannot be done now stands last with its reason', () => {
  const desk = opening(town(actions), 'ctrl+k');
  desk.write('act');
  desk.press('enter');
  expect(rows(desk.shown()).map((row) => row.replace(/^[\s>]*\S*\s+/u, ''))).toEqual([
    expect.stringContaining('Mayor: Ask the police'),
    expect.stringContaining('Police commander: Search the square'),
    expect.stringContaining('not now · Mayor: Publish what was said'),
  ]);
  desk.write('publish');
  expect(desk.shown()).toContain('What it needs is not the case yet');
});

test('an author’s reason stands where an action cannot be done, in the list and before the yes', () => {
  const reason = 'Nobody has said anything yet.';
  const desk = opening(
    town(actions.replace('only-if: "gate"', `only-if: "gate", why-not: ${reason}`)),
    'ctrl+k',
  );
  desk.write('act');
  desk.press('enter');
  desk.write('publish');
  expect(desk.shown()).toContain(reason);
  desk.press('enter');
  expect(desk.shown()).toContain(reason);
});

test('what was done as often as it can be is one of what cannot be done now', () => {
  const desk = opening(town(actions), 'ctrl+k');
  for (const again of [false, true]) {
    if (again) desk.press('ctrl+k');
    desk.write('act');
    desk.press('enter');
    desk.write('ask_police');
    if (!again) desk.press('enter');
  }
  expect(desk.shown()).toContain('It was done as often as it can be.');
});

test.each([
  ['actions', actions, ['ctrl+k'], 'act', 'Police commander: Search'],
  ['expected actions', expected, ['x'], '', 'Police commander: Watch'],
] as const)('what is sought among %s is a role first', (_what, more, keys, power, first) => {
  const desk = opening(town(more), ...keys);
  if (power !== '') {
    desk.write(power);
    desk.press('enter');
  }
  desk.write('police');
  expect(rows(desk.shown())[0]).toContain(first);
  if (power === '') expect(rows(desk.shown()).at(-1)).toContain('Mayor: Tell the police');
});

test('the line for a silent room is shown to whoever asks for it before the question was asked, and is not said', () => {
  const desk = opening(town(''));
  expect(desk.shown()).toContain('Ask: What now?');
  desk.press('n');
  expect(desk.shown().replaceAll(/\s+/gu, ' ')).toContain('this is said: “Mayor, what would you ask first?”');
  desk.press('space', 'n');
  expect(desk.shown().replaceAll(/[\s|]+/gu, ' ')).toContain(
    'All who discuss are told: “Mayor, what would you ask first?”',
  );
});

test('the key of an activity says what begins it, before it has begun', () => {
  const desk = opening(
    town('activities: { ideas: { kind: brainstorm, title: What do you see } }').replace(
      '{ discuss: talk }',
      '{ activity: ideas }',
    ),
  );
  expect(desk.shown()).toContain('Lead the activity');
  desk.press('n');
  expect(desk.shown()).toContain('The activity has not begun');
  desk.press('space', 'n');
  expect(desk.shown()).not.toContain('The activity has not begun');
});
