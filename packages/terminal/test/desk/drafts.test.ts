// Forms keep what was typed, whichever way they are left, until it is given or thrown away.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { control, openDecision } from '../fixture-view.ts';
import { fixtureSession } from '../fixture-session.ts';

const isDraft = 'A draft:';

function opened(session = fixtureSession()) {
  const hands = deskOn(session, { columns: 120, rows: 40 });
  return { ...hands, session, given: () => session.given };
}

test('going back a field and forth again loses no word', () => {
  const { press, write, shown, given } = opened();
  press('w', '-');
  write('Nobody knew');
  press('esc');
  expect(shown()).toContain('What kind of note?');
  press('+');
  expect(shown()).toContain('> Nobody knew');
  expect(shown()).not.toContain(isDraft);
  write(' who signs.');
  press('enter');
  expect(given()).toMatchObject([
    { command: { body: { tag: 'strength' } }, texts: ['Nobody knew who signs.'] },
  ]);
});

test.each([
  ['Esc out of the form', ['esc', 'esc']],
  ['a real-world stop that is called', ['f9', 'enter']],
])(
  'after %s the form opens with what was typed, says that it is a draft, and once given it is gone',
  (_how, keys) => {
    const { press, write, shown, given } = opened();
    press('w', '-');
    write('Nobody knew');
    press(...keys);
    expect(shown()).not.toContain('What kind of note?');
    press('w');
    expect(shown()).toContain(isDraft);
    if (shown().includes('What kind of note?') && !shown().includes('In which words?')) press('-');
    expect(shown()).toContain('> Nobody knew');
    press('enter');
    expect(given().at(-1)).toMatchObject({ command: { body: { tag: 'gap' } }, texts: ['Nobody knew'] });
    press('w');
    expect(shown()).not.toContain(isDraft);
  },
);

test('^X throws a draft away, and what is emptied is none', () => {
  const { press, write, shown } = opened();
  press('w', '-');
  write('Nobody knew');
  press('esc', 'esc', 'w');
  expect(shown()).toContain('^X throw the draft away');
  press('ctrl+x');
  expect(shown()).not.toContain(isDraft);
  press('-');
  expect(shown()).not.toContain('Nobody knew');
  press('esc', 'esc', 'w');
  expect(shown()).not.toContain(isDraft);
  press('-');
  write('again');
  press('ctrl+u', 'esc', 'esc', 'w');
  expect(shown()).not.toContain(isDraft);
});

test('a form that was only looked at leaves no draft', () => {
  const { press, shown } = opened();
  press('d', 'enter', 'b', 'esc', 'esc', 'd');
  press('esc', 'H', 'esc', 'H');
  expect(shown()).not.toContain(isDraft);
});

test('letters that only sought in a list leave no draft: the next look shows all of it', () => {
  const desk = opened();
  desk.press('x');
  const before = desk.shown();
  desk.write('tow');
  desk.press('esc', 'x');
  expect(desk.shown()).toBe(before);
});

test('what was refused is not lost: its form opens again at the last answer', () => {
  const { press, write, shown, session, given } = opened();
  session.refuse = { refused: 'no-such-code', values: {} };
  press('w', '>');
  write('Buy a second radio.');
  press('enter');
  expect(shown()).toContain('Not done:');
  session.refuse = null;
  press('w');
  expect(shown()).toContain(isDraft);
  expect(shown()).toContain('> Buy a second radio.');
  press('enter');
  expect(given()).toMatchObject([{ command: { body: { tag: 'action' } }, texts: ['Buy a second radio.'] }]);
});

test('a draft is for the same thing: words for one decision are not offered for another', () => {
  const other = { ...openDecision, name: 'halls', serial: 'D4', question: 'Open the halls?' };
  const { press, write, shown, session } = opened();
  press('d', 'enter', 'b', 'enter');
  write('The west is quiet.');
  press('f9', 'enter');
  session.show({ decisions: [other] });
  press('d');
  expect(shown()).not.toContain(isDraft);
  press('esc');
  session.show({ decisions: [...control.decisions] });
  press('d');
  expect(shown()).toContain(isDraft);
  expect(shown()).toContain('> The west is quiet.');
});

test('an answer that cannot be given any more is asked again, the words stay', () => {
  const { press, write, shown, session } = opened();
  press('d', 'enter', 'b', 'enter');
  write('The west is quiet.');
  press('f9', 'enter');
  const options = openDecision.options.map((each) => ({
    ...each,
    allowed: each.letter !== 'b',
    whyNot: 'no',
  }));
  session.show({ decisions: [{ ...openDecision, options }] });
  press('d');
  expect(shown()).toContain(isDraft);
  expect(shown()).toContain('What do they decide?');
  press('a', 'enter');
  expect(shown()).toContain('> The west is quiet.');
});

test('another answer takes with it what hung on the first, and never words of one’s own', () => {
  const { press, write, shown } = opened();
  press('i', 'enter', 'enter', 'p', 'enter');
  write('A drone is on the roof.');
  press('esc', 'esc', 'esc', 'down', 'enter', 'enter', 'p', 'enter');
  expect(shown()).toContain('> A drone is on the roof.');
});

test('a role’s screen keeps what the role typed, for that role only', () => {
  const { press, write, shown, given } = opened();
  const turn = (role: string): void => {
    press('t');
    write(role);
    press('enter', 'enter');
  };
  turn('police');
  press('r');
  write('Who is on duty?');
  press('esc', 'q', 'enter');
  turn('tower');
  press('r');
  expect(shown()).not.toContain('Who is on duty?');
  press('esc', 'q', 'enter');
  turn('police');
  press('r');
  expect(shown()).toContain(isDraft);
  expect(shown()).toContain('> Who is on duty?');
  press('f9', 'enter', 'enter');
  turn('police');
  press('r', 'enter');
  expect(given().at(-1)).toMatchObject({ command: { kind: 'ask' }, texts: ['Who is on duty?'] });
  press('r');
  expect(shown()).not.toContain(isDraft);
});

test('whoever sits at an own screen is asked what they advise where others decide, and not what others say', () => {
  const { press, write, shown } = opened();
  press('t');
  write('police');
  press('enter', 'enter', 'd');
  expect(shown()).toContain('What do you advise?');
  expect(shown()).toMatch(/in your own words[^]*You decline to decide/u);
  expect(shown()).not.toMatch(/What do they decide|their own words|They decline/u);
});
