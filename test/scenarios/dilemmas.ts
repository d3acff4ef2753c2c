/** What many plays by chance show of a scenario's choices: which endings are rarely told, and for which options no figure speaks. */
import { measureNow, outcomeNow, type Program, type State } from '@sandtable/core';
import type { Decision, Measure } from '@sandtable/core/scenario';
import { brokenPromises } from '@sandtable/simulate';
import { randomPlay } from './random-play.ts';

/** The outcomes that fewer than 3 of 100 of so many plays of both agendas come to, each with its count. */
export function rareOutcomes(program: Program, plays: number): readonly string[] {
  const told = Array.from({ length: plays }, (_, seed) =>
    outcomeNow(program, randomPlay(program, seed, [['agenda', seed % 2 === 0 ? 'full' : 'short']]).state),
  );
  return program.scenario.outcomes.flatMap(({ name }) => {
    const times = told.filter((one) => one === name).length;
    return times < plays * 0.03 ? [`${name}: ${times} of ${plays}`] : [];
  });
}

/** Injects whose promise a play did not keep, with the seed of it. */
export function unkeptPromises(program: Program, plays: number): readonly string[] {
  return Array.from({ length: plays }, (_, seed) => {
    const { state } = randomPlay(program, seed, [['agenda', seed % 2 === 0 ? 'full' : 'short']]);
    return brokenPromises(program.scenario, state).map((inject) => `${inject}, seed ${seed}`);
  }).flat();
}

/**
 * `decision: B by A` for each option B that is better than A on no measure, over so many pairs of plays that differ in this answer
 * alone. Better on a measure: in a tenth of the pairs at least, and in more of them than it is worse.
 */
export function beatenOptions(program: Program, pairs: number): readonly string[] {
  return program.scenario.decisions
    .filter(({ answer }) => answer.form === 'choice')
    .flatMap((decision) => beatenIn(program, decision, pairs));
}

function beatenIn(program: Program, decision: Decision, pairs: number): readonly string[] {
  const plays = decision.options.map(({ name }) =>
    Array.from({ length: pairs }, (_, seed) => {
      const fixed = { decision: decision.name, option: name };
      const { state } = randomPlay(program, seed, [['agenda', 'full']], fixed);
      return stood(program, state, decision, name) ? figures(program, state) : null;
    }),
  );
  return decision.options.flatMap((one, at) =>
    decision.options.flatMap((other, against) =>
      at !== against && !speaksFor(plays[at] ?? [], plays[against] ?? [])
        ? [`${decision.name}: ${one.name} by ${other.name}`]
        : [],
    ),
  );
}

/** A figure for each measure, the more the better. */
type Figures = readonly number[];

function figures(program: Program, state: State): Figures {
  return program.scenario.measures.map((measure) => {
    const value = measureNow(program, state, measure.name);
    return typeof value === 'number' ? value * sense(measure) : -Infinity;
  });
}

/** A time is the better the shorter, a value by what its target asks. */
function sense({ how }: Measure): 1 | -1 {
  if (how.by === 'interval') return -1;
  return how.target?.comparison === '<' || how.target?.comparison === '<=' ? -1 : 1;
}

/** By play: null where the option did not stand, because its gate was closed or the decision never came. */
function speaksFor(one: readonly (Figures | null)[], other: readonly (Figures | null)[]): boolean {
  const pairs = one.flatMap((own, seed) => {
    const theirs = other[seed] ?? null;
    return own && theirs ? [own.map((figure, at) => compared(figure, theirs[at] ?? -Infinity))] : [];
  });
  // what never stood side by side cannot be compared
  if (pairs.length === 0) return true;
  return (pairs[0] ?? []).some((_, measure) => {
    const signs = pairs.map((pair) => pair[measure] ?? 0);
    const better = signs.filter((sign) => sign > 0).length;
    const worse = signs.filter((sign) => sign < 0).length;
    return better > worse && better * 10 >= pairs.length;
  });
}

const compared = (one: number, other: number): number => (one === other ? 0 : Math.sign(one - other));

function stood(program: Program, state: State, decision: Decision, option: string): boolean {
  const result = state.decisions[program.places.decision.get(decision.name) ?? -1]?.result;
  if (!result) return false;
  return result.each.length > 0
    ? result.each.every((own) => own.options.includes(option))
    : result.options.includes(option);
}
