/**
 * Exploring a scenario: first what can be proven without playing, then a bounded exhaustive search, then random play that goes where
 * something new was seen. Pure: it knows no clock. Whoever explores asks for one slice of work after the other and may stop at any time.
 */
import { type Program, happeningsOf, load, playKey, seedKey } from '@sandtable/core';
import type { Scenario } from '@sandtable/core/scenario';
import { compareOnce, comparisonOf } from './search/comparison.ts';
import { coverageOf } from './search/coverage.ts';
import {
  type Batch,
  type Exhaustive,
  type Walked,
  exhaustiveSearch,
  openBatchTable,
} from './search/exhaustive.ts';
import { repertoireOf } from './search/moves.ts';
import { type Plan, bred, chooser, planned, randomPlan } from './search/plan.ts';
import { fingerprints } from './search/fingerprints.ts';
import { fingerprinter } from './search/state-hash.ts';
import { walk } from './search/walk.ts';
import { noticer } from './notice.ts';
import { provenIn } from './static-findings.ts';
import { findingsOf } from './findings.ts';
import { brokenPromises, type Finding } from './finding.ts';

export interface SearchProgress {
  readonly plays: number;
  /** Distinct states that were visited. */
  readonly states: number;
  readonly optionsReached: number;
  readonly options: number;
  /** Of all that is meant to happen: how much did, and how much is proven not to. */
  readonly reached: number;
  readonly never: number;
  readonly things: number;
  /** Every answer to every decision was searched, for the luck that was drawn. */
  readonly exhausted: boolean;
  /** Nothing new has been seen for long: more plays would hardly find anything. */
  readonly calm: boolean;
}
export interface Exploration {
  /** Does a slice of the work: some dozens of plays, fewer where they are long. */
  readonly step: () => SearchProgress;
  readonly progress: () => SearchProgress;
  /** What was found so far. Costs some hundred plays more, to make scripts short. */
  readonly findings: () => readonly Finding[];
}

export interface Bounds {
  /** Random plays without anything new after which the search is called calm. */
  readonly calmAfter: number;
  /** Branchings of the exhaustive search. */
  readonly branchings: number;
  /** Plays with each option in turn, a decision. */
  readonly comparisons: number;
}
export const usualBounds: Bounds = { calmAfter: 1_500, branchings: 4_000, comparisons: 40 };

const slice = 24;
/** Instants and commands of plays after which a slice is cut short: a story of years has a hundred thousand ticks. */
const longSlice = 100_000;

export function explore(scenario: Scenario, seed: string, bounds: Bounds = usualBounds): Exploration {
  const plain: Program = load(scenario);
  const coverage = coverageOf(plain);
  const visited = fingerprints();
  const fingerprint = fingerprinter();
  const key = seedKey(seed);
  const batch: Batch = {
    program: coverage.program,
    repertoire: repertoireOf(scenario),
    seed,
    key,
    visited,
    visit(state) {
      work += 1;
      // while the running order or a jump lets time pass, nobody does anything: only where that leads to is looked at
      if (state.target === null && state.jumpingTo === null) visited.add(fingerprint(state));
    },
  };
  const proven = provenIn(scenario);
  const things = happeningsOf(scenario);
  const exhibits = new Map<string, Walked>();
  const compared = scenario.decisions
    .filter(({ answer, options }) => answer.form === 'choice' && options.length > 1)
    .map(comparisonOf);
  const toCompare = bounds.comparisons * compared.length;
  const choose = chooser(playKey(key, 0)[0]);
  const search: Exhaustive = exhaustiveSearch(batch, bounds.branchings);
  const corpus: Plan[] = [];
  const notice = noticer(plain);
  let work = 0;
  let plays = 0;
  let searched = false;
  let comparisons = 0;
  let last = 0;

  const keep = (walked: Walked): void => {
    plays += 1;
    coverage.harvest(walked.state);
    for (const shown of exhibitsOf(walked, scenario)) {
      const before = exhibits.get(shown);
      if (before === undefined || walked.steps.length < before.steps.length) exhibits.set(shown, walked);
    }
  };

  const playRandomly = (): void => {
    const luck = plays;
    const parent = corpus[choose(corpus.length)];
    const plan =
      parent !== undefined && choose(2) === 0
        ? bred(batch.repertoire, parent, luck, choose)
        : randomPlan(batch.repertoire, luck, choose);
    const table = openBatchTable(batch, plan.luck, plan.parameters);
    const { program, repertoire, visit } = batch;
    const walking = { program, repertoire, table, steps: [], unanswered: new Set<string>(), visit };
    const before = coverage.news();
    const ending = walk(walking, planned(repertoire, plan));
    keep({
      ending,
      state: table.state(),
      steps: walking.steps,
      luck: plan.luck,
      parameters: plan.parameters,
    });
    if (coverage.news() === before) return;
    corpus.push(plan);
    last = plays;
  };

  const searchOn = (): void => {
    if (searched) return;
    const before = coverage.news();
    const walked = search.step();
    if (walked === null) searched = true;
    else if (walked !== 'branched') keep(walked);
    if (coverage.news() > before) last = plays;
  };

  const compareOn = (): void => {
    const each = compared[comparisons % compared.length];
    if (each === undefined || comparisons >= toCompare) return;
    comparisons += 1;
    compareOnce(batch, each, plays, choose, notice);
    plays += 1;
  };
  const progress = (): SearchProgress => {
    const options = things.filter(({ kind }) => kind === 'option');
    const did = (kind: string, name: string) => coverage.happened.has(`${kind} ${name}`);
    return {
      plays,
      states: visited.size(),
      optionsReached: options.filter(({ kind, name }) => did(kind, name)).length,
      options: options.length,
      reached: things.filter(({ kind, name }) => did(kind, name)).length,
      never: proven.never.size,
      things: things.length,
      exhausted: searched && !search.cut(),
      calm: searched && comparisons >= toCompare && plays - last >= bounds.calmAfter,
    };
  };

  return {
    step() {
      const until = work + longSlice;
      const goesOn = () => work < until;
      for (let at = 0; at < slice && goesOn(); at += 1) {
        playRandomly();
        searchOn();
      }
      for (let at = 0; at < compared.length && goesOn(); at += 1) compareOn();
      return progress();
    },
    progress,
    findings: () => findingsOf({ scenario, seed, proven, coverage, exhibits, compared }),
  };
}

function exhibitsOf({ ending, state }: Walked, scenario: Scenario): readonly string[] {
  switch (ending.how) {
    case 'stuck':
      return [`stuck ${ending.phase}`];
    case 'cycle':
      return [`cycle ${ending.cycle}`];
    case 'ended':
      return [
        ...(state.outcome < 0 && scenario.outcomes.length > 0 ? ['no-outcome'] : []),
        ...brokenPromises(scenario, state).map((inject) => `promise ${inject}`),
      ];
    case 'asks':
      return [];
  }
}
