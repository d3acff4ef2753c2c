// Answering questions by keys: what was told before is said, nobody may know, or all hear the same.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { fixtureSession } from '../fixture-session.ts';

function opened() {
  const session = fixtureSession();
  const { press, write, shown } = deskOn(session);
  return {
    press,
    write,
    given: () => session.given,
    shown: () => shown().replaceAll(/[\s|]+/gu, ' '),
  };
}

test('a question is answered as not available, and what was told before is said first', () => {
  const { press, write, given, shown } = opened();
  press('r');
  write('not');
  press('enter');
  expect(shown()).toContain('asks: “Who is on');
  press('ctrl+s');
  expect(shown()).toContain('Told before, to Tower supervisor');
  press('enter');
  expect(given()).toEqual([
    {
      command: {
        kind: 'reply',
        body: { question: 41, from: 'exercise_control', said: { text: 0 }, reveals: [] },
      },
      texts: ['That is not available at this time.'],
    },
  ]);
});

test('a question becomes an inject to all concerned, and whoever asked is told so', () => {
  const { press, write, given } = opened();
  press('ctrl+k');
  write('turn into inject');
  press('enter', 'enter', 'enter');
  write('phone');
  press('enter');
  write('The inspector is on the first floor.');
  press('ctrl+s', 'enter');
  expect(given().map(({ command }) => command.kind)).toEqual(['adhoc', 'reply']);
  expect(given()[0]?.texts).toEqual(['The inspector is on the first floor.']);
  expect(given()[1]).toMatchObject({ command: { body: { question: 41 } } });
});
