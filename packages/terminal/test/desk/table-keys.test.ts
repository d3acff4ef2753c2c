// Discussions and brief-backs by keys: what was heard is ticked, a silent room is helped, tables tell one after the other.
import { expect, test } from 'vitest';
import type { ControlView } from '@sandtable/core/view';
import { deskOn } from '../desk-at-hand.ts';
import { briefBack } from '../fixture-sheet.ts';
import { control } from '../fixture-view.ts';
import { fixtureSession } from '../fixture-session.ts';

function opened(change: Partial<ControlView>) {
  const session = fixtureSession({ ...control, decisions: [], ...change });
  return { ...deskOn(session), given: () => session.given };
}

const discussion: ControlView['discussion'] = {
  name: 'who_tells',
  ask: 'Who tells the passengers?',
  probes: ['And in which language?'],
  listenFor: [
    { task: 'inform', text: 'Tell passengers what is known', heard: false },
    { task: 'reach_all', text: 'Reach people who need help', heard: true },
  ],
  ifSilent: 'Think of the loudspeaker in hall two.',
  notes: null,
  with: [],
};
const discussing = {
  discussion,
  now: { now: 'discussing', discussion: 'who_tells', ask: discussion.ask, minutes: 10 },
} as const;

test('what is listened for stands as ticks, and x ticks it', () => {
  const { press, given, shown } = opened(discussing);
  expect(shown()).toContain('[ ] Tell passengers what is known');
  expect(shown()).toContain('[x] Reach people who need help');
  press('x', 'enter');
  expect(given().map(({ command }) => command)).toEqual([
    { kind: 'heard', body: { discussion: 'who_tells', task: 'inform', heard: true } },
  ]);
});

test('the line for a silent room is said after one yes, to those who discuss', () => {
  const { press, given, shown } = opened(discussing);
  press('n');
  expect(shown()).toContain('Think of the loudspeaker in hall two.');
  press('enter');
  expect(given()[0]).toMatchObject({
    command: { kind: 'say', body: { from: 'exercise_control' } },
    texts: ['Think of the loudspeaker in hall two.'],
  });
});

test('a brief-back that would end with tables that told nothing asks once, and names them', () => {
  const { press, given, shown } = opened({
    briefBack,
    now: { now: 'brief-back', by: 'group', form: briefBack.form, minutes: 6 },
  });
  press('space');
  expect(given()).toEqual([]);
  expect(shown()).toContain('Nothing was entered yet of');
  expect(shown()).toContain('Airport police');
  press('enter');
  expect(given()).toMatchObject([{ command: { kind: 'next' } }]);
});

test('the table whose turn it is tells column by column, and what it leaves out stays empty', () => {
  const { press, write, given, shown } = opened({
    briefBack,
    now: { now: 'brief-back', by: 'group', form: briefBack.form, minutes: 6 },
  });
  expect(shown()).toMatch(/>2\. +Airport police/u);
  press('k', 'enter');
  expect(shown()).toContain('decided');
  write('we hold the cordon');
  press('enter', 'enter');
  write('a second witness');
  press('enter');
  expect(given()).toEqual([
    {
      command: { kind: 'told-back', body: { by: ['police'], said: [{ text: 0 }, null, { text: 1 }] } },
      texts: ['we hold the cordon', 'a second witness'],
    },
  ]);
});
