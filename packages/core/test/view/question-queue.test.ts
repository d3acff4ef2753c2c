// The queue of questions to exercise control: whose turn it is, and what was told about the same already.
import { expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal } from '../../src/index.ts';
import { controlView, plainReader, type ControlView } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import { unchangedProgram } from '../engine/library.ts';

const program = unchangedProgram('drone-incident');
const control = { participant: null, role: 'exercise_control', organisation: null };

/** Each with its words; a role's command is given by it. */
type Step = readonly [Command, ...string[]];
const begun: readonly Step[] = [[{ kind: 'brief', body: {} }], [{ kind: 'start', body: {} }]];

function asked(...steps: readonly Step[]): ControlView['questions'] {
  let state = begin(program, { seed: '7', parameters: [], attribution: 'role' });
  const said = new Map<number, readonly string[]>();
  for (const [command, ...texts] of [...begun, ...steps]) {
    const decided = decide(program, state, { command, author: control, wall: 1000, texts });
    if (isRefusal(decided)) throw new Error(decided.refused);
    said.set(decided.entries[0]?.n ?? 0, texts);
    state = evolveAll(program, state, decided.entries);
  }
  return controlView(
    program,
    state,
    ({ entry, text }) => said.get(entry)?.[text] ?? null,
    plainReader(program.scenario),
  ).questions;
}
const words = { text: 0 };
const ask = (by: string): Command => ({ kind: 'ask', body: { by, said: words } });
const say = (from: string, to: readonly string[]): Command => ({
  kind: 'say',
  body: { from, to, said: words },
});

test('what the world outside told about the same is found, newest first, with whom it was told', () => {
  const [question] = asked(
    [say('exercise_control', ['tower']), 'The inspector of the regulator is on the first floor.'],
    [say('exercise_control', ['airline']), 'Nobody has seen the second aircraft yet.'],
    [say('police', ['tower']), 'We ask the inspector of the regulator.'],
    [ask('police'), 'Where is the inspector of the regulator?'],
  );
  expect(question?.told).toEqual([
    expect.objectContaining({ to: ['tower'], text: 'The inspector of the regulator is on the first floor.' }),
  ]);
});

test('a question that was asked back waits for them, until they say more', () => {
  const first = [ask('police'), 'Where is the inspector?'] as const;
  const back = [say('exercise_control', ['police']), 'Which inspector do you mean?'] as const;
  const more = [say('police', ['exercise_control']), 'The one of the regulator.'] as const;
  const waitsFor = (...steps: readonly Step[]) => asked(...steps).map((each) => each.waitsFor);
  expect(waitsFor(first)).toEqual(['us']);
  expect(waitsFor(first, back)).toEqual(['them']);
  expect(waitsFor(first, back, more)).toEqual(['us']);
  // what everybody hears asks nobody back
  expect(waitsFor(first, [say('exercise_control', ['police', 'tower']), 'Ten minutes left.'])).toEqual([
    'us',
  ]);
});
