// After EndEx nobody's time runs any more: not that of a decision, nor of a legal clock, nor of an expected action.
import { expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal, load } from '../../src/index.ts';
import { controlView, plainReader, roleView } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import { scenarioOf } from '../engine/playing.ts';

const scenario = scenarioOf(`
variables: { rung: { name: Rung, start: false } }
clocks:
  report: { name: Report it, owed-by: gate, at: 0m, within: 2h, done: "rung", seen-by: [gate] }
expected:
  ring: { by: gate, text: Ring the others, at: 0m, within: 1h, done: "rung" }
decisions:
  stay: { by: [gate], rule: single, at: 1m, within: 1h, minutes: 9, question: Do you stay?, options: { yes_all: { text: Stay }, no_one: { text: Go } }, otherwise: yes_all }
`);
const author = { participant: null, role: 'exercise_control', organisation: null };

function after(...commands: readonly Command[]) {
  const program = load(scenario);
  let state = begin(program, { seed: '7', parameters: [], attribution: 'role' });
  for (const command of commands) {
    const decided = decide(program, state, { command, author, wall: 0, texts: [] });
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
  }
  const reader = plainReader(scenario);
  return {
    control: controlView(program, state, () => null, reader),
    gate: roleView(program, state, 'gate', () => null, reader),
  };
}
const begun: readonly Command[] = [
  { kind: 'brief', body: {} },
  { kind: 'start', body: {} },
  { kind: 'advance', body: { to: 120 } },
];

test('what runs in play has no time left after EndEx, in control’s view and in a role’s', () => {
  const times = ({ control, gate }: ReturnType<typeof after>) => ({
    clock: control.clocks[0]?.secondsLeft,
    expected: control.expected[0]?.secondsLeft,
    decision: control.decisions[0]?.secondsLeft,
    roleClocks: gate.clocks.length,
    roleDecision: gate.decisions[0]?.secondsLeft ?? null,
  });
  expect(times(after(...begun))).toMatchObject({ clock: 7080, expected: 3480, roleClocks: 1 });
  expect(times(after(...begun)).decision).toBeGreaterThan(0);
  const over = after(...begun, { kind: 'end', body: {} });
  expect(times(over)).toEqual({
    clock: null,
    expected: null,
    decision: null,
    roleClocks: 0,
    roleDecision: null,
  });
  expect(over.control.clocks[0]?.status).toBe('running');
});
