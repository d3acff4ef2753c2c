// In a window in which nothing can be shown nothing is done unseen, whatever key is pressed: at the desk, in a form, in the lobby.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOf } from '../library-session.ts';

const tiny = { columns: 20, rows: 24 };

function begun() {
  const { session } = sessionOf('test/fixtures/quay.yaml');
  session.give({ kind: 'start', body: {} });
  let left = false;
  const at = deskOn(session, { leave: () => (left = true) });
  const small = (): string => at.shown(tiny.columns, tiny.rows).replaceAll(/\s+/gu, ' ');
  small();
  return { ...at, session, small, hasLeft: () => left };
}

test('where nothing can be seen no key acts but those that the window names: on the desk', () => {
  const { session, press, desk, small } = begun();
  const before = session.entries.length;
  press('space', 'pagedown', 'enter', 'd', 'enter', 'w', 'b', 'y', 'V', '+', 'x');
  desk.paste('Dear all,\n   next\n');
  expect(session.entries.length).toBe(before);
  expect(desk.state().layer).toEqual({ is: 'desk' });
  expect(small()).toContain('Until then only ! (stop) and q (leave) act');
});

test('where nothing can be seen play is stopped for something real, asked first, and the window says so then', () => {
  const { session, press, small } = begun();
  press('!');
  expect(small()).toContain('Stop play for something real?');
  press('enter');
  expect(session.control().pause?.reason).toBe('real-world');
  expect(small()).toContain('PLAY HAS STOPPED. THIS IS REAL. This window is too small');
});

test('where nothing can be seen a form keeps its words, and q asks before it leaves', () => {
  const { press, write, shown, small, hasLeft } = begun();
  shown();
  press('w', '-');
  write('Nobody asked');
  small();
  write('q');
  expect(small()).toContain('Leave the desk?');
  press('esc');
  expect(hasLeft()).toBe(false);
  shown();
  press('w', '-');
  expect(shown()).toContain('> Nobody asked');
  small();
  press('f9', 'esc');
  expect(shown()).toContain('> Nobody asked');
});

test('a role that has the screen is not led to the desk by a window that is too small', () => {
  const { press, shown, small, desk } = begun();
  shown();
  press('t', 'enter', 'enter');
  expect(desk.state().layer.is).toBe('turn');
  small();
  press('q', 'ctrl+c', 'esc');
  expect(desk.state().layer.is).toBe('turn');
});
