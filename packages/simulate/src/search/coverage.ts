/** What has happened in the plays so far. */
import type { Program, State } from '@sandtable/core';
import { happeningKey } from '../thing.ts';
import { probed, type Seen } from './probe.ts';

export interface Coverage {
  /** The scenario's program, telling what is read in it. */
  readonly program: Program;
  readonly seen: Seen;
  /** Keys of what happened at least once. */
  readonly happened: Set<string>;
  /** How much has been seen: it rises with each thing seen for the first time. */
  readonly news: () => number;
}

export function coverageOf(plain: Program): Coverage {
  const { program, seen } = probed(plain);
  const happened = new Set<string>();
  return { program, seen, happened, news: () => seen.news + happened.size };
}

/** Notes what has happened in a play. Everything is kept in a state, so once at its end is enough. */
export function harvest({ program, happened }: Coverage, state: State): void {
  const { scenario } = program;
  const note = (
    kind: Parameters<typeof happeningKey>[0],
    list: readonly { readonly name: string }[],
    did: (at: number) => boolean,
  ) => {
    list.forEach(({ name }, at) => {
      if (did(at)) happened.add(happeningKey(kind, name));
    });
  };
  note('inject', scenario.injects, (at) => (state.injects[at]?.times ?? 0) > 0);
  note('decision', scenario.decisions, (at) => state.decisions[at]?.everOpened === true);
  note('action', scenario.actions, (at) => (state.actions[at]?.times ?? 0) > 0);
  note('chance', scenario.chances, (at) => (state.chances[at] ?? 0) > 0);
  note('fact', scenario.facts, (at) => state.facts[at]?.since.some((since) => since >= 0) === true);
  note('phase', scenario.phases, (at) => (state.phases[at]?.visits ?? 0) > 0);
  note('clock', scenario.clocks, (at) => state.clocks[at]?.startedAt !== null);
  note('expected', scenario.expected, (at) => state.expected[at]?.startedAt !== null);
  note('outcome', scenario.outcomes, (at) => state.endedAt !== null && state.outcome === at);
  scenario.decisions.forEach((decision, at) => {
    const result = state.decisions[at]?.result;
    for (const option of result?.options ?? [])
      happened.add(happeningKey('option', `${decision.name}.${option}`));
    for (const option of result?.ranking ?? [])
      happened.add(happeningKey('option', `${decision.name}.${option}`));
    for (const own of result?.each ?? [])
      for (const option of [...own.options, ...own.ranking])
        happened.add(happeningKey('option', `${decision.name}.${option}`));
  });
  scenario.phases.forEach((phase, at) =>
    state.phases[at]?.exits.forEach((taken, exit) => {
      if (taken > 0) happened.add(happeningKey('exit', `${phase.name}.${exit + 1}`));
    }),
  );
}
