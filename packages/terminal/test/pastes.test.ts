// What is pasted is taken for what is typed: a text that comes at once goes whole into the field that is open, or is refused with a word,
// on every screen and in every state of it. It never gives a command.
import { expect, test } from 'vitest';
import { frameText } from '../src/screen/frame.ts';
import { burstReader } from '../src/screen/burst.ts';
import { keyNamed, keysOf, typed, type InkKey } from '../src/screen/key.ts';
import { createLobby } from '../src/lobby/headless-lobby.ts';
import type { LobbyChoice } from '../src/lobby/lobby-state.ts';
import { deskOn, unhurried } from './desk-at-hand.ts';
import { fixtureSession } from './fixture-session.ts';
import { scenario } from './fixture-view.ts';

const mail = 'From the duty officer:\n   next q D !\n+ end of message\n';

const none: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
};

function desk() {
  const session = fixtureSession();
  let left = false;
  const hands = deskOn(session, { columns: 80, rows: 24, leave: () => (left = true) });
  return { ...hands, session, left: () => left, given: () => session.given };
}

test.each([
  ['the desk', []],
  ['the running order', ['tab', 'down']],
  ['the run sheet', ['S']],
  ['the help', ['?']],
  ['what asks to be confirmed', ['H', 'enter']],
  ['details of a form', ['w', 'enter', 'ctrl+o']],
  ['the question of leaving', ['q']],
  ['the question of a real-world stop', ['!']],
  ['a guard before a role’s screen', ['t', 'enter']],
  ['a role’s own screen', ['t', 'enter', 'enter']],
])('over %s, where no field is open, a paste does nothing and a word says so', (_where, keys) => {
  const { desk: on, press, shown, given, left } = desk();
  press(...keys);
  const before = on.state().layer;
  on.paste(mail);
  expect(on.state().layer.is).toBe(before.is);
  expect(given()).toEqual([]);
  expect(left()).toBe(false);
  expect(shown().replaceAll(/\s+/gu, ' ')).toContain('no field is open for it');
  // and is gone with the next key
  press('up');
  expect(shown().replaceAll(/\s+/gu, ' ')).not.toContain('no field is open for it');
});

test('before it is known who sees the screen, and while it is blank, a paste does nothing', () => {
  const { desk: on, press, given, shown } = desk();
  press('b');
  on.paste(mail);
  expect(on.state().layer.is).toBe('blank');
  expect(shown()).not.toContain('no field is open');
  expect(given()).toEqual([]);
});

test('a text field takes all lines of a paste, and only Enter gives them', () => {
  const { desk: on, press, given } = desk();
  press('w', 'enter');
  on.paste(mail);
  expect(given()).toEqual([]);
  press('enter');
  expect(given().map(({ texts }) => texts)).toEqual([[mail.trimEnd()]]);
});

test.each([
  ['an inject of one’s own', ['i', 'enter', 'enter', 'p', 'enter']],
  ['the answer to a question', ['r', 'enter', 'ctrl+u']],
  ['what a role asks at its own screen', ['t', 'p', 'o', 'l', 'enter', 'enter', 'r']],
])('%s takes all lines', (_where, keys) => {
  const { desk: on, press, given, shown } = desk();
  press(...keys);
  on.paste(mail);
  expect(given()).toEqual([]);
  expect(shown()).toContain('end of message');
  press('ctrl+s');
  if (given().length === 0) press('enter');
  expect(given().at(-1)?.texts.at(-1)).toBe(mail.trimEnd());
});

test.each([
  ['a number', ['o', 'h', 'e', 'l', 'd', 'enter'], '40\n', '> 40'],
  ['what is sought in a list', ['h'], 'mini\nster\n', 'find > mini ster'],
  ['what is sought under ^K', ['ctrl+k'], 'release\nearly\n', 'find > release early'],
])('%s has one line: line breaks become blanks, and nothing is chosen by them', (_what, keys, text, seen) => {
  const { desk: on, press, shown, given } = desk();
  press(...keys);
  on.paste(text);
  expect(shown()).toContain(seen);
  expect(given()).toEqual([]);
});

