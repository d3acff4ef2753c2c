/** What has happened in the plays so far. */
import { happenedIn, type Program, type State } from '@sandtable/core';
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

/** Notes what has happened in a play, at its end. */
export function harvest({ program, happened }: Coverage, state: State): void {
  happenedIn(program.scenario, state, happened);
}
