// Somebody comes late: a seat is taken in mid-exercise, and what the role must know by now is shown, and nothing else.
import { expect, test } from 'vitest';
import type { Session } from '@sandtable/host';
import { words } from '@sandtable/words';
import { catchUpSentences } from '../../src/panes/catch-up.ts';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

function start(): Session {
  const session = droneSession();
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  for (let steps = 0; steps < 4; steps += 1) session.give({ kind: 'next', body: {} });
  return session;
}

test('a seat taken in play shows what the role must know by now, and nothing that it was not told', () => {
  const session = start();
  const { press, write, shown } = deskOn(session);
  press('ctrl+k');
  write('seat');
  press('enter');
  write('police');
  press('enter');
  write('Ana');
  press('enter');
  expect(session.control().seats.find(({ role }) => role === 'police')?.participants).toHaveLength(1);
  const lines = shown();
  expect(lines).toContain('For somebody who comes late: Police commander');
  expect(lines).toContain('You are Police commander, Varda Airport Police.');
  const view = session.role('police');
  expect(lines).toContain(view.phase?.title);
  // a fact that only others hold is not told to the police
  const told = catchUpSentences(view, { say: words('en'), language: 'en' }).join(' ');
  const known = view.facts.map(({ name }) => name);
  const others = session.control().facts.filter(({ name }) => !known.includes(name));
  expect(others.length).toBeGreaterThan(0);
  for (const fact of others) expect(told).not.toContain(fact.text.trim());
  press('esc');
  expect(shown()).not.toContain('For somebody who comes late');
  session.close();
});

test('whoever comes late is told by its title who speaks, exercise control too, on every screen', () => {
  const session = start();
  session.give({ kind: 'say', body: { from: 'exercise_control', to: ['police'], said: { text: 0 } } }, [
    'Ten minutes.',
  ]);
  const view = session.role('police');
  const told = catchUpSentences(view, { say: words('en'), language: 'en' }).join(' ');
  expect(told).toContain('Exercise control: “Ten minutes.”');
  expect(told).not.toContain('exercise_control');
  expect(view.inbox.at(-1)?.from).toBe('Exercise control');
  session.close();
});

test.each(['same', 'another'])(
  'one name is not one person: which it is, is asked at the desk, here %s',
  (person) => {
    const session = start();
    const { press, write, shown } = deskOn(session);
    for (const [role, name] of [
      ['police', 'Ana'],
      ['tower', 'ana'],
      ['police', 'Bo'],
    ] as const) {
      press('ctrl+k');
      write('seat');
      press('enter');
      write(role);
      press('enter');
      write(name);
      press('enter');
      if (name === 'ana') {
        expect(shown()).toContain('One name is not one person');
        write(person);
        press('enter');
      }
      press('esc');
    }
    const seats = Object.fromEntries(
      session.control().seats.map(({ role, participants }) => [role, participants.map(({ name }) => name)]),
    );
    expect(seats['police']).toEqual(['Ana', 'Bo']);
    expect(seats['tower']?.map((name) => name?.toLowerCase())).toEqual(['ana']);
    const numbers = session.control().seats.flatMap(({ participants }) => participants);
    expect(
      new Set(numbers.filter(({ name }) => name !== 'Bo').map(({ participant }) => participant)).size,
    ).toBe(person === 'same' ? 1 : 2);
    session.close();
  },
);
