// Answering questions by keys: what was told before is said, nobody may know, or all hear the same.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { fixtureSession } from '../fixture-session.ts';
import { unchangedSession } from '../library-session.ts';

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
  const { press, given, shown } = opened();
  press('r');
  expect(shown()).toContain('what you type is your own answer');
  press('down', 'enter');
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

/** Somebody asked what the author has an answer to. */
function askedWhatIsPrepared(seen: 'n' | 'y' = 'n') {
  const { session } = unchangedSession('extremist-content-surge', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const at = deskOn(session, { columns: 80, rows: 24, seen });
  at.press('R');
  at.write('police');
  at.press('enter');
  at.write('how many dead');
  at.press('enter', 'r');
  const said = (): string | null => {
    const reply = session.entries.findLast(({ kind }) => kind === 'reply');
    return session.texts({ entry: reply?.n ?? 0, text: 0 });
  };
  return { ...at, said, shown: () => at.shown().replaceAll(/[\s|]+/gu, ' ') };
}

test.each(['no', 'people have died', 'control says about forty'])(
  'own words are an own answer, however much of them stands in a prepared one: %s',
  (words) => {
    const { press, write, shown, said } = askedWhatIsPrepared();
    expect(shown()).toContain('> People have died');
    write(words);
    press('ctrl+s');
    expect(shown()).toContain(`In which words? ${words} `);
    press('enter');
    expect(said()).toBe(words);
  },
);

test('a prepared answer is read whole before the last Enter', () => {
  const { press, shown, said } = askedWhatIsPrepared();
  press('enter', 'ctrl+s');
  expect(shown()).toContain('People have died. We give no number until the families know.');
  expect(shown()).toContain('Do it?');
  press('enter');
  expect(said()).toContain('We give no number until the families know.');
});

test('where players look on, a prepared answer is read whole only behind their backs, and own words are read back', () => {
  const prepared = askedWhatIsPrepared('y');
  prepared.press('esc', 'v', 'r', 'enter', 'ctrl+s');
  expect(prepared.shown()).toContain('We give no number until the families know.');
  const unseen = askedWhatIsPrepared('y');
  unseen.press('enter', 'ctrl+s');
  expect(unseen.shown()).not.toContain('We give no number');
  expect(unseen.shown()).not.toContain('Do it?');
  const own = askedWhatIsPrepared('y');
  own.write('control says about forty');
  own.press('ctrl+s');
  expect(own.shown()).toContain('control says about forty');
  expect(own.shown()).not.toContain('We give no number');
});
