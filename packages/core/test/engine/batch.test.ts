/** A batch keeps no entries and passes quiet time at one go: it comes to the same state as a play that keeps them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load, play, type State } from '../../src/index.ts';
import { readScenario, readScript } from '@sandtable/language';
import type { ScriptStep } from '../../src/scenario.ts';
import { scenarioOf } from './playing.ts';

const root = join(import.meta.dirname, '../../../../scenarios');
const none: readonly ScriptStep[] = [];
const library = readdirSync(root).filter((name) => existsSync(join(root, name, 'scripts')));

/** Entries are counted otherwise where none are kept; nothing else may differ. */
const unnumbered = (state: State): unknown =>
  JSON.parse(
    JSON.stringify(state, (key, value: unknown) =>
      [
        'entry',
        'entries',
        'enteredBy',
        'correctedBy',
        'breachedBy',
        'deed',
        'question',
        'saidIn',
        'doneIn',
      ].includes(key)
        ? undefined
        : value,
    ),
  );

describe.each(library)('%s', (name) => {
  const file = join(root, name, 'scenario.yaml');
  const { scenario } = readScenario(readFileSync(file, 'utf8'), file);
  if (!scenario) throw new Error(`${file} has errors`);
  const program = load(scenario);
  const folder = join(root, name, 'scripts');
  const scripts = readdirSync(folder).map((script) => {
    const read = readScript(readFileSync(join(folder, script), 'utf8'), script, scenario);
    if (!read.script) throw new Error(`${script} has errors`);
    const { play: steps, parameters } = read.script;
    return {
      script,
      steps,
      parameters: parameters.map(({ parameter, value }) => [parameter, value] as const),
    };
  });
  test.each([...scripts, { script: 'no script', steps: none, parameters: [] }])(
    '$script',
    ({ steps, parameters }) => {
      for (const seed of ['1', '2', '3']) {
        const setup = { seed, parameters, attribution: 'role' } as const;
        const kept = play(program, setup, steps);
        const batch = play(program, setup, steps, { keep: false });
        expect(batch.entries).toEqual([]);
        expect(unnumbered(batch.state)).toEqual(unnumbered(kept.state));
        expect([batch.halted, batch.undone.length]).toEqual([kept.halted, kept.undone.length]);
      }
    },
  );
});

test('a cycle that begins in quiet time is told by both', () => {
  const program = load(
    scenarioOf(`
duration: 1h
phases:
  only: { title: Only, clock: runs }
variables:
  n: { name: N, start: 0 }
injects:
  on: { when: "n == 1", from: exercise_control, to: [gate], channel: note, text: On., times: 9999, on-delivery: [{ set: { n: 2 } }] }
  off: { when: "n == 2", from: exercise_control, to: [gate], channel: note, text: Off., times: 9999, on-delivery: [{ set: { n: 1 } }] }
  begin: { at: 5m, from: exercise_control, to: [gate], channel: note, text: Begin., on-delivery: [{ set: { n: 1 } }] }
`),
  );
  const setup = { seed: '1', parameters: [], attribution: 'role' } as const;
  const halted = { why: 'circle', cycle: 'inject on -> inject off' };
  expect(play(program, setup, none).halted).toEqual(halted);
  expect(play(program, setup, none, { keep: false }).halted).toEqual(halted);
});
