/** A value that tells what is hoped for: “a second source was asked: no” on a screen says that it should be asked. */
import { expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal, load } from '../../src/index.ts';
import type { Command } from '../../src/record.ts';
import { plainReader, roleView } from '../../src/view.ts';
import { scenarioOf } from '../engine/playing.ts';

const program = load(
  scenarioOf(`
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
variables:
  asked: { name: A second source was asked, start: false, seen-by: [mayor] }
  held: { name: Two people are held, start: false, seen-by: [mayor] }
  lit: { name: The quay is lit, start: true, seen-by: [mayor] }
  full: { name: The halls are full, is: "people > 10", seen-by: [mayor] }
  people: { name: People, start: 0, seen-by: [mayor] }
`),
);

function seen(...values: readonly (readonly [string, boolean])[]): readonly string[] {
  const author = { participant: null, role: 'exercise_control', organisation: null };
  let state = begin(program, { seed: '1', parameters: [], attribution: 'role' });
  const commands: readonly Command[] = [
    { kind: 'start', body: {} },
    ...values.map((value): Command => ({
      kind: 'override',
      body: { values: [value], because: { text: 0 } },
    })),
  ];
  for (const command of commands) {
    const decided = decide(program, state, { command, author, wall: 0, texts: ['So it is'] });
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
  }
  return roleView(program, state, 'mayor', () => null, plainReader(program.scenario)).world.map(
    ({ name, value }) => `${name}: ${String(value)}`,
  );
}

test('what has not come about, and what was asked for and not done, stands on no screen of a role; what is so does', () => {
  expect(seen()).toEqual(['lit: true', 'full: false', 'people: 0']);
  expect(seen(['asked', true])).toEqual(['asked: true', 'lit: true', 'full: false', 'people: 0']);
  expect(seen(['held', true], ['held', false], ['lit', false])).toEqual([
    'lit: false',
    'full: false',
    'people: 0',
  ]);
});
