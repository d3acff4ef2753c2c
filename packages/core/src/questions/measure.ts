/** What a measure reads so far. */
import { readMeasure } from '../program/read-measure.ts';
import type { Value } from '../scenario/expression.ts';
import type { LinkedMeasure, Program } from '../program/program.ts';
import type { Measure } from '../scenario/scenario.ts';
import { decodeValue, evaluationOf, isOver } from './read.ts';
import type { State } from '../program/state.ts';

/** What a measure reads now, an interval in minutes; null while there is nothing to read. */
export function measureNow(program: Program, state: State, measure: string): Value | null {
  const place = program.places.measure.get(measure) ?? -1;
  const linked = program.measures[place];
  const reading = evaluationOf(state);
  const value = readMeasure(linked, place, reading);
  if (value === null || reading.failed || value - value !== 0) return null;
  return linked?.by === 'sample' ? decodeValue(program, linked.type, value) : value;
}

export type MeasureVerdict = 'met' | 'not-met' | 'running' | 'not-ended' | 'not-judged';

/**
 * How a measure stands against its target. What did not come to its end is not met once its time has run out, or, where it has none, at
 * EndEx; before that it still runs. What is read over the whole exercise is not at its end before EndEx, unless nothing can change it any more. What never began, or has neither figure nor target, cannot be judged. `wall` is now in the room.
 */
export function measureVerdict(
  program: Program,
  state: State,
  measure: string,
  wall: number | null,
): MeasureVerdict {
  const place = program.places.measure.get(measure) ?? -1;
  const how = program.scenario.measures[place]?.how;
  const value = measureNow(program, state, measure);
  if (how === undefined) return 'not-judged';
  if (how.by === 'sample') {
    if (how.target === null || value === null) return 'not-judged';
    const reached = reaches(value, how.target);
    if (!isOver(state) && !isSettled(how.sample, how.target.comparison, reached)) return 'not-ended';
    return reached ? 'met' : 'not-met';
  }
  if (typeof value === 'number') return how.target === null || value <= how.target / 60 ? 'met' : 'not-met';
  return unfinished(program.measures[place], state, how.target, wall);
}

/** An interval that did not come to its end: it never began, its time ran out, it had none, or it runs still. `target` in seconds. */
function unfinished(
  linked: LinkedMeasure | undefined,
  state: State,
  target: number | null,
  wall: number | null,
): MeasureVerdict {
  if (linked?.by !== 'interval') return 'not-judged';
  const { firsts, firstWalls, now } = state;
  const from = firsts[linked.from] ?? -1;
  // that both came and there is no figure means that nobody kept the time in the room
  if (from < 0 || (firsts[linked.until] ?? -1) >= 0) return 'not-judged';
  if (target === null) return isOver(state) ? 'not-met' : 'running';
  if (linked.clock === 'story') return now - from > target ? 'not-met' : 'running';
  const begun = firstWalls[linked.from] ?? null;
  if (begun === null || wall === null) return 'not-judged';
  return (wall - begun) / 1000 > target ? 'not-met' : 'running';
}

type Sample = Extract<Measure['how'], { readonly by: 'sample' }>['sample'];

/** A highest value that is above its mark stays above it, and so does a lowest below. */
function isSettled(sample: Sample, comparison: SampleTarget['comparison'], reached: boolean): boolean {
  const isAbove = (comparison === '>' || comparison === '>=') && reached;
  const isNoLongerBelow = (comparison === '<' || comparison === '<=') && !reached;
  const isBelow = (comparison === '<' || comparison === '<=') && reached;
  const isNoLongerAbove = (comparison === '>' || comparison === '>=') && !reached;
  switch (sample) {
    case 'highest':
      return isAbove || isNoLongerBelow;
    case 'lowest':
      return isBelow || isNoLongerAbove;
    case 'last':
    case 'mean':
      return false;
  }
}

type SampleTarget = NonNullable<Extract<Measure['how'], { readonly by: 'sample' }>['target']>;

function reaches(value: Value, { comparison, value: target }: SampleTarget): boolean {
  if (comparison === '==') return value === target;
  if (comparison === '!=') return value !== target;
  if (typeof value !== 'number' || typeof target !== 'number') return false;
  return { '<': value < target, '<=': value <= target, '>': value > target, '>=': value >= target }[
    comparison
  ];
}

/** The outcome that was reached, or, before EndEx, the one that would be; null when none holds. */
export function outcomeNow(program: Program, state: State): string | null {
  if (state.endedAt !== null) return program.scenario.outcomes[state.outcome]?.name ?? null;
  const place = program.outcomes.findIndex(({ gate }) => {
    const reading = evaluationOf(state);
    const holds = gate === null || gate.holds(reading) !== 0;
    return holds && !reading.failed;
  });
  return program.scenario.outcomes[place]?.name ?? null;
}
