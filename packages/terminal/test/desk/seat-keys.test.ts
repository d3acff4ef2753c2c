// Who plays which role, entered at the desk: attendance, deputies, mergers, exercise control, and who is needed.
import type { SeatBoard } from '@sandtable/core/view';
import type { Session } from '@sandtable/host';
import { expect, test } from 'vitest';
import { deskOn, type DeskAtHand } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';
import { librarySession } from '../library-session.ts';

function begin(session: Session): void {
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
}
const seatOf = (session: Session, role: string): SeatBoard => {
  const seat = session.control().seats.find((each) => each.role === role);
  if (seat === undefined) throw new Error(`no seat ${role}`);
  return seat;
};
const names = (session: Session, role: string): readonly (string | null)[] =>
  seatOf(session, role).participants.map(({ name }) => name);

/** Finds a power by its word and answers its fields; each answer ends with Enter, and what takes somebody away is confirmed. */
function find({ press, write, shown }: DeskAtHand, word: string, ...answers: readonly string[]): void {
  press('ctrl+k');
  write(word);
  press('enter');
  for (const each of answers) {
    write(each);
    press('enter');
  }
  if (shown().includes('Do it?')) press('enter');
}

test('the opening says who must be there, and what becomes of the others', () => {
  const session = droneSession();
  const { shown } = deskOn(session);
  const lines = shown(200, 60);
  expect(lines).toContain('3 roles must be there: Airport duty director, Tower supervisor, and Police');
  expect(lines).toContain('Exercise control plays these when nobody comes: Airline operations chief');
  session.close();
});

test.each(['drone-incident', 'extremist-content-surge', 'future-threats'])(
  'in the list of who is here stands beside each what the scenario foresees without them: %s',
  (name) => {
    const { session } = librarySession(name, 'full', '7');
    const { press, shown } = deskOn(session, { columns: 80, rows: 24 });
    press('A');
    const rows = shown()
      .split('\n')
      .filter((row) => row.includes('[x]'));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows)
      expect(row).toMatch(/must be there|else you play it|else .* takes over|else .*…/u);
  },
);

test('one key ticks who is here: the others are simulated or missing, and StartEx warns of the missing', () => {
  const session = droneSession();
  const desk = deskOn(session);
  desk.press('A');
  for (const role of ['police', 'lab']) {
    desk.write(role);
    desk.press('space');
  }
  desk.press('enter');
  expect(seatOf(session, 'police').status).toBe('missing');
  expect(seatOf(session, 'lab').status).toBe('simulated');
  expect(seatOf(session, 'tower').status).toBe('here');
  expect(desk.shown()).toContain('missing: this role must be there');
  session.give({ kind: 'brief', body: {} });
  desk.press('space');
  expect(desk.shown().replaceAll(/\s+/gu, ' ')).toContain('StartEx without Police commander');
  desk.press('esc', 'A');
  // one that was ticked off comes after all
  desk.write('police');
  desk.press('space', 'enter');
  expect(seatOf(session, 'police').status).toBe('here');
  session.close();
});

test('a deputy takes the chair at once, and is told what the role must know', () => {
  const session = droneSession();
  begin(session);
  const desk = deskOn(session);
  find(desk, 'seat', 'airport', 'Ana');
  desk.press('esc');
  find(desk, 'hand-over', 'airport', 'Bo');
  expect(names(session, 'airport')).toEqual(['Bo']);
  // who left keeps the number, so that the record can forget exactly that person
  expect(seatOf(session, 'airport').participants[0]?.participant).toBe(2);
  find(desk, 'unseat', 'airport');
  desk.press('esc');
  find(desk, 'seat', 'police', 'Cleo');
  expect(seatOf(session, 'police').participants[0]?.participant).toBe(3);
  desk.press('esc');
  // Bo has left: somebody of that name may be Bo again, or not
  find(desk, 'hand-over', 'police', 'Bo', 'same');
  expect(seatOf(session, 'police').participants[0]?.participant).toBe(2);
  expect(desk.shown()).toContain('For somebody who comes late: Police commander');
  session.close();
});

test('exercise control plays a role and decides for it, until somebody comes', () => {
  const session = droneSession();
  begin(session);
  const desk = deskOn(session);
  find(desk, 'seat', 'police', 'Ana');
  desk.press('esc');
  find(desk, 'play a role yourself', 'police');
  expect(seatOf(session, 'police')).toMatchObject({ status: 'controls', present: true, participants: [] });
  find(desk, 'seat', 'police', 'Cleo');
  expect(seatOf(session, 'police').status).toBe('here');
  expect(names(session, 'police')).toEqual(['Cleo']);
  session.close();
});

test('when the lead leaves, the deputy is shown as the lead and answers at the same desk', () => {
  const session = droneSession();
  begin(session);
  const led = session.scenario.decisions.find(
    ({ rule, lead, by }) => rule === 'lead' && lead === 'airport' && by.roles.includes('tower'),
  );
  if (led === undefined) throw new Error('no decision that the airport leads');
  const board = () => session.control().decisions.find(({ name }) => name === led.name);
  expect(board()?.lead).toBe('airport');
  find(deskOn(session), 'unseat', 'airport');
  expect(seatOf(session, 'airport').status).toBe('missing');
  expect(board()?.lead).toBe('tower');
  expect(board()?.deciders.find(({ role }) => role === 'tower')?.part).toBe('leads');
  session.close();
});

