// Somebody comes late: a seat is taken in mid-exercise, and what the role must know by now is shown, and nothing else.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readScenario } from '@sandtable/core';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader, words } from '@sandtable/words';
import { createDesk } from '../src/desk/headless-desk.ts';
import { frameText } from '../src/frame/frame.ts';
import { named, typed } from '../src/ink/key.ts';
import { catchUpSentences } from '../src/role-screen/catch-up.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const clock: WallClock = { now: () => Date.UTC(2031, 5, 8, 8, 0), every: () => () => {} };
const path = join(import.meta.dirname, '../../../scenarios/drone-incident/scenario.yaml');
const text = readFileSync(path, 'utf8');

function start(): Session {
  const { scenario } = readScenario(text, path);
  if (scenario === null) throw new Error('the scenario has errors');
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-late-'));
  folders.push(folder);
  const session = startSession({
    scenario,
    text,
    seed: '7',
    parameters: [['agenda', 'short']],
    attribution: scenario.attribution,
    engine: '0.0.0',
    file: join(folder, 'exercise.jsonl'),
    clock,
    reader: textReader('en'),
  });
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  for (let steps = 0; steps < 4; steps += 1) session.give({ kind: 'next', body: {} });
  return session;
}

function deskOn(session: Session) {
  const desk = createDesk(session, { resume: () => 'sandtable' }, () => {});
  const press = (...keys: readonly string[]): void => {
    for (const each of keys) desk.key(each.length > 1 ? named(each) : typed(each));
  };
  press('n');
  return {
    press,
    write: (text: string) => Array.from(text).forEach((each) => desk.key(typed(each))),
    shown: () => frameText(desk.frame({ columns: 120, rows: 40 })),
  };
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

test('the same person may take a second role, and a second person the same', () => {
  const session = start();
  const { press, write } = deskOn(session);
  for (const [role, name] of [
    ['police', 'Ana'],
    ['tower', 'Ana'],
    ['police', 'Bo'],
  ] as const) {
    press('ctrl+k');
    write('seat');
    press('enter');
    write(role);
    press('enter');
    write(name);
    press('enter', 'esc');
  }
  const seats = Object.fromEntries(
    session.control().seats.map(({ role, participants }) => [role, participants.map(({ name }) => name)]),
  );
  expect(seats).toMatchObject({ police: ['Ana', 'Bo'], tower: ['Ana'] });
  const numbers = session.control().seats.flatMap(({ participants }) => participants);
  expect(
    new Set(numbers.filter(({ name }) => name === 'Ana').map(({ participant }) => participant)).size,
  ).toBe(1);
  session.close();
});
