// Who plays which role, entered at the desk: attendance, deputies, mergers, exercise control, and who is needed.
import type { SeatBoard } from '@sandtable/core';
import type { Session } from '@sandtable/host';
import { expect, test } from 'vitest';
import { deskOn, type DeskAtHand } from './desk-at-hand.ts';
import { droneSession } from './drone-session.ts';

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

/** Finds a power by its word and answers its fields; each answer ends with Enter. */
function find({ press, write }: DeskAtHand, word: string, ...answers: readonly string[]): void {
  press('ctrl+k');
  write(word);
  press('enter');
  for (const each of answers) {
    write(each);
    press('enter');
  }
}

test('the opening says who must be there, and what becomes of the others', () => {
  const session = droneSession();
  const { shown } = deskOn(session);
  const lines = shown(200, 60);
  expect(lines).toContain('3 roles must be there: Airport duty director, Tower supervisor, and Police');
  expect(lines).toContain('Exercise control plays these when nobody comes: Airline operations chief');
  session.close();
});

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
  find(desk, 'hand-over', 'police', 'Bo');
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