test('the lobby takes a paste into its seed and its numbers only', () => {
  const choices: LobbyChoice[] = [];
  const parameters = [
    { name: 'crowd', title: { en: 'Crowd' }, type: 'number', start: 900, values: [] },
  ] as const;
  const played = { ...scenario, parameters };
  const offer = { seed: '7', records: [], scenarios: [{ file: 'a.yaml', name: 'a', scenario: played }] };
  const lobby = createLobby(offer, 'en', (choice) => choices.push(choice), unhurried());
  const shown = (): string => frameText(lobby.frame({ columns: 80, rows: 24 }));
  lobby.paste('q\n\n');
  expect(shown()).toContain('nothing here takes one');
  expect(choices).toEqual([]);
  lobby.key(keyNamed('enter'));
  lobby.paste('\n');
  expect(shown()).toContain('nothing here takes one');
  lobby.key(keyNamed('down'));
  lobby.paste('spring\n7\n');
  lobby.key(keyNamed('down'));
  lobby.key(keyNamed('ctrl+u'));
  lobby.paste('1 200\n');
  expect(choices).toEqual([]);
  lobby.key(keyNamed('down'));
  lobby.key(keyNamed('up'));
  lobby.key(keyNamed('up'));
  lobby.key(keyNamed('up'));
  lobby.key(keyNamed('enter'));
  expect(choices).toMatchObject([{ choice: 'start', seed: '7spring 7', parameters: [['crowd', 1200]] }]);
});

test('what comes at once is a text, what comes one by one are keys; a held key that came in one chunk is a key', () => {
  let at = 0;
  const read = burstReader(() => at);
  const keys = (text: string, flags: Partial<InkKey> = {}): ReturnType<typeof read> => ({
    is: 'keys',
    keys: keysOf(text, { ...none, ...flags }),
  });
  const later = (): void => {
    at += 1000;
  };
  for (const one of [' ', 'd', '!', '   ', '\u0001\r']) {
    expect(read(one, none)).toEqual(keys(one));
    later();
  }
  expect(read('', { ...none, return: true })).toEqual(keys('', { return: true }));
  later();
  expect(read('Dear all,\r\r\n   runway 2\r', none)).toEqual({
    is: 'paste',
    text: 'Dear all,\n\n   runway 2\n',
  });
  // the rest of it, in pieces
  at += 20;
  expect(read('', { ...none, return: true })).toEqual({ is: 'paste', text: '\n' });
  at += 90;
  expect(read(' ', none)).toEqual({ is: 'paste', text: ' ' });
  expect(read('', { ...none, tab: true })).toEqual({ is: 'paste', text: '\t' });
  at += 100;
  expect(read(' ', none)).toEqual(keys(' '));
  // a key that writes nothing stands in no text: what follows it is pressed, however soon
  expect(read('one\ntwo\n', none)).toEqual({ is: 'paste', text: 'one\ntwo\n' });
  at += 20;
  expect(read('', { ...none, home: true })).toEqual(keys('', { home: true }));
  expect(read('w', none)).toEqual(keys('w'));
  // letters of a fast hand: the same in a field, and the Enter after them is Enter
  expect(read('gap', none)).toEqual({ is: 'paste', text: 'gap' });
  expect(read('', { ...none, return: true })).toEqual(keys('', { return: true }));
});

test('typed letters and pasted ones are the same in a field', () => {
  const one = desk();
  one.press('w', 'enter');
  for (const letter of 'Nobody signs.') one.desk.key(typed(letter));
  const other = desk();
  other.press('w', 'enter');
  other.desk.paste('Nobody signs.');
  expect(other.shown()).toBe(one.shown());
});
