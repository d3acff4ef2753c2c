/**
 * Nothing leaks: whatever people do, a role's view holds no text that this role was not given, and nothing that happens between
 * others changes it.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decide,
  evolveAll,
  isRefusal,
  plainReader,
  roleView,
  type Command,
  type Program,
  type Scenario,
  type State,
} from '../../src/index.ts';
import { library } from '../exercise/library.ts';
import { wander, type Wandered } from './wandering-play.ts';

const choices = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 120 });

const viewOf = ({ program, state, texts }: Wandered, role: string): string =>
  JSON.stringify(
    roleView(program, state, role, ({ entry, text }) => texts.get(entry)?.[text] ?? null, plainReader),
  );

describe.each([...library])('%s', (_name, program) => {
  const { scenario } = program;

  test('a role’s view holds no text that was not given to it', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const played = wander(program, picked);
        for (const { name: role } of scenario.roles) {
          const view = viewOf(played, role);
          for (const secret of secretsFor(scenario, played.state, role))
            expect(view).not.toContain(asJson(secret));
          for (const words of privateWords(played, role)) expect(view).not.toContain(words);
        }
      }),
      { numRuns: 25 },
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

const asJson = (text: string) => JSON.stringify(text).slice(1, -1);
const rotated = <T>(list: readonly T[], by: number): T[] =>
  list.map((_, at) => list[(at + by) % list.length] as T);

/** Texts of the scenario that this role was never given. A text with a placeholder is searched up to it. */
function secretsFor(scenario: Scenario, state: State, role: string): string[] {
  const place = scenario.roles.findIndex((candidate) => candidate.name === role);
  const received = new Set(
    state.messages
      .filter(({ to, cc }) => to.includes(role) || cc.includes(role))
      .map((message) => message.inject),
  );
  const texts = (text: Readonly<Record<string, string>> | null | undefined) => Object.values(text ?? {});
  const secrets = [
    ...scenario.injects.flatMap((inject) => [
      ...(received.has(inject.name) ? [] : texts(inject.text)),
      ...inject.textFor.flatMap((own) =>
        own.role === role && received.has(inject.name) ? [] : texts(own.text),
      ),
      ...[inject.notes, inject.evaluatorNotes, inject.sensitivity].flatMap(texts),
    ]),
    ...scenario.facts.flatMap((fact, at) =>
      (state.facts[at]?.since[place] ?? -1) < 0 ? texts(fact.text) : [],
    ),
    ...scenario.decisions.flatMap((decision, at) =>
      state.decisions[at]?.everOpened &&
      (decision.by.roles.includes(role) || decision.consult.roles.includes(role))
        ? texts(decision.notes)
        : [...texts(decision.question), ...texts(decision.notes)],
    ),
    ...scenario.roles.filter((other) => other.name !== role).flatMap((other) => texts(other.brief)),
    ...scenario.expected.flatMap((expected) => texts(expected.text)),
    ...scenario.phases.flatMap((phase, at) => (at === state.phase ? [] : texts(phase.soFar))),
    ...scenario.outcomes.flatMap((outcome) => texts(outcome.text)),
  ];
  const given = [
    ...scenario.injects.flatMap((inject) => (received.has(inject.name) ? texts(inject.text) : [])),
    ...scenario.actions.flatMap((action) => texts(action.text)),
    ...scenario.roles.flatMap((own) => (own.name === role ? own.can.flatMap(texts) : [])),
  ];
  // a short text may stand within one that was given: then it proves nothing
  return secrets
    .map((text) => text.split('{')[0]?.trim() ?? '')
    .filter((text) => text.length > 12 && !given.some((known) => known.includes(text)));
}

/** Words that people wrote and this role neither wrote nor was sent. */
function privateWords({ entries, texts }: Wandered, role: string): string[] {
  return entries.flatMap((entry) => {
    const words = texts.get(entry.n)?.[0];
    if (words === undefined || entry.author.role === role) return [];
    if (entry.kind === 'say' || entry.kind === 'adhoc') return entry.body.to.includes(role) ? [] : [words];
    return entry.kind === 'note' || entry.kind === 'ask' || entry.kind === 'answer' ? [words] : [];
  });
}

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
