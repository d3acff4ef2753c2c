/** Breaks that were moved: a break stands at its place no more, and is due once another item was done. */
import type { CauseBodies, Refusal } from './entry.ts';
import type { Draft } from './draft.ts';
import { isDropped } from './gate.ts';
import { firstOf, known, unless } from './handler.ts';
import type { Program } from './program.ts';
import type { MovedBreak, State } from './state.ts';

/** The item after which it comes was done or passed over, or its phase was left. */
export function isDue(state: State, { after }: Pick<MovedBreak, 'after'>): boolean {
  if (after.phase !== state.phase) return state.phases[after.phase]?.everLeft === true;
  const its = state.items[after.item];
  return its === 'done' || its === 'passed-over';
}

/** The first that is due; null when none is. */
export const breakDue = (state: State): MovedBreak | null =>
  state.movedBreaks.find((each) => isDue(state, each)) ?? null;

export const isMoved = (state: State, phase: number, item: number): boolean =>
  state.movedBreaks.some((each) => each.phase === phase && each.item === item);

/** Without this one, wherever it had been moved to. */
export const movedWithout = (state: State, phase: number, item: number): readonly MovedBreak[] =>
  state.movedBreaks.filter((each) => each.phase !== phase || each.item !== item);

export function movedBy(program: Program, { phase, item, after }: CauseBodies['move-break']): MovedBreak {
  const place = (name: string): number => program.places.phase.get(name) ?? -1;
  return { phase: place(phase), item, after: { phase: place(after.phase), item: after.item } };
}

export function checkMoveBreak(draft: Draft, body: CauseBodies['move-break']): Refusal | null {
  const { program, state } = draft;
  const moved = movedBy(program, body);
  const agenda = (phase: number) => program.scenario.phases[phase]?.agenda ?? [];
  const begun = moved.phase === state.phase && state.items[moved.item] !== 'to-come';
  return firstOf(
    known(draft, 'phase', body.phase),
    known(draft, 'phase', body.after.phase),
    () => unless(agenda(moved.phase)[moved.item]?.does === 'break', 'move-break.no-break'),
    () =>
      unless(agenda(moved.after.phase)[moved.after.item] !== undefined, 'drop.no-item', { ...body.after }),
    () => unless(!begun || isDropped(state, moved.phase, moved.item), 'drop.begun'),
    () => unless(!isDue(state, moved), 'move-break.past'),
  );
}
