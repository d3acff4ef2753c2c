/** In a sector of fewer than three nobody is told apart. */
import { expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal, load } from '../../src/index.ts';
import { smallSectors } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import { scenarioOf } from '../engine/playing.ts';

const sectors = { government: 3, civil: 3, private: 2, scientific: 1 };
const roles = Object.entries(sectors).flatMap(([sector, count]) =>
  Array.from(
    { length: count },
    (_, at) => `  ${sector}_${at}: { name: ${sector} ${at}, organisation: ${sector} }`,
  ),
);
const table = `
organisations:
${Object.keys(sectors)
  .map((sector) => `  ${sector}: { name: The ${sector}, sector: ${sector} }`)
  .join('\n')}
roles:
${roles.join('\n')}
`;

function small(...commands: readonly Command[]): readonly string[] {
  const program = load(scenarioOf(table));
  const author = { participant: null, role: 'exercise_control', organisation: null };
  let state = begin(program, { seed: '1', parameters: [], attribution: 'sector' });
  for (const command of commands) {
    const decided = decide(program, state, { command, author, wall: 0, texts: ['A'] });
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
  }
  return smallSectors(program, state);
}
const gone = (role: string): Command => ({ kind: 'unseat', body: { role, participant: null } });
const seat = (role: string, participant: number): Command => ({ kind: 'seat', body: { role, participant } });

test('sectors of one and of two are small, and told together', () => {
  expect(small()).toEqual(['private', 'scientific']);
});

test('a sector of three in which one is absent is small', () => {
  expect(small(gone('civil_1'))).toEqual(['civil', 'private', 'scientific']);
});

test('a person who holds two roles counts once', () => {
  expect(small(seat('civil_0', 1), seat('civil_1', 1), seat('civil_2', 2))).toContain('civil');
  expect(small(seat('civil_0', 1), seat('civil_1', 3), seat('civil_2', 2))).not.toContain('civil');
});

test('where the small ones together are fewer than three, they would be known as the rest: no sector is told', () => {
  expect(small(gone('private_0'), gone('private_1'))).toEqual(['government', 'civil', 'scientific']);
  expect(small(gone('private_0'), gone('private_1'), gone('scientific_0'))).toEqual([]);
});

test('who plays for others, or is none of the people there, makes no group larger: merged, taken over, played by exercise control, prepared', () => {
  expect(small({ kind: 'merge', body: { role: 'civil_0', into: 'civil_1' } })).toContain('civil');
  expect(small(seat('civil_0', 0))).toContain('civil');
  expect(small({ kind: 'prepare', body: { roles: ['civil_2'] } })).toContain('civil');
  // a sector that nobody plays in is none of which one could be told apart
  expect(small(seat('scientific_0', 0))).toEqual(['government', 'civil', 'private']);
});
