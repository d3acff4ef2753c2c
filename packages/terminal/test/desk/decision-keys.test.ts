// Decisions as people make them, by keys: found by a word, in words of their own, with details later, voted one after the other.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { control, openDecision } from '../fixture-view.ts';
import { fixtureSession, type FixtureSession } from '../fixture-session.ts';

function opened(session: FixtureSession = fixtureSession()) {
  return { ...deskOn(session), given: () => session.given };
}

test('what the author foresaw is found by a word of it, and brings what it is treated as', () => {
  const { press, write, given, shown } = opened();
  press('d', 'enter');
  write('arrivals');
  expect(shown()).toContain('foreseen by the author');
  press('enter', 'enter', 'ctrl+s');
  expect(given()).toEqual([
    {
      command: {
        kind: 'answer',
        body: expect.objectContaining({
          answer: { form: 'other', said: { text: 0 }, treatAs: 'one', proposal: 1 },
        }),
      },
      texts: ['open for arrivals only'],
    },
  ]);
});

test('what a form presumes further on holds when the rest is skipped: what a foreseen answer is treated as', () => {
  const { press, write, given } = opened();
  press('d', 'enter');
  write('arrivals');
  press('enter', 'ctrl+s');
  expect(given()[0]).toMatchObject({
    command: { body: { answer: { form: 'other', treatAs: 'one', proposal: 1 } } },
  });
});

test('whoever chooses “something else” writes it there and then', () => {
  const { press, write, given } = opened();
  press('d', 'enter');
  write('other');
  press('enter');
  write('Only until noon');
  press('ctrl+s');
  expect(given()[0]).toMatchObject({
    command: { body: { answer: { form: 'other', treatAs: null } } },
    texts: ['Only until noon'],
  });
});

test('several words that are no option are the answer, as they were said', () => {
  const { press, write, given, shown } = opened();
  press('d', 'enter');
  write('ask the minister first');
  press('enter');
  // read back as they were said, and there to be changed when one goes back
  expect(shown()).toMatch(/[^s] ask the minister first/u);
  press('esc');
  expect(shown()).toContain('ask the minister first');
  press('enter', 'ctrl+s');
  expect(given()[0]).toMatchObject({
    command: { body: { answer: { form: 'other', treatAs: null } } },
    texts: ['ask the minister first'],
  });
});

test('one word that is no option is a slip, and is not taken', () => {
  const { press, write, given, shown } = opened();
  press('d', 'enter');
  write('zzz');
  press('enter');
  expect(given()).toEqual([]);
  expect(shown()).toContain('zzz');
  // and says nothing of a list that is empty
  expect(shown()).toContain('One word that is none of them may be a slip.');
  expect(shown()).not.toContain('with the arrows');
});

test('a detail is added to an answer that stands, without entering it again', () => {
  const { press, write, given } = opened();
  press('E', 'enter');
  write('dissent');
  press('enter');
  write('the police would wait');
  press('enter');
  expect(given()).toEqual([
    {
      command: {
        kind: 'amend',
        body: { decision: 'reopen', by: 'police', grounds: { dissent: { text: 0 } }, saidAt: null },
      },
      texts: ['the police would wait'],
    },
  ]);
});

test('a sealed ballot goes round without the desk between, and shows no answer before it is closed', () => {
  const deciders = openDecision.deciders.map((each) =>
    each.role === 'airline'
      ? { ...each, part: 'decides' as const, answered: false, answer: null }
      : { ...each, answer: null, dissents: false },
  );
  const waitsFor = deciders.filter(({ answered }) => !answered);
  const sealed = { ...openDecision, ballot: 'sealed' as const, deciders, waitsFor };
  const { press, write, shown } = opened(fixtureSession({ ...control, decisions: [sealed] }));
  expect(shown()).toContain('given, sealed');
  expect(shown()).not.toContain('c Wait (dissents)');
  press('ctrl+k');
  write('vote at this screen');
  press('enter');
  expect(shown()).toContain('Tower supervisor');
  expect(shown()).not.toContain('Second sighting');
  press('enter', 'q');
  // the next who votes is asked for before anything of the desk is seen
  expect(shown()).toContain('Airline operations');
  expect(shown()).not.toContain('Second sighting');
});
