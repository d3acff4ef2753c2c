/**
 * Given / when / then: what an exercise says to one command after others (the manner of event-sourced systems). It needs no test runner: what
 * does not hold throws an Error that shows both.
 */
import { isRefusal } from '../commands/engine.ts';
import type { Command } from '../record/cause.ts';
import type { Consequence } from '../record/consequence.ts';
import type { Entry } from '../record/entry.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { State } from '../program/state.ts';
import { createExercise, type ExerciseSetup } from './exercise.ts';
import type { GivenBy } from './order.ts';

/** A command, alone or with who gives it. */
export type Ordered = Command | readonly [Command, GivenBy];
/** A consequence as far as a test asks for it: its kind, and of its body the keys that matter. */
export type Expected = { [K in Consequence as K['kind']]: Wanted<K> }[Consequence['kind']];
interface Wanted<C extends Consequence> {
  readonly kind: C['kind'];
  readonly body?: Partial<C['body']>;
}

export interface When {
  /** The entries that the command led to; none when it was refused. */
  readonly entries: readonly Entry[];
  readonly state: State;
  /** The code of the refusal; null: it was accepted. */
  readonly refused: string | null;
  /** Its consequences were these, in this order; time that passes is not counted. Throws otherwise. (`then` alone would make a promise of it.) */
  thenFollows(expected: readonly Expected[]): void;
  /** It was refused with this code. Throws otherwise. */
  thenRefused(code: string): void;
}

/** Given a scenario and the commands so far, all of which must be accepted: an Error names the first that was not. */
export function given(
  scenario: Scenario,
  commands: readonly Ordered[],
  setup: ExerciseSetup = { seed: 'given' },
): { readonly when: (command: Ordered) => When } {
  return {
    when(last) {
      const exercise = createExercise(scenario, setup);
      for (const one of commands) {
        const [command, how] = commandOf(one);
        const decided = exercise.order(command, how);
        if (isRefusal(decided)) throw new Error(`given: \`${command.kind}\` was refused: ${decided.refused}`);
      }
      const [command, how] = commandOf(last);
      const decided = exercise.order(command, how);
      const refused = isRefusal(decided) ? decided.refused : null;
      const entries = isRefusal(decided) ? [] : decided.entries;
      return {
        entries,
        state: exercise.state,
        refused,
        thenFollows(expected) {
          const followed = entries.slice(1).filter(({ kind }) => kind !== 'elapsed');
          const same =
            followed.length === expected.length &&
            followed.every((entry, at) => matches(entry, expected[at]));
          if (refused !== null || !same)
            throw new Error(`then: expected ${shown(expected)}, got ${refused ?? shown(followed)}`);
        },
        thenRefused(code) {
          if (refused !== code)
            throw new Error(`then: expected to be refused with ${code}, got ${refused ?? shown(entries)}`);
        },
      };
    },
  };
}

const isPair = (one: Ordered): one is readonly [Command, GivenBy] => Array.isArray(one);
const commandOf = (one: Ordered): readonly [Command, GivenBy] => (isPair(one) ? one : [one, {}]);

function matches(entry: Entry, wanted: Expected | undefined): boolean {
  if (wanted === undefined || entry.kind !== wanted.kind) return false;
  const body: Readonly<Record<string, unknown>> = { ...entry.body };
  return Object.entries(wanted.body ?? {}).every(
    ([key, value]) => JSON.stringify(body[key]) === JSON.stringify(value),
  );
}

const shown = (entries: readonly { readonly kind: string; readonly body?: unknown }[]): string =>
  JSON.stringify(entries.map(({ kind, body }) => ({ kind, body })));
