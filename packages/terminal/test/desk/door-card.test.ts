// The door at the desk: who waits, who is here, who dropped, who was called and has not answered, and what stands against beginning.
import { expect, test } from 'vitest';
import type { Command, DoorEvent } from '@sandtable/core/record';
import type { Session } from '@sandtable/host';
import { openReception } from '@sandtable/host/page-door';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

const door = { address: 'https://exercise.example.org', papers: [], ssh: null };

function give(session: Session, command: Command, texts: readonly string[] = []): void {
  const given = session.give(command, texts);
  if ('refused' in given) throw new Error(given.refused);
}
const atDoor = (session: Session, guest: number, event: DoorEvent, name?: string): void =>
  give(
    session,
    { kind: 'door', body: { guest, event, ...(name !== undefined && { name: { text: 0 } }) } },
    name === undefined ? [] : [name],
  );

function opened() {
  let at = Date.UTC(2031, 5, 8, 8);
  const session = droneSession({ now: () => at, every: () => () => {} });
  const clock = { pass: (seconds: number) => (at += seconds * 1000) };
  const reception = openReception(session);
  const desk = deskOn(session, { door });
  return { session, reception, desk, clock };
}

test('who waits is let in with one key, to a role or as staff, and the card says so', () => {
  const { session, desk } = opened();
  expect(desk.shown()).toContain('Nobody has come yet.');
  atDoor(session, 1, { did: 'knocked', key: 'a' }, 'Ana');
  atDoor(session, 2, { did: 'knocked', key: 'b' }, 'Bo');
  expect(desk.shown()).toMatch(/waits +Ana[^]*waits +Bo[^]*Ana waits in the lobby: L/u);
  desk.press('L', 'enter');
  desk.write('police');
  desk.press('enter');
  desk.press('L', 'enter');
  desk.write('evaluator');
  desk.press('enter');
  const shown = desk.shown();
  expect(shown).toMatch(/Ana: [^\n]*[Pp]olice/u);
  expect(shown).toContain('Bo: evaluator');
  expect(session.entries.at(-1)).toMatchObject({
    kind: 'door',
    body: { guest: 2, event: { did: 'serves' } },
  });
});

test('the code and the address stand on the card, and in plain words what stands against beginning', () => {
  const { session, reception, desk } = opened();
  reception.invite('Cy', { of: 'observer' }, session.clock.now() + 1000);
  const shown = desk.shown();
  expect(shown).toContain(door.address);
  expect(shown.replaceAll(/[ -]/gu, '')).toContain(reception.roomCode());
  expect(shown).toContain('Expected, and not here yet: Cy.');
  desk.press('esc');
  expect(desk.shown()).not.toContain(door.address);
  desk.press('O');
  expect(desk.shown()).toContain(door.address);
});

