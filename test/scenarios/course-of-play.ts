/** What a play was, read from its record: what was delivered, how long it takes in the room, and when its plenary decides. */
import type { Entry } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';

export const delivered = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'inject.delivered' ? [entry.body.inject] : []));

export interface RoomTime {
  /** Planned real minutes of all that was done. */
  readonly minutes: number;
  /** The planned minute at which the plenary turned to each of its decisions. */
  readonly decisions: readonly { readonly decision: string; readonly at: number }[];
}

/** An item of the agenda takes the minutes that its author planned, a break its own length. */
export function roomTime(scenario: Scenario, entries: readonly Entry[]): RoomTime {
  let minutes = 0;
  const decisions: { decision: string; at: number }[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'item.done') continue;
    const item = scenario.phases.find(({ name }) => name === entry.body.phase)?.agenda[entry.body.item];
    if (!item) continue;
    if (item.does === 'decide') decisions.push({ decision: item.decision, at: minutes });
    minutes += item.does === 'break' ? item.seconds / 60 : (item.minutes ?? 0);
  }
  return { minutes, decisions };
}

/** The most decisions that the plenary turns to within so many minutes. */
export const mostWithin = (decisions: RoomTime['decisions'], minutes: number): number =>
  Math.max(
    0,
    ...decisions.map(({ at }) => decisions.filter((one) => one.at >= at && one.at < at + minutes).length),
  );