test('the whole table is seated with one key and Enter, a table that stays away is found by its name and ticked off at once', () => {
  const session = droneSession();
  const desk = deskOn(session);
  desk.press('A');
  desk.write('outside');
  desk.press('ctrl+a', 'enter');
  const away = session.scenario.groups.find(({ name }) => name === 'outside')?.roles ?? [];
  expect(away.length).toBeGreaterThan(1);
  for (const { role, participants, present } of session.control().seats) {
    expect(present, role).toBe(!away.includes(role));
    expect(participants, role).toHaveLength(away.includes(role) ? 0 : 1);
  }
  const people = session.control().seats.flatMap(({ participants }) => participants);
  expect(new Set(people.map(({ participant }) => participant)).size).toBe(people.length);
  expect(desk.shown()).toMatch(/Tower supervisor +here/u);
  // ticked once more it changes nothing; a name is given to whoever came, and not to one more
  const before = session.entries.length;
  desk.press('A', 'enter');
  expect(session.entries).toHaveLength(before);
  find(desk, 'seat', 'tower', 'Ana');
  find(desk, 'seat', 'police', 'Ana', 'same');
  expect(names(session, 'tower')).toEqual(['Ana']);
  expect(names(session, 'police')).toEqual(['Ana']);
  find(desk, 'seat', 'tower', 'Bo');
  expect(names(session, 'tower')).toEqual(['Ana', 'Bo']);
  // in play it says only who comes and who leaves
  session.give({ kind: 'start', body: {} });
  const started = session.entries.length;
  desk.press('A');
  desk.write('lab');
  desk.press('space', 'enter');
  expect(session.entries.slice(started).map(({ kind }) => kind)).toEqual(['seat']);
  session.close();
});

test('who plays another role sees what reached each of the two, told apart, and shares as the one that knows', () => {
  const session = droneSession();
  begin(session);
  session.give({ kind: 'say', body: { from: 'exercise_control', to: ['police'], said: { text: 0 } } }, [
    'The gate is open.',
  ]);
  session.give({ kind: 'say', body: { from: 'exercise_control', to: ['lab'], said: { text: 0 } } }, [
    'The trace is short.',
  ]);
  session.give({ kind: 'aloud', body: { fact: 'crew_hours', to: ['police'] } });
  const fact =
    session
      .control()
      .facts.find(({ name }) => name === 'crew_hours')
      ?.text.trim() ?? '';
  expect(fact).not.toBe('');
  const desk = deskOn(session, { columns: 100, rows: 60 });
  const own = (): string => {
    desk.press('t');
    desk.write('lab');
    desk.press('enter', 'enter');
    const shown = desk.shown().replaceAll(/\s+/gu, ' ');
    desk.press('q', 'enter');
    return shown;
  };
  expect(own()).not.toMatch(/The gate is open|as Police commander/u);
  find(desk, 'merge', 'police', 'lab');
  desk.press('esc');
  const both = own();
  expect(both).toMatch(
    /Messages, newest first[^]*The trace is short[^]*Messages to you as Police commander[^]*The gate is open/u,
  );
  expect(both).toMatch(/What you know as Police commander/u);
  expect(both).toContain(fact);
  // whoever plays no other role sees nothing of either
  expect(JSON.stringify(session.role('tower'))).not.toMatch(/The gate is open|The trace is short/u);
  desk.press('t');
  desk.write('lab');
  desk.press('enter', 'enter', 's');
  desk.write('as Police');
  desk.press('enter');
  desk.write('tower');
  desk.press('space', 'enter', 'enter');
  const shared = session.entries.findLast(({ kind }) => kind === 'share');
  expect(shared).toMatchObject({
    author: { role: 'lab' },
    body: { fact: 'crew_hours', by: 'police', with: ['tower'] },
  });
  session.close();
});

test('a fact is shared beyond its marking by who was asked once, at a role’s own screen and at the desk', () => {
  const session = droneSession();
  begin(session);
  const desk = deskOn(session, { columns: 100, rows: 60 });
  desk.press('t');
  desk.write('lab');
  desk.press('enter', 'enter', 's');
  desk.write('trace');
  desk.press('enter');
  expect(desk.shown()).toMatch(/Tower supervisor[^]*Passengers' advocate \(beyond TLP:AMBER\)/u);
  desk.write('passengers');
  desk.press('space', 'enter');
  expect(desk.shown().replaceAll(/\s+/gu, ' ')).toContain('the marking was breached');
  expect(session.entries.some(({ kind }) => kind === 'share')).toBe(false);
  desk.press('enter');
  const breaches = () =>
    session.entries.flatMap((entry) => (entry.kind === 'fact.breached' ? [entry.body] : []));
  expect(breaches()).toEqual([{ fact: 'short_trace', by: 'lab', roles: ['passengers'] }]);
  desk.press('q', 'enter', 's');
  desk.write('pilot_unsure');
  desk.press('enter');
  desk.write('passengers');
  desk.press('space', 'enter');
  expect(desk.shown().replaceAll(/\s+/gu, ' ')).toContain('the marking was breached');
  desk.press('enter');
  expect(breaches()).toHaveLength(2);
  expect(desk.shown(160, 50)).toContain('BREACH');
  session.close();
});

test('who plays another role sees on its own screen what is asked of that role', () => {
  const session = droneSession();
  begin(session);
  const decision = session.scenario.decisions.find(
    ({ by, consult }) => by.roles.includes('police') && ![...by.roles, ...consult.roles].includes('lab'),
  );
  if (decision === undefined) throw new Error('no decision of the police without the scientist');
  session.give({ kind: 'open', body: { decision: decision.name } });
  const asked = () => session.role('lab').decisions.map(({ name }) => name);
  expect(asked()).not.toContain(decision.name);
  const desk = deskOn(session);
  find(desk, 'merge', 'police', 'lab');
  expect(seatOf(session, 'police')).toMatchObject({ status: 'merged', playedBy: 'Scientist on call' });
  expect(desk.shown()).toContain('For somebody who comes late: Police commander');
  expect(asked()).toContain(decision.name);
  session.close();
});
