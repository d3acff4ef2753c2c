/**
 * The exercise clock: real time since StartEx less pauses, and how the agenda keeps to its plan. A fold over the entries.
 */
import type { AgendaItem, Scenario } from '../scenario/scenario.ts';
import type { ConsequenceBodies } from '../record/consequence.ts';
import type { Entry } from '../record/entry.ts';

/** All in milliseconds. */
export interface ExerciseClock {
  /** Since StartEx less pauses; it stands after EndEx. */
  readonly elapsed: number;
  /** Of that, since the current agenda item began; 0 when there is none. */
  readonly item: number;
  /** Planned for the current item, with the minutes that were added. */
  readonly plannedItem: number | null;
  /** What each finished item took, oldest first; `null` for one that was passed over. */
  readonly items: readonly ItemTime[];
  /**
   * By how much finished items took longer than planned, and the current one already does, and breaks went on beyond the return that was
   * announced; negative when ahead. Null when nothing is planned.
   */
  readonly behind: number | null;
}

export interface ItemTime {
  readonly phase: string;
  readonly item: number;
  readonly took: number | null;
}

/** What the entries so far say of it. Exercise times are milliseconds on the exercise clock. */
export interface ClockState {
  /** Exercise time up to `since`; it goes on from there while play goes on. */
  readonly elapsed: number;
  /** Wall time since which play goes on; null while it does not. */
  readonly since: number | null;
  readonly phase: string | null;
  readonly cursor: number;
  /** Exercise time at which the item under the cursor began. */
  readonly itemFrom: number;
  /** Added for it by hand. */
  readonly more: number;
  readonly items: readonly ItemTime[];
  readonly behind: number;
  /** Wall time of the return that was announced when a break began; null outside of one. */
  readonly back: number | null;
  /** Whether any item met so far had planned minutes. */
  readonly planned: boolean;
}

export const unstarted: ClockState = {
  elapsed: 0,
  since: null,
  phase: null,
  cursor: 0,
  itemFrom: 0,
  more: 0,
  items: [],
  behind: 0,
  back: null,
  planned: false,
};

/** What an entry changes. Entries without a wall time, of unattended play, change nothing. */
export function followClock(scenario: Scenario, state: ClockState, entry: Entry): ClockState {
  if (entry.wall === null) return state;
  const now = elapsedAt(state, entry.wall);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone move the exercise clock
  switch (entry.kind) {
    case 'stage.changed':
      return {
        ...backFromBreak(state, entry.body, entry.wall),
        elapsed: now,
        since: entry.body.stage === 'conduct' ? entry.wall : null,
        back: backAfter(state, entry.body, entry.wall),
      };
    case 'phase.entered':
      return {
        ...leftPhase(scenario, state, now),
        phase: entry.body.phase,
        cursor: 0,
        itemFrom: now,
        more: 0,
      };
    case 'item.done':
      return finished(
        scenario,
        tookTime(state, entry.body, now - state.itemFrom),
        now,
        entry.body.item,
        now - state.itemFrom,
      );
    case 'item.passed-over': {
      // what its gate closed was never part of this evening's plan: the minutes since, and those added, are of what comes after it
      const { item, because } = entry.body;
      const passed = tookTime(state, entry.body, null);
      return because === 'by-hand'
        ? finished(scenario, passed, now, item, now - state.itemFrom)
        : { ...passed, cursor: item + 1 };
    }
    case 'more-time':
      return entry.body.of === 'item' ? { ...state, more: state.more + entry.body.minutes * 60_000 } : state;
    default:
      return state;
  }
}

function tookTime(
  state: ClockState,
  { phase, item }: { readonly phase: string; readonly item: number },
  took: number | null,
): ClockState {
  return { ...state, items: [...state.items, { phase, item, took }] };
}

/** `at`: the place of the item that is now, where it is known that those before it cannot come. */
export function exerciseClockAt(
  scenario: Scenario,
  state: ClockState,
  wall: number,
  at: number = state.cursor,
): ExerciseClock {
  const elapsed = elapsedAt(state, wall);
  const current = itemAt(scenario, state, at);
  const item = current === null ? 0 : elapsed - state.itemFrom;
  const plannedItem = plannedOf(current);
  const over = plannedItem === null ? 0 : Math.max(0, item - plannedItem);
  return {
    elapsed,
    item,
    plannedItem: plannedItem === null ? null : plannedItem + state.more,
    items: state.items,
    behind: state.planned || plannedItem !== null ? state.behind + over + lateBack(state, wall) : null,
  };
}

/** Beyond the return that was announced: minutes that were added to a break are late, too. */
const lateBack = ({ back }: ClockState, wall: number): number =>
  back === null ? 0 : Math.max(0, wall - back);

type StageChanged = ConsequenceBodies['stage.changed'];

/** A stop for something real in the middle of a break does not move the return. */
function backAfter(state: ClockState, { stage, pause }: StageChanged, wall: number): number | null {
  if (stage !== 'paused' || isAbsence(state, pause, wall)) return null;
  return pause?.reason === 'break' ? pause.until : state.back;
}

/** A technical pause beyond the return: what comes then is nobody's lateness. */
const isAbsence = ({ back }: ClockState, pause: StageChanged['pause'], wall: number): boolean =>
  back !== null && pause?.reason === 'technical' && wall >= back;

/** Sets the end of a break against the return that was announced: an early end gains time, a late one loses it. */
function backFromBreak(state: ClockState, { stage, pause }: StageChanged, wall: number): ClockState {
  return state.back !== null && (stage === 'conduct' || isAbsence(state, pause, wall))
    ? { ...state, behind: state.behind + wall - state.back, planned: true }
    : state;
}

/** The item that was under the cursor ends with its phase; time after the last item belongs to no plan. */
function leftPhase(scenario: Scenario, state: ClockState, now: number): ClockState {
  if (state.phase === null) return state;
  const took = now - state.itemFrom;
  if (itemAt(scenario, state, state.cursor) !== null)
    return finished(scenario, state, now, state.cursor, took);
  return state.planned ? { ...state, behind: state.behind + took } : state;
}

function finished(
  scenario: Scenario,
  state: ClockState,
  now: number,
  item: number,
  took: number,
): ClockState {
  const planned = plannedOf(itemAt(scenario, state, item));
  return {
    ...state,
    cursor: item + 1,
    itemFrom: now,
    more: 0,
    behind: state.behind + (planned === null ? 0 : took - planned),
    planned: state.planned || planned !== null,
  };
}

/** Exercise time at a wall time. */
export function elapsedAt({ elapsed, since }: ClockState, wall: number): number {
  return since === null ? elapsed : elapsed + Math.max(0, wall - since);
}

function itemAt(scenario: Scenario, { phase }: ClockState, item: number): AgendaItem | null {
  return scenario.phases.find(({ name }) => name === phase)?.agenda[item] ?? null;
}

function plannedOf(item: AgendaItem | null): number | null {
  return item === null || item.minutes === null ? null : item.minutes * 60_000;
}
