// A key that is held down, or comes twice by accident: what acts is done once, what moves or writes goes on.
import { expect, test } from 'vitest';
import { keyNamed, typed, type Key } from '../../src/screen/key.ts';
import { createLobby } from '../../src/lobby/headless-lobby.ts';
import type { LobbyChoice } from '../../src/lobby/lobby-state.ts';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';
import { fixtureSession } from '../fixture-session.ts';
import { scenario } from '../fixture-view.ts';

const keyOf = (id: string): Key =>
  id.length > 1 && id !== 'space' ? keyNamed(id) : typed(id === 'space' ? ' ' : id);

/** A desk whose keys come when the test says: each with the milliseconds since the last. */
function desk(session = fixtureSession()) {
  let at = 0;
  const hands = deskOn(session, { columns: 80, rows: 24, sinceBoot: () => at });
  const press = (id: string, after = 1000): void => {
    at += after;
    hands.desk.key(keyOf(id));
  };
  return {
    press,
    /** As keyboards do it: once, again after half a second, then 30 times a second. */
    hold(id: string, times = 40): void {
      press(id);
      press(id, 500);
      for (let repeats = 2; repeats < times; repeats += 1) press(id, 33);
    },
    keys: (...ids: readonly string[]) => ids.forEach((id) => press(id)),
    shown: () => hands.shown(),
    state: hands.desk.state,
    given: () => session.given.map(({ command }) => command),
    session,
  };
}

test.each(['space', 'pagedown'])('%s held down does what the NOW line says once, however long', (key) => {
  const { hold, press, given, shown } = desk();
  hold(key, 400);
  expect(given()).toEqual([{ kind: 'next', body: {} }]);
  expect(shown()).toContain('came twice');
  // measured from the last that was seen: only a pause makes it a key again
  press(key, 690);
  expect(given()).toHaveLength(1);
  press(key, 710);
  expect(given()).toHaveLength(2);
});

test('a clicker that bounces beside the space bar is one press', () => {
  const { press, given } = desk();
  press('space');
  press('pagedown', 50);
  expect(given()).toHaveLength(1);
});

test('in a real exercise space held down gives one item of the agenda and no more', () => {
  const session = droneSession();
  let at = 0;
  const hands = deskOn(session, { sinceBoot: () => at });
  const space = (after: number): void => {
    at += after;
    hands.desk.key(typed(' '));
  };
  hands.press('esc');
  space(1000);
  const before = session.entries.filter(({ cause }) => cause === null).length;
  space(1000);
  for (let repeats = 0; repeats < 80; repeats += 1) space(33);
  // the briefing is open, StartEx is asked for, and no Enter was pressed
  expect(session.entries.filter(({ cause }) => cause === null)).toHaveLength(before);
  at += 1000;
  hands.desk.key(keyNamed('enter'));
  expect(session.control().stage).toBe('conduct');
  space(1000);
  const once = session.entries.filter(({ cause }) => cause === null).length;
  for (let repeats = 0; repeats < 80; repeats += 1) space(33);
  expect(session.entries.filter(({ cause }) => cause === null)).toHaveLength(once);
});

test('a key that gives at once gives once, and one that hides does not flicker', () => {
  for (const key of ['+']) {
    const { hold, keys, given, state } = desk();
    hold(key);
    if (state().layer.is === 'form') keys('enter');
    expect(given()).toHaveLength(1);
  }
  const { hold, state } = desk();
  hold('b');
  expect(state().layer.is).toBe('blank');
});

test('what is blank is shown again by one press, and the same press does nothing more', () => {
  const { press, hold, given, state } = desk();
  press('b');
  hold('space');
  expect(state().layer.is).toBe('desk');
  expect(given()).toEqual([]);
});

test('Enter held down goes no further than one field, and never confirms what the room would notice', () => {
  const { press, hold, keys, given, shown } = desk();
  press('H');
  hold('enter');
  expect(shown()).toContain('Do it?');
  expect(given()).toEqual([]);
  keys('esc', 'enter');
  expect(given()).toEqual([]);
  keys('enter');
  expect(given()).toHaveLength(1);
  press('d');
  hold('enter', 200);
  expect(given()).toHaveLength(1);
});

test('a person who takes fields quickly is not held back', () => {
  const { press, given } = desk();
  for (const key of ['d', 'enter', 'b', 'enter', 'ctrl+s']) press(key, 150);
  expect(given()).toHaveLength(1);
  press('c', 150);
  press('enter', 150);
  press('enter', 150);
  expect(given()).toHaveLength(1);
});

test('the key that opened a form is not written into it while it is held, nor does it open another', () => {
  const { hold, shown, keys } = desk();
  hold('w');
  expect(shown()).toContain('What kind of note?');
  expect(shown()).not.toContain('find >');
  keys('esc');
  hold('q');
  expect(shown()).toContain('Leave the desk?');
});

test('arrows, paging and letters go on while they are held', () => {
  const { hold, press, shown, keys, state } = desk();
  keys('tab');
  hold('down', 6);
  const moved = state().cursor;
  expect(moved).toBeGreaterThan(3);
  keys('esc', 'w', 'enter');
  press('a');
  press('a', 500);
  for (let repeats = 0; repeats < 8; repeats += 1) press('a', 33);
  expect(shown()).toContain('> aaaaaaaaaa');
  hold('backspace', 4);
  expect(shown()).toMatch(/> a{6}(?!a)/u);
  keys('esc', 'esc', '?');
  hold('pagedown', 3);
  expect(state().layer).toMatchObject({ is: 'help', scroll: 30 });
});

test('a refusal is not called done because its key is still held', () => {
  const { hold, shown, session } = desk();
  session.refuse = { refused: 'no-such-code', values: {} };
  hold('space');
  expect(shown()).toContain('Not done:');
  expect(shown()).not.toContain('came twice');
});

test('a role’s screen is not shown to whoever holds Enter down, and gives once', () => {
  const { press, hold, keys, shown, given } = desk();
  keys('t', 'p', 'o', 'l');
  hold('enter');
  expect(shown()).toContain('Turn the screen to: Airport police');
  keys('down', 'enter');
  press('z');
  hold('enter');
  expect(given().length).toBeLessThan(2);
});

test('in the lobby Enter held down chooses and does not start', () => {
  const choices: LobbyChoice[] = [];
  let at = 0;
  const offer = { seed: '7', records: [], scenarios: [{ file: 'a.yaml', name: 'a', scenario }] };
  const lobby = createLobby(
    offer,
    'en',
    (choice) => choices.push(choice),
    () => at,
  );
  for (const after of [1000, 500, ...Array.from({ length: 40 }, () => 33)]) {
    at += after;
    lobby.key(keyNamed('enter'));
  }
  expect(choices).toEqual([]);
  at += 1000;
  lobby.key(keyNamed('enter'));
  expect(choices).toHaveLength(1);
});
