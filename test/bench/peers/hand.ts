/** What every peer keeps and does on a tick, stated once in plain code: the check that all of them play the same exercise. */
import type { Exercise } from '../representative.ts';
import { optionOf } from '../representative.ts';

export interface Play {
  readonly variables: readonly number[];
  readonly delivered: number;
}
export type Draw = () => number;

export const clamp = (value: number) => Math.min(1000, Math.max(0, value));

/** A small generator for the peers: 32-bit mulberry, seeded by a play's number. */
export function drawsOf(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The injects to deliver now: those whose minute has come; when there are none, those whose trigger holds at this look. */
export function dueNow(
  { injects }: Exercise,
  isDone: (inject: number) => boolean,
  valueOf: (variable: number) => number,
  minute: number,
): number[] {
  const timed: number[] = [];
  const triggered: number[] = [];
  for (const [i, inject] of injects.entries()) {
    if (isDone(i)) continue;
    if ('at' in inject) {
      if (inject.at <= minute) timed.push(i);
    } else if (valueOf(inject.above.variable) > inject.above.threshold) triggered.push(i);
  }
  return timed.length > 0 ? timed : triggered;
}

/** The reference: a plain loop that mutates arrays. */
export function playByHand(exercise: Exercise, draw: Draw | null): Play {
  const values = exercise.variables.map((variable) => variable.start);
  const done = exercise.injects.map(() => false);
  const fired = exercise.chances.map(() => false);
  const add = ({ variable, amount }: { variable: number; amount: number }) => {
    values[variable] = clamp((values[variable] ?? 0) + amount);
  };
  const deliver = (minute: number) => {
    for (;;) {
      const due = dueNow(
        exercise,
        (i) => done[i] === true,
        (variable) => values[variable] ?? 0,
        minute,
      );
      if (due.length === 0) return;
      for (const i of due) {
        done[i] = true;
        const inject = exercise.injects[i];
        if (inject) add(inject.adds);
      }
    }
  };
  deliver(0);
  for (let minute = 1; minute <= exercise.ticks; minute += 1) {
    const rates = exercise.variables.map(
      (variable) => (values[variable.from] ?? 0) * variable.scale + variable.drift,
    );
    rates.forEach((rate, i) => (values[i] = clamp((values[i] ?? 0) + rate)));
    if (draw)
      exercise.chances.forEach((chance, i) => {
        if (!fired[i] && draw() < chance.perHour / 60) {
          fired[i] = true;
          add(chance.adds);
        }
      });
    deliver(minute);
    exercise.decisions.forEach((decision, i) => {
      if (decision.at === minute) add({ variable: decision.variable, amount: decision.effects[optionOf(i)] });
    });
    deliver(minute);
  }
  return { variables: values, delivered: done.filter(Boolean).length };
}
