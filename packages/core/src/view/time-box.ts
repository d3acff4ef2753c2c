/** The minutes that something has at the table, with those that were added, and when they are over by the clock on the wall. */
import type { WallTime } from '../record/parts.ts';
import type { DecisionState, State } from '../program/state.ts';
import type { Decision } from '../scenario/scenario.ts';

export interface PlannedMinutes {
  readonly minutes: number | null;
  /** Null where none were planned, and while play stands: then nothing runs out. */
  readonly until: WallTime | null;
}

export const timeBox = ({ stage }: State, began: number | null, minutes: number | null): PlannedMinutes => ({
  minutes,
  until: minutes === null || began === null || stage === 'paused' ? null : began + minutes * 60_000,
});

export const decisionBox = (
  state: State,
  { minutes }: Decision,
  { openedWall, moreMinutes }: DecisionState,
): PlannedMinutes => timeBox(state, openedWall, minutes === null ? null : minutes + moreMinutes);
