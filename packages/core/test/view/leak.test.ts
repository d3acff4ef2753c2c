/**
 * Nothing leaks: whatever people do, a role's view holds no text that this role was not given, and nothing that happens between
 * others changes it.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, evolveAll, isRefusal, type Program, type State } from '../../src/index.ts';
import { plainReader, roleView } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import type { Scenario } from '../../src/scenario.ts';
import { library } from '../engine/library.ts';
import { roomLife } from './room-life.ts';
import { asJson, privateTo, secretsKept } from './secrets.ts';
import { wander, type Wandered } from './wandering-play.ts';

const choices = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 120 });

const viewOf = ({ program, state, texts }: Wandered, role: string): string =>
  JSON.stringify(
    roleView(
      program,
      state,
      role,
      ({ entry, text }) => texts.get(entry)?.[text] ?? null,
      plainReader(program.scenario),
    ),
  );

describe.each([...library])('%s', (_name, program) => {
  const { scenario } = program;

  test('a role’s view holds no text that was not given to it', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const played = wander(program, picked, { also: roomLife });
        for (const { name: role } of scenario.roles) {
          const view = viewOf(played, role);
          for (const secret of secretsKept(played, role)) expect(view).not.toContain(asJson(secret));
          for (const words of privateTo(played, role)) expect(view).not.toContain(words);
        }
      }),
      // in the example a deputy leads for a lead who is not there
      { numRuns: 25, examples: [[[281454, 388613, 230136, 0, 0, 0, 0]]] },
    );
  });

  test('what others tell each other changes nothing of it', () => {
    fc.assert(
      fc.property(choices, fc.nat(), (picked, salt) => {
        const played = wander(program, picked);
        const [first, second, third] = rotated(
          scenario.roles.map((role) => role.name),
          salt,
        );
        if (first === undefined || second === undefined || third === undefined) return;
        // both know every fact, so that either may share it and neither may learn who else was told
        const informed = given(program, played.state, revealing(scenario, [first, third])) ?? played.state;
        const before = viewOf({ ...played, state: informed }, third);
        for (const command of betweenOthers(scenario, first, second)) {
          const state = given(program, informed, command);
          if (state) expect(viewOf({ ...played, state }, third)).toBe(before);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** The state after a command; null when it is refused. */
function given(program: Program, state: State, command: Command): State | null {
  const author = { participant: null, role: 'exercise_control', organisation: null };
  const decided = decide(program, state, { command, author, wall: null, texts: ['words between others'] });
  return isRefusal(decided) ? null : evolveAll(program, state, decided.entries);
}

const revealing = ({ facts }: Scenario, to: readonly string[]): Command => ({
  kind: 'adhoc',
  body: {
    from: 'exercise_control',
    to,
    channel: 'phone',
    said: { text: 0 },
    reveals: facts.map(({ name }) => name),
  },
});

const rotated = <T>(list: readonly T[], by: number): T[] =>
  list.map((_, at) => list[(at + by) % list.length] as T);

/** What two roles do between themselves, and what control does for itself. */
function betweenOthers(scenario: Scenario, first: string, second: string): Command[] {
  const said = { text: 0 } as const;
  return [
    { kind: 'say', body: { from: first, to: [second], said } },
    { kind: 'ask', body: { by: first, said } },
    { kind: 'note', body: { said, tag: null, role: first, about: null } },
    revealing(scenario, [first, second]),
    ...scenario.facts.map(
      (fact) => ({ kind: 'share', body: { fact: fact.name, by: first, with: [second] } }) as const,
    ),
    ...scenario.expected.map(
      (expected) => ({ kind: 'seen', body: { expected: expected.name, how: 'late' } }) as const,
    ),
  ];
}
