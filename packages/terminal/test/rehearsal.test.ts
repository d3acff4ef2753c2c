// A facilitator practises alone: stand-ins answer, what needs nobody passes quickly, and nothing of it is a real exercise's.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readScenario } from '@sandtable/core';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';
import { createDesk } from '../src/desk/headless-desk.ts';
import { frameText } from '../src/frame/frame.ts';
import { named, typed } from '../src/ink/key.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const clock: WallClock = { now: () => Date.UTC(2031, 5, 8, 8, 0), every: () => () => {} };
const path = join(import.meta.dirname, '../../../scenarios/drone-incident/scenario.yaml');
const text = readFileSync(path, 'utf8');

function start(rehearsal: boolean): Session {
  const { scenario } = readScenario(text, path);
  if (scenario === null) throw new Error('the scenario has errors');
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-rehearsal-'));
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
  if (rehearsal) session.give({ kind: 'rehearsal', body: {} }, [], { role: null });
  return session;
}

function deskOn(session: Session) {
  const desk = createDesk(session, { resume: () => 'sandtable' }, () => {});
  const press = (...keys: readonly string[]): void => {
    for (const each of keys) desk.key(each.length > 1 ? named(each) : typed(each));
  };
  press('n');
  return { press, shown: () => frameText(desk.frame({ columns: 120, rows: 40 })) };
}

test('with three keys a whole evening is practised, and says on every screen that it is a rehearsal', () => {
  const session = start(true);
  const { press, shown } = deskOn(session);
  expect(shown()).toContain('REHEARSAL');
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  let steps = 0;
  for (; session.control().stage !== 'end-ex' && steps < 300; steps += 1) {
    const { now, stage } = session.control();
    if (stage === 'paused') session.give({ kind: 'resume', body: {} });
    else if (now.now === 'leave') session.give({ kind: 'leave', body: {} });
    else press('y', 'f', 'enter', 'esc', 'esc');
  }
  expect(session.control().stage).toBe('end-ex');
  const answers = session.entries.filter(({ kind }) => kind === 'answer');
  expect(answers.length).toBeGreaterThan(3);
  expect(new Set(answers.map(({ author }) => author.role))).toEqual(new Set([null]));
  expect(session.entries[0]?.kind).toBe('rehearsal');
  session.close();
});

test('in a real exercise nobody stands in, and nothing is skipped by one key', () => {
  const session = start(false);
  const { press, shown } = deskOn(session);
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const before = session.entries.length;
  press('f', 'y');
  expect(session.entries).toHaveLength(before);
  expect(shown()).not.toContain('REHEARSAL');
  expect(session.give({ kind: 'rehearsal', body: {} })).toMatchObject({ refused: 'rehearsal.late' });
  session.close();
});
