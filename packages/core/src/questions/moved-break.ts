/** Breaks that were moved: such a break is no longer taken at its own place in the agenda, but after another item. */
import type { MovedBreak, State } from '../program/state.ts';

/** The item after which it comes was done or passed over, or its phase was left. */
export function isDue(state: State, { after }: Pick<MovedBreak, 'after'>): boolean {
  if (after.phase !== state.phase) return state.phases[after.phase]?.everLeft === true;
  const recorded = state.items[after.item];
  return recorded === 'done' || recorded === 'passed-over';
}

/** The first that is due; null when none is. */
export const breakDue = (state: State): MovedBreak | null =>
  state.movedBreaks.find((each) => isDue(state, each)) ?? null;

export const isMoved = (state: State, phase: number, item: number): boolean =>
  state.movedBreaks.some((each) => each.phase === phase && each.item === item);
