/**
 * Bounded exhaustive search: every answer to every decision that opens, a state that was met before not searched again. It is done for a
 * few drawings of luck, once with nobody acting and once with everybody doing all they can as soon as they can.
 */
import {
  begin,
  knows,
  openTable,
  playKey,
  type LuckKey,
  type Program,
  type State,
  type Table,
} from '@sandtable/core';
import type { Pairs } from '@sandtable/core/record';
import type { ScriptStep } from '@sandtable/core/scenario';
import { fingerprints, type Fingerprints } from './fingerprints.ts';
import { fingerprinter } from './state-hash.ts';
import { actionStep, shareStep, type PlannedAnswer, type Repertoire } from './moves.ts';
import { parameterSets } from './plan.ts';
import { walk, type Ending, type Player, type Walking } from './walk.ts';

export interface Batch {
  readonly program: Program;
  readonly repertoire: Repertoire;
  readonly seed: string;
  readonly key: LuckKey;
  readonly visited: Fingerprints;
  readonly visit: (state: State) => void;
}
/** How one play went, with the script that repeats it. */
export interface Walked {
  readonly ending: Ending;
  readonly state: State;
  readonly steps: readonly ScriptStep[];
  readonly luck: number;
  readonly parameters: Pairs;
}

interface Branch {
  readonly table: Table;
  readonly steps: readonly ScriptStep[];
  readonly unanswered: ReadonlySet<string>;
  readonly decision: string | null;
  readonly choice: PlannedAnswer | null;
  readonly root: Root;
}
interface Root {
  readonly luck: number;
  readonly parameters: Pairs;
  readonly busy: boolean;
}

export interface Exhaustive {
  /** Goes on from one branching to the next; null when everything within the bounds was searched. */
  readonly step: () => Walked | 'branched' | null;
  /** Whether the bound on branchings cut the search short. */
  readonly cut: () => boolean;
}

const lucks = 3;

export function exhaustiveSearch(batch: Batch, mostBranchings: number): Exhaustive {
  const { program, repertoire } = batch;
  const roots: Root[] = Array.from({ length: lucks }, (_, luck) => luck)
    .flatMap((luck) =>
      parameterSets(repertoire).flatMap((parameters) =>
        [false, true].map((busy) => ({ luck, parameters, busy })),
      ),
    )
    .toReversed();
  const stack: Branch[] = [];
  const met = fingerprints();
  const fingerprint = fingerprinter();
  let branchings = 0;

  const run = (branch: Branch): Walked | 'branched' => {
    const { table, root, decision, choice } = branch;
    const walking: Walking = {
      program,
      repertoire,
      table,
      steps: [...branch.steps],
      unanswered: new Set(branch.unanswered),
      visit: batch.visit,
    };
    let given = decision;
    const player: Player = {
      answer(asked) {
        if (asked !== given) return 'asks';
        given = null;
        return choice;
      },
      move: (own, state) => (root.busy ? anyMove(repertoire, own, state) : null),
      before: () => null,
      idle: (state) => !root.busy || nothingLeft(repertoire, program, state),
    };
    const ending = walk(walking, player);
    if (ending.how !== 'asks')
      return {
        ending,
        state: table.state(),
        steps: walking.steps,
        luck: root.luck,
        parameters: root.parameters,
      };
    if (!met.add(fingerprint(table.state()))) return 'branched';
    branchings += 1;
    for (const next of [null, ...(repertoire.choices.get(ending.decision) ?? [])])
      stack.push({
        table: table.fork(),
        steps: walking.steps,
        unanswered: walking.unanswered,
        decision: ending.decision,
        choice: next,
        root,
      });
    return 'branched';
  };

  return {
    cut: () => branchings >= mostBranchings,
    step() {
      if (branchings >= mostBranchings) return null;
      const next = stack.pop();
      if (next) return run(next);
      const root = roots.pop();
      if (!root) return null;
      return run({
        table: openBatchTable(batch, root.luck, root.parameters),
        steps: [],
        unanswered: new Set(),
        decision: null,
        choice: null,
        root,
      });
    },
  };
}

/** A table at the start of play `luck` of the batch; `S#luck` plays it alone. */
export function openBatchTable({ program, seed, key }: Batch, luck: number, parameters: Pairs): Table {
  const setup = { seed: seedOf(seed, luck), parameters, attribution: program.scenario.attribution };
  return openTable(program, begin(program, setup, playKey(key, luck)), false);
}
export const seedOf = (seed: string, luck: number): string => `${seed}#${luck}`;

/** Everything that a busy player can do, it has done. */
const nothingLeft = ({ scenario, shares }: Repertoire, program: Program, state: State): boolean =>
  scenario.actions.every((_, place) => (state.actions[place]?.times ?? 0) > 0) &&
  shares.every(({ fact, to }) => knows(program, state, to, fact));

function anyMove(repertoire: Repertoire, program: Program, state: State): ScriptStep | null {
  const once = (name: string) => (state.actions[program.places.action.get(name) ?? -1]?.times ?? 0) === 0;
  for (const { name } of repertoire.scenario.actions) {
    const step = once(name) ? actionStep(repertoire, program, state, name) : null;
    if (step) return step;
  }
  for (const { fact, to } of repertoire.shares) {
    const step = shareStep(repertoire, program, state, fact, to);
    if (step) return step;
  }
  return null;
}
