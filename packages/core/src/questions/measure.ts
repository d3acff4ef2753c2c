/** What a measure reads so far. */
import { readMeasure } from '../program/read-measure.ts';
import type { Value } from '../scenario/expression.ts';
import type { Program } from '../program/program.ts';
import { decodeValue, evaluationOf } from './read.ts';
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
