/** What a measure reads so far. */
import type { Value } from '../expression/expression.ts';
import type { LinkedMeasure, Program, Reading } from './program.ts';
import { decodeValue, readingOf } from './read.ts';
import type { State } from './state.ts';

/**
 * Null before there is anything: an interval not yet closed, nothing sampled, a value that could not be computed.
 * An interval is in minutes; a sampled truth or choice comes encoded.
 */
export function readMeasure(
  measure: LinkedMeasure | undefined,
  place: number,
  reading: Reading,
): number | null {
  if (measure === undefined) return null;
  const { state } = reading;
  if (measure.by === 'sample') {
    if (measure.sample === 'last') return measure.of.holds(reading);
    const count = state.sampleCounts[place] ?? 0;
    const sample = state.samples[place] ?? 0;
    if (count === 0) return null;
    return measure.sample === 'mean' ? sample / count : sample;
  }
  const from = state.firsts[measure.from] ?? -1;
  const until = state.firsts[measure.until] ?? -1;
  if (from < 0 || until < 0) return null;
  if (measure.clock === 'story') return (until - from) / 60;
  const fromWall = state.firstWalls[measure.from] ?? null;
  const untilWall = state.firstWalls[measure.until] ?? null;
  return fromWall === null || untilWall === null ? null : (untilWall - fromWall) / 60_000;
}

/** What a measure reads now, an interval in minutes; null while there is nothing to read. */
export function measureNow(program: Program, state: State, measure: string): Value | null {
  const place = program.places.measure.get(measure) ?? -1;
  const linked = program.measures[place];
  const reading = readingOf(state);
  const value = readMeasure(linked, place, reading);
  if (value === null || reading.failed || value - value !== 0) return null;
  return linked?.by === 'sample' ? decodeValue(program, linked.type, value) : value;
}

/** The outcome that was reached, or, before EndEx, the one that would be; null when none holds. */
export function outcomeNow(program: Program, state: State): string | null {
  if (state.endedAt !== null) return program.scenario.outcomes[state.outcome]?.name ?? null;
  const place = program.outcomes.findIndex(({ gate }) => {
    const reading = readingOf(state);
    const holds = gate === null || gate.holds(reading) !== 0;
    return holds && !reading.failed;
  });
  return program.scenario.outcomes[place]?.name ?? null;
}
