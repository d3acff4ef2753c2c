// The last question before something is done: one key says yes, and no other key leads to a yes by accident.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

/** StartEx is asked for. */
function asked() {
  const session = droneSession();
  session.give({ kind: 'brief', body: {} });
  let left = false;
  const at = deskOn(session, { leave: () => (left = true) });
  at.press('space');
  expect(at.shown()).toContain('Do it?');
  return { ...at, stage: () => session.control().stage, left: () => left };
}

test('Enter is the yes', () => {
  const { press, stage } = asked();
  press('enter');
  expect(stage()).toBe('conduct');
});

test('q at the last question leaves, as everywhere, and its Enter says no yes', () => {
  const { press, stage, left, shown } = asked();
  press('q');
  expect(shown()).not.toContain('Do it?');
  press('enter');
  expect(stage()).toBe('briefing');
  expect(left()).toBe(true);
});

test.each(['d', 'n', 'w', 'S', '3'])(
  'a key that means something else (%s) is a no, and the Enter after it does nothing',
  (key) => {
    const { press, stage, shown } = asked();
    press(key);
    expect(shown()).toContain(`“${key}” is no yes, nothing was done`);
    press('enter');
    expect(stage()).toBe('briefing');
  },
);

test.each(['space', 'pagedown', 'up', 'down'])(
  'a key that came twice, or only moves (%s), is neither yes nor no',
  (key) => {
    const { press, stage, shown } = asked();
    press(key);
    expect(stage()).toBe('briefing');
    expect(shown()).toContain('Do it?');
  },
);
