/** Moves a break behind another item, and takes it away from where it had been moved to. */
import type { CauseBodies } from '../record/cause.ts';
import type { Program } from '../program/program.ts';
import type { MovedBreak, State } from '../program/state.ts';

/** The moved breaks without this one, wherever it had been moved to. */
export const movedWithout = (state: State, phase: number, item: number): readonly MovedBreak[] =>
  state.movedBreaks.filter((each) => each.phase !== phase || each.item !== item);

export function movedBy(program: Program, { phase, item, after }: CauseBodies['move-break']): MovedBreak {
  const place = (name: string): number => program.places.phase.get(name) ?? -1;
  return { phase: place(phase), item, after: { phase: place(after.phase), item: after.item } };
}
