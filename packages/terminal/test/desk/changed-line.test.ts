// What is now changes by itself while the story goes on, or others answer. A key that was meant for what stood there before does nothing else.
import { describe, expect, test } from 'vitest';
import type { Command } from '@sandtable/core/record';
import { keyNamed, typed } from '../../src/screen/key.ts';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';
import { answerOf } from '../town.ts';

/** In the briefing of an exercise, at a desk whose keys and frames come when the test says. */
function desk() {
  const session = droneSession();
  let at = 0;
  const hands = deskOn(session, { sinceBoot: () => at });
  const key = (id: string, after: number): void => {
    at += after;
    hands.desk.key(id.length > 1 ? keyNamed(id) : typed(id));
  };
  hands.press('esc');
  key(' ', 1000);
  key(' ', 1000);
  key('enter', 1000);
  expect(session.control().stage).toBe('conduct');
  hands.shown();
  const causes = (): number => session.entries.filter(({ cause }) => cause === null).length;
  return {
    session,
    key,
    causes,
    shown: hands.shown,
    wait: (milliseconds: number): void => {
      at += milliseconds;
    },
    /** Not by this hand: somebody else, or the story. */
    give: (command: Command, words: readonly string[] = []): void => {
      expect(session.give(command, words)).not.toHaveProperty('refused');
    },
  };
}
const said = { text: 0 } as const;

const changes: readonly (readonly [what: string, change: (at: ReturnType<typeof desk>) => void])[] = [
  [
    'a pause that somebody else began',
    ({ give }) => give({ kind: 'pause', body: { reason: 'technical', until: null } }),
  ],
  ['another item of the agenda', ({ give }) => give({ kind: 'next', body: {} })],
  ['an item that somebody left out', ({ give }) => give({ kind: 'skip', body: { inject: 'baseline' } })],
];

describe.each(changes)('%s', (_, change) => {
  test('takes no key that was on its way when the line changed', () => {
    const at = desk();
    change(at);
    const before = at.causes();
    at.shown();
    at.key(' ', 390);
    expect(at.causes()).toBe(before);
    expect(at.shown()).toContain('Read it, then press the key again');
  });

  test('takes no key that came before it was on the screen', () => {
    const at = desk();
    at.wait(5000);
    change(at);
    const before = at.causes();
    at.key(' ', 10);
    expect(at.causes()).toBe(before);
  });

  test('takes the key of whoever has read it', () => {
    const at = desk();
    change(at);
    const before = at.causes();
    at.shown();
    at.key(' ', 410);
    if (at.shown().includes('Do it?')) at.key('enter', 300);
    expect(at.causes()).toBeGreaterThan(before);
  });
});

test('what was asked about one thing is not done to another that is there meanwhile, and what was typed is kept', () => {
  const at = desk();
  at.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  at.shown();
  at.key(' ', 5000);
  for (const letter of 'false alarm') at.key(letter, 50);
  at.give({ kind: 'resume', body: { because: said } }, ['said elsewhere']);
  const before = at.causes();
  at.shown();
  at.key('enter', 5000);
  expect(at.causes()).toBe(before);
  expect(at.shown()).toContain('Read it, then press the key again');
  at.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  at.shown();
  at.key(' ', 5000);
  expect(at.shown()).toContain('false alarm');
});

test('what a warning said is not done where something else would come of it meanwhile', () => {
  const at = desk();
  const answer = (by: string, option: string): void => at.give(answerOf('command', by, option));
  at.give({ kind: 'open', body: { decision: 'command' } });
  for (const role of ['airport', 'police']) answer(role, 'police_leads');
  for (const role of ['tower', 'regulator']) answer(role, 'joint_lead');
  at.shown();
  at.key('ctrl+k', 5000);
  for (const letter of 'Confirm a decision') at.key(letter, 50);
  at.key('enter', 1000);
  expect(at.shown()).toContain('Do it?');
  for (const role of ['tower', 'regulator']) answer(role, 'police_leads');
  const before = at.causes();
  at.shown();
  at.key('enter', 5000);
  expect(at.causes()).toBe(before);
  expect(at.shown()).toContain('something has changed meanwhile');
});
