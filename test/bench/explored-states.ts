/** Distinct states a second: our search, against the same search over raw XState snapshots (`xstate/graph`), on the representative exercise. */
import { readScenario } from '@sandtable/language';
import { explore, usualBounds } from '@sandtable/simulate';
import { assign, createMachine } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { median, processorTime } from './measure.ts';
import { clamp, dueNow } from './peers/hand.ts';
import { exerciseOf, representative, scenarioText, type Exercise } from './representative.ts';

export interface StateRate {
  readonly name: string;
  readonly perSecond: number;
}

/**
 * Rounds in turn, so that a drift of the machine meets both alike; rates count processor time, medians of the rounds. Each round makes the
 * same search of so many slices: a busy machine then meets the same states as a quiet one.
 */
export function stateRates(slices = 100, xstateStates = 1_000, rounds = 5): readonly StateRate[] {
  const exercise = exerciseOf(representative);
  const searches = [ours(exercise, slices), overXState(exercise, xstateStates)];
  const samples = searches.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1)
    searches.forEach(({ search }, at) => {
      let states = 0;
      const spent = processorTime(() => (states = search()));
      // round -1 warms up
      if (round >= 0) samples[at]?.push((states / spent) * 1000);
    });
  return searches.map(({ name }, at) => ({ name, perSecond: median(samples[at] ?? []) }));
}

interface Search {
  readonly name: string;
  /** How many distinct states it met. */
  readonly search: () => number;
}

function ours(exercise: Exercise, slices: number): Search {
  const { scenario } = readScenario(scenarioText(exercise), 'representative.yaml');
  if (!scenario) throw new Error('the scenario of the benchmark is not accepted');
  const found = () => {
    const exploration = explore(scenario, '1', { ...usualBounds, comparisons: 0, branchings: Infinity });
    for (let slice = 0; slice < slices; slice += 1) exploration.step();
    return exploration.progress().states;
  };
  return { name: 'Sandtable', search: found };
}

interface Context {
  readonly minute: number;
  readonly values: readonly number[];
  readonly done: readonly boolean[];
  /** The decision that is open; -1: none. */
  readonly open: number;
}

/** One machine whose context is assigned on every event; every answer is tried wherever a decision is open. */
function overXState(exercise: Exercise, states: number): Search {
  const added = (values: readonly number[], { variable, amount }: { variable: number; amount: number }) =>
    values.with(variable, clamp((values[variable] ?? 0) + amount));
  const delivered = (context: Context): Context => {
    let { values, done } = context;
    for (;;) {
      const [nowDone, nowValues] = [done, values];
      const due = dueNow(
        exercise,
        (i) => nowDone[i] === true,
        (variable) => nowValues[variable] ?? 0,
        context.minute,
      );
      if (due.length === 0) return { ...context, values, done };
      for (const i of due) {
        const inject = exercise.injects[i];
        if (!inject) continue;
        done = done.with(i, true);
        values = added(values, inject.adds);
      }
    }
  };
  const ticked = (context: Context): Context => {
    const minute = context.minute + 1;
    const values = context.values.map((value, i) => {
      const variable = exercise.variables[i];
      return variable
        ? clamp(value + (context.values[variable.from] ?? 0) * variable.scale + variable.drift)
        : value;
    });
    const open = exercise.decisions.findIndex(({ at }) => at === minute);
    return delivered({ ...context, minute, values, open });
  };
  const machine = createMachine({
    types: {} as { context: Context; events: { type: 'TICK' } | { type: 'ANSWER'; option: number } },
    context: {
      minute: 0,
      values: exercise.variables.map(({ start }) => start),
      done: exercise.injects.map(() => false),
      open: -1,
    },
    on: {
      TICK: {
        guard: ({ context }) => context.open < 0 && context.minute < exercise.ticks,
        actions: assign(({ context }) => ticked(context)),
      },
      ANSWER: {
        guard: ({ context }) => context.open >= 0,
        actions: assign(({ context, event }) => {
          const decision = exercise.decisions[context.open];
          if (!decision) return context;
          const amount = decision.effects[event.option as 0 | 1 | 2] ?? 0;
          return delivered({
            ...context,
            open: -1,
            values: added(context.values, { variable: decision.variable, amount }),
          });
        }),
      },
    },
  });
  const events = [
    { type: 'TICK' as const },
    ...[0, 1, 2].map((option) => ({ type: 'ANSWER' as const, option })),
  ];
  const found = () => {
    let visited = 0;
    return Object.keys(getAdjacencyMap(machine, { events, stopWhen: () => (visited += 1) > states })).length;
  };
  return { name: 'xstate/graph over raw snapshots', search: found };
}
