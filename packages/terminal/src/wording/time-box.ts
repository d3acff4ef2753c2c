// The minutes planned at the table, against the clock of the room. No time box runs while play stands.
import type { DecisionBoard } from '@sandtable/core/view';
import type { DeskSituation } from './situation.ts';

/**
 * Seconds of the room that are left for an open decision, the one that has begun among them; below zero when its time is over, null
 * when it has none.
 */
export function boxSeconds(
  { minutes, openedWall }: DecisionBoard,
  { wall, view }: Pick<DeskSituation, 'wall' | 'view'>,
): number | null {
  return minutes === null || openedWall === null
    ? null
    : Math.ceil((minutes * 60_000 - Math.max(0, (view.pause?.since ?? wall) - openedWall)) / 1000);
}

/** How the day stands to its plan, in whole minutes: a difference under one minute counts as on time. */
export function planLag(behind: number): {
  readonly is: 'in-time' | 'behind' | 'ahead';
  readonly minutes: number;
} {
  const minutes = Math.floor(Math.abs(behind) / 60_000);
  return { is: minutes === 0 ? 'in-time' : behind > 0 ? 'behind' : 'ahead', minutes };
}
