/** An exercise as one object: the easy way in for whoever plays a scenario from outside. Over `decide`, and as pure inside. */
import { decide, evolveAll, isRefusal, type Decided } from '../commands/engine.ts';
import { begin } from '../program/begin.ts';
import { load } from '../program/load.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import type { Texts } from '../record/parts.ts';
import type { Command } from '../record/cause.ts';
import type { Entry, Setup } from '../record/entry.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { orderGiven, type GivenBy } from './order.ts';

/** What fixes an exercise beside its scenario. */
export interface ExerciseSetup extends Partial<Omit<Setup, 'seed'>> {
  /** All luck comes from it: the same seed, the same luck. */
  readonly seed: string;
}

export function setupFor(scenario: Pick<Scenario, 'attribution'>, given: ExerciseSetup): Setup {
  return {
    seed: given.seed,
    parameters: given.parameters ?? [],
    attribution: given.attribution ?? scenario.attribution,
  };
}

export interface Exercise {
  readonly program: Program;
  /** Where it stands. A state never changes: the next order puts another in its place. */
  readonly state: State;
  /** All that is on the record, oldest first. */
  readonly entries: readonly Entry[];
  /** The free texts of the record, as the views ask for them. */
  readonly texts: Texts;
  /** Gives a command: the entries that it leads to and the state after them, or why it is refused. A refusal changes nothing. */
  order(command: Command, given?: GivenBy): Decided;
}

/**
 * Begins an exercise, or goes on with one that was recorded: `record` holds its entries, `texts` their free texts.
 * Throws a RangeError for a parameter that the scenario has not or a value it cannot have; `checkSetup` tells beforehand.
 */
export function createExercise(
  scenario: Scenario,
  setup: ExerciseSetup,
  { record = [], texts = () => null }: { readonly record?: readonly Entry[]; readonly texts?: Texts } = {},
): Exercise {
  const program = load(scenario);
  const entries = [...record];
  const given = new Map<number, readonly string[]>();
  let state = evolveAll(program, begin(program, setupFor(scenario, setup)), entries);
  return {
    program,
    get state() {
      return state;
    },
    get entries() {
      return entries.slice();
    },
    texts: (reference) => given.get(reference.entry)?.[reference.text] ?? texts(reference),
    order(command, how = {}) {
      const order = orderGiven(scenario, command, how);
      const decided = decide(program, state, order);
      if (isRefusal(decided)) return decided;
      given.set(state.entries + 1, order.texts);
      entries.push(...decided.entries);
      ({ state } = decided);
      return decided;
    },
  };
}
