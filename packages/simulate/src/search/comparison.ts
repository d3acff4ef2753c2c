/** The same play with each option of a decision in turn: what the choice changes, and whether one option is never the better one. */
import { measureNow, type State } from '@sandtable/core';
import type { Decision, Measure, ScriptStep } from '@sandtable/core/scenario';
import type { Pairs } from '@sandtable/core/record';
import { openBatchTable, type Batch } from './exhaustive.ts';
import { planned, randomPlan, type Chooser, type Plan } from './plan.ts';
import { walk } from './walk.ts';
import type { PlannedAnswer } from './moves.ts';

export interface Compared {
  readonly decision: Decision;
  /** Plays in which the options could be compared. */
  plays: number;
  /** Plays in which some option led to something else that somebody could notice. */
  differing: number;
  readonly pairs: readonly PairOfOptions[];
}
/** `worse` against `better`: still standing while it never did better on anything. */
export interface PairOfOptions {
  readonly worse: string;
  readonly better: string;
  plays: number;
  /** Plays in which it did worse on at least one measure. */
  strictly: number;
  /** It did better on something once. */
  refuted: boolean;
  shown: {
    readonly luck: number;
    readonly parameters: Pairs;
    readonly worse: readonly ScriptStep[];
  } | null;
}

export function comparisonOf(decision: Decision): Compared {
  const names = decision.options.map(({ name }) => name);
  return {
    decision,
    plays: 0,
    differing: 0,
    pairs: names.flatMap((worse) =>
      names
        .filter((better) => better !== worse)
        .map((better) => ({ worse, better, plays: 0, strictly: 0, refuted: false, shown: null })),
    ),
  };
}

interface Trial {
  readonly option: string;
  readonly values: readonly number[];
  readonly noticed: string;
  readonly steps: readonly ScriptStep[];
}

/** One more play, with each option in turn; `noticed` tells what of a final state somebody could notice. */
export function compareOnce(
  batch: Batch,
  compared: Compared,
  luck: number,
  choose: Chooser,
  noticed: (state: State) => string,
): void {
  const { decision, pairs } = compared;
  const base = randomPlan(batch.repertoire, luck, choose);
  const trials = decision.options.flatMap(
    ({ name }) => tryOption(batch, decision, base, name, noticed) ?? [],
  );
  if (trials.length < 2) return;
  compared.plays += 1;
  if (trials.some((trial) => trial.noticed !== trials[0]?.noticed)) compared.differing += 1;
  for (const pair of pairs) {
    if (pair.refuted) continue;
    const worse = trials.find(({ option }) => option === pair.worse);
    const better = trials.find(({ option }) => option === pair.better);
    if (!worse || !better) continue;
    pair.plays += 1;
    const above = worse.values.some((value, at) => value > (better.values[at] ?? 0));
    const below = worse.values.some((value, at) => value < (better.values[at] ?? 0));
    if (above) pair.refuted = true;
    if (below && !above) {
      pair.strictly += 1;
      if (pair.shown === null || pair.shown.worse.length > worse.steps.length)
        pair.shown = {
          luck: base.luck,
          parameters: base.parameters,
          worse: worse.steps,
        };
    }
  }
}

function tryOption(
  batch: Batch,
  decision: Decision,
  base: Plan,
  option: string,
  noticed: (state: State) => string,
): Trial | null {
  const grounded = batch.repertoire.grounded.has(decision.name);
  const choice: PlannedAnswer = { answer: { form: 'options', options: [option] }, first: null, grounded };
  const plan: Plan = { ...base, answers: new Map(base.answers).set(decision.name, choice) };
  const table = openBatchTable(batch, plan.luck, plan.parameters);
  const { program, repertoire } = batch;
  const steps: ScriptStep[] = [];
  const walking = { program, repertoire, table, steps, unanswered: new Set<string>(), visit: batch.visit };
  if (walk(walking, planned(repertoire, plan)).how !== 'ended') return null;
  const state = table.state();
  const result = state.decisions[program.places.decision.get(decision.name) ?? -1]?.result;
  if (!result?.options.includes(option) || result.how !== 'made') return null;
  return { option, values: goodness(batch, state), noticed: noticed(state), steps };
}

/** The measures that say which way is better, each so that more is better. */
export function goodness({ program }: Pick<Batch, 'program'>, state: State): readonly number[] {
  return program.scenario.measures.flatMap((measure) => {
    const sign = direction(measure);
    if (sign === 0) return [];
    const value = measureNow(program, state, measure.name);
    // what was never reached in time is the worst there is
    return [value === null ? -Infinity : Number(value) * sign];
  });
}

function direction({ how }: Measure): -1 | 0 | 1 {
  if (how.by === 'interval') return how.target === null ? 0 : -1;
  switch (how.target?.comparison) {
    case '<':
    case '<=':
      return -1;
    case '>':
    case '>=':
      return 1;
    case '==':
      return how.of.type === 'boolean' ? (how.target.value === true ? 1 : -1) : 0;
    case '!=':
    case undefined:
      return 0;
  }
}