test('whoever has not answered a call is named until they have; a real-world stop calls by itself', () => {
  const { session, reception, desk } = opened();
  atDoor(session, 1, { did: 'knocked', key: 'a' }, 'Ana');
  atDoor(session, 1, { did: 'serves', as: 'observer' });
  give(session, { kind: 'join', body: { participant: 1 } });
  expect(desk.shown()).toContain('No communications check yet');
  desk.press('T');
  expect(desk.shown()).toMatch(/call 1[^]*0 of 1 have answered[^]*Not yet: Ana, observer/u);
  atDoor(session, 1, { did: 'answered', call: 1 });
  expect(desk.shown()).toMatch(/1 of 1 have\s+answered/u);
  // nobody was invited: who was expected cannot be said, but who is played by nobody can
  expect(desk.shown(300, 60)).toMatch(
    /Go: whoever came has answered\. Nobody was expected by name; \d+ roles have nobody, and are played from the desk\./u,
  );
  give(session, { kind: 'brief', body: {} });
  give(session, { kind: 'start', body: {} });
  give(session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  expect(reception.call()).toMatchObject({ number: 2, why: 'stop' });
  expect(desk.shown()).toContain('Not yet: Ana, observer');
  const ana = reception.guests()[0];
  if (ana === undefined) throw new Error('nobody is there');
  reception.answer(ana, 2);
  expect(desk.shown()).toContain('Of 1 at a screen 1 have confirmed');
  give(session, { kind: 'resume', body: { because: { text: 0 } } }, ['It is over.']);
  expect(reception.call()).toBeNull();
});

test('all who are expected under their name are let in with one key, as what they are expected as; others, and namesakes, still wait', () => {
  const { session, reception, desk } = opened();
  const until = session.clock.now() + 1000;
  for (const [name, to] of [
    ['Ana Silva', { of: 'role', role: 'police' }],
    ['Bo', { of: 'evaluator' }],
    ['Cy', { of: 'role', role: 'airport' }],
    ['Di', { of: 'role', role: 'tower' }],
    ['Di', { of: 'evaluator' }],
  ] as const)
    reception.invite(name, to, until);
  for (const [place, name] of ['ana  silva', 'Bo', 'Cy', 'cy', 'Eve', 'Di'].entries())
    reception.knock({
      device: `device ${place}`,
      address: '',
      code: reception.roomCode(),
      name,
      read: true,
    });
  const waits = desk.shown(120, 60);
  expect(waits).toMatch(/ana silva, since [\d:]+: expected as Police commander/u);
  expect(waits).toMatch(/Eve, since [\d:]+: nobody is expected under that name\. Ask/u);
  for (const name of ['Cy', 'cy', 'Di'])
    expect(waits).toMatch(
      new RegExp(`${name}, since [\\d:]+: somebody is expected under that name, and`, 'u'),
    );
  desk.press('Y');
  const now = reception.guests().map((each) => [reception.nameOf(each), reception.capacitiesOf(each)]);
  expect(now).toEqual([
    ['Cy', []],
    ['Di', []],
    ['Di', []],
    ['ana silva', [{ of: 'role', role: 'police' }]],
    ['Bo', [{ of: 'evaluator' }]],
    ['Cy', []],
    ['cy', []],
    ['Eve', []],
    ['Di', []],
  ]);
});

test('what the roster says of somebody stands beside them, also when they come to the wall; who has not read of a stop is named with their number', () => {
  const { session, reception, desk } = opened();
  const about = {
    organisation: 'Police',
    site: 'Quay 2',
    contact: '+386 1 234',
    needs: 'a ramp',
    language: 'FR',
  };
  reception.invite('Ana', { of: 'role', role: 'police' }, session.clock.now() + 1000, about);
  reception.knock({ device: 'a', address: '', code: reception.roomCode(), name: 'Ana', read: true });
  desk.press('Y');
  expect(desk.shown(120, 60)).toContain('Ana (Police, Quay 2, français): Police commander');
  expect(desk.shown(120, 60)).toContain('Needs: a ramp');
  expect(desk.shown(120, 60)).not.toContain('+386');
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  session.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  expect(desk.shown(120, 60)).toMatch(/Not yet: Ana, Police commander, \+386 1 234\./u);
});

test('the code is renewed with one key and the lobby closed with one: what counted before counts no longer, and who is in stays in', () => {
  const { session, reception, desk } = opened();
  const knock = (device: string, code: string) =>
    reception.knock({ device, address: '', code, name: device, read: true }).is;
  const first = reception.roomCode();
  expect(knock('Ana', first)).toBe('in');
  desk.press('K');
  const second = reception.roomCode();
  expect(second).not.toBe(first);
  expect(desk.shown().replaceAll(/[ -]/gu, '')).toContain(second);
  expect([knock('Bo', first), knock('Bo', second)]).toEqual(['wrong-code', 'in']);
  desk.press('C');
  expect(desk.shown()).toContain('The lobby is closed');
  expect(desk.shown().replaceAll(/[ -]/gu, '')).not.toContain(second);
  expect([knock('Cy', first), knock('Cy', second), knock('Cy', '')]).toEqual(['closed', 'closed', 'closed']);
  const [ana] = reception.guests();
  expect(reception.guestOf('Ana')).toBe(ana);
  const back = ana === undefined ? '' : reception.returnCode(ana);
  expect(reception.enter({ device: 'x', address: '', by: back, alone: false, read: true }).is).toBe('in');
  // a host that dies now finds the lobby closed
  expect(openReception(session).roomCode()).toBe('');
  desk.press('K');
  expect([knock('Cy', second), knock('Cy', reception.roomCode())]).toEqual(['wrong-code', 'in']);
});

test('a link that is asked for anew counts no longer from that moment, whether the other is made yet or not', () => {
  const { session, reception, desk } = opened();
  const until = session.clock.now() + 1000;
  const lost = reception.invite('Ana', { of: 'role', role: 'police' }, until);
  const others = reception.invite('Bo', { of: 'evaluator' }, until);
  desk.press('ctrl+k');
  desk.write('new-link');
  desk.press('enter');
  desk.write('Ana');
  desk.press('enter');
  expect([reception.invitation(lost), reception.invitation(others)]).toEqual([null, expect.anything()]);
  const ana = reception.guests().find(({ wantsLink }) => wantsLink);
  const made = ana === undefined ? '' : reception.renewLink(ana, until);
  expect(reception.invitation(made)?.to).toEqual({ of: 'role', role: 'police' });
  expect(reception.guests().map(({ wantsLink }) => wantsLink)).toEqual([false, false]);
});

test('whoever was expected with a device is not missed once their role sits there without one', () => {
  const { reception, session, desk } = opened();
  const until = session.clock.now() + 1000;
  reception.invite('Ana', { of: 'role', role: 'police' }, until);
  const bo = reception.invite('Bo', { of: 'role', role: 'airport' }, until);
  reception.invite('Cy', { of: 'role', role: 'airport' }, until);
  expect(desk.shown()).toMatch(/Expected, and not here yet: Ana, Bo, Cy\./u);
  reception.enter({ device: 'b', address: '', by: bo, alone: false, read: true });
  desk.press('A', 'enter', 'O');
  // a role for which somebody came with a device misses the other
  expect(desk.shown()).toMatch(/Expected, and not here yet: Cy\./u);
  expect(desk.shown()).toMatch(/on paper +Ana: Police commander/u);
});

test('a role whose person is silent for minutes is offered, and theirs again as soon as they are back', () => {
  const { session, desk, clock } = opened();
  atDoor(session, 1, { did: 'knocked', key: 'a' }, 'Ana');
  give(session, { kind: 'seat', body: { role: 'police', participant: 1 } });
  give(session, { kind: 'join', body: { participant: 1 } });
  give(session, { kind: 'left', body: { participant: 1 } });
  const offer = /1 waits for us[^]*Ana, Police commander, has no/u;
  expect(desk.shown()).not.toMatch(offer);
  clock.pass(200);
  expect(desk.shown()).toMatch(offer);
  give(session, { kind: 'join', body: { participant: 1 } });
  expect(desk.shown()).not.toMatch(offer);
});

test('a role is handed to somebody who is there already: it is theirs at once, and no longer that of whoever dropped', () => {
  const { session, reception, desk } = opened();
  for (const [guest, name] of ['Ana', 'Bo'].entries())
    atDoor(session, guest + 1, { did: 'knocked', key: name }, name);
  give(session, { kind: 'seat', body: { role: 'police', participant: 1, name: { text: 0 } } }, ['Ana']);
  atDoor(session, 2, { did: 'serves', as: 'observer' });
  give(session, { kind: 'join', body: { participant: 1 } });
  give(session, { kind: 'left', body: { participant: 1 } });
  expect(desk.shown()).toMatch(/dropped +Ana: Police commander[^]*\^K “hand-over”/u);
  desk.press('ctrl+k');
  desk.write('hand a role');
  desk.press('enter');
  desk.write('police');
  desk.press('enter');
  desk.write('Bo');
  desk.press('enter', 'enter', 'enter', 'enter', 'esc', 'O');
  const as = reception.guests().map((guest) => [reception.nameOf(guest), reception.capacitiesOf(guest)]);
  expect(as).toEqual([
    ['Ana', []],
    ['Bo', [{ of: 'role', role: 'police' }, { of: 'observer' }]],
  ]);
});

test('sent away, somebody is gone from the card, their role and their keys', () => {
  const { session, reception, desk } = opened();
  atDoor(session, 1, { did: 'knocked', key: 'a' }, 'Ana');
  give(session, { kind: 'seat', body: { role: 'police', participant: 1 } });
  desk.press('ctrl+k');
  desk.write('send somebody away');
  desk.press('enter', 'enter', 'enter', 'O');
  expect(desk.shown()).toContain('Nobody has come yet.');
  expect(reception.guests()).toEqual([]);
});

test('without a door nothing of it is offered', () => {
  const desk = deskOn(droneSession());
  desk.press('O');
  expect(desk.shown()).not.toContain('The door');
});

test('the floor is passed with one key, is had back with the same, and what one did who had it is told as theirs', () => {
  const { session, desk } = opened();
  desk.press('esc', 'F');
  expect(desk.shown()).toContain('Nobody else who may lead is here');
  atDoor(session, 1, { did: 'knocked', key: 'a' }, 'Ana');
  atDoor(session, 1, { did: 'serves', as: 'facilitator' });
  atDoor(session, 1, { did: 'asks-floor' });
  expect(desk.shown()).toMatch(/1 waits for us[^]*Ana asks for the floor/u);
  desk.press('F');
  expect(session.entries.at(-1)).toMatchObject({ body: { guest: 1, event: { did: 'takes-floor' } } });
  expect(desk.shown()).toContain('Has the floor: Ana.');
  const before = session.entries.length;
  desk.press('space');
  expect(desk.shown()).toContain('Propose what you would do, or ask for the floor');
  expect(session.entries.length).toBe(before);
  expect(desk.shown()).not.toContain('space = next');
  give(session, { kind: 'brief', body: {} });
  give(session, { kind: 'start', body: {} });
  const note = { said: { text: 0 }, tag: null, role: null, about: null };
  session.give({ kind: 'note', body: note }, ['Fog.'], { participant: 1 });
  desk.press(...Array.from({ length: 6 }, () => 'tab'));
  expect(desk.shown()).toContain('“Fog.” (Ana');
  desk.press('F');
  expect(session.entries.at(-1)).toMatchObject({ body: { guest: 0, event: { did: 'takes-floor' } } });
  desk.press('space');
  expect(desk.shown()).not.toContain('Has the floor');
});
