/** What a measure reads so far. */
import type { LinkedMeasure, Evaluation } from './program.ts';

/**
 * Null before there is anything: an interval not yet closed, nothing sampled, a value that could not be computed.
 * An interval is in minutes; a sampled truth or choice comes encoded. To add 0 makes −0 an ordinary 0.
 */
export function readMeasure(
  measure: LinkedMeasure | undefined,
  place: number,
  reading: Evaluation,
): number | null {
  if (measure === undefined) return null;
  const { state } = reading;
  if (measure.by === 'sample') {
    const count = state.sampleCounts[place] ?? 0;
    const sample = state.samples[place] ?? 0;
    switch (measure.sample) {
      case 'last':
        return measure.of.holds(reading) + 0;
      case 'mean':
        return count === 0 ? null : sample / count + 0;
      case 'highest':
      case 'lowest':
        return count === 0 ? null : sample;
    }
  }
  const from = state.firsts[measure.from] ?? -1;
  const until = state.firsts[measure.until] ?? -1;
  if (from < 0 || until < 0) return null;
  if (measure.clock === 'story') return (until - from) / 60;
  const fromWall = state.firstWalls[measure.from] ?? null;
  const untilWall = state.firstWalls[measure.until] ?? null;
  return fromWall === null || untilWall === null ? null : (untilWall - fromWall) / 60_000;
}
