// The running order as exercise control sees it, from the real library.
import { expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal } from '../../src/index.ts';
import { controlView, plainReader, type OrderRow } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import { unchangedProgram } from '../engine/library.ts';

const program = unchangedProgram('drone-incident');
const author = { participant: null, role: 'exercise_control', organisation: null };

/** The agenda's rows after these commands. */
function agenda(...commands: readonly Command[]): readonly OrderRow[] {
  let state = begin(program, { seed: '7', parameters: [], attribution: 'role' });
  for (const command of commands) {
    const decided = decide(program, state, { command, author, wall: null, texts: [] });
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
  }
  return controlView(program, state, () => null, plainReader(program.scenario)).order.filter(
    (row) => row.item !== null,
  );
}
const statusOf = (rows: readonly OrderRow[], serial: string) =>
  rows.find((row) => row.serial === serial)?.status;

const hold: Command = { kind: 'hold', body: { inject: 'first_report' } };
const start: readonly Command[] = [
  { kind: 'brief', body: {} },
  { kind: 'start', body: {} },
];

test('before StartEx the first module is in it, so that it can be put right, and nothing is now', () => {
  const rows = agenda();
  expect(rows[0]).toMatchObject({ serial: '1-01', status: 'agenda' });
  expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['agenda']));
  expect(agenda(...start)[0]).toMatchObject({ serial: '1-01', status: 'now' });
});

test('an inject of the agenda that is held says so, and no longer when it is released', () => {
  expect(statusOf(agenda(...start, hold), '1-02')).toBe('held');
  expect(statusOf(agenda(hold, ...start), '1-02')).toBe('held');
  const release: Command = { kind: 'release', body: { inject: 'first_report' } };
  expect(statusOf(agenda(...start, hold, release), '1-02')).toBe('agenda');
});
