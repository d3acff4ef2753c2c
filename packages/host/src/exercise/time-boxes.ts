/**
 * Time boxes: planned real minutes at the table, for decisions, discussions, activities and brief-backs. One that runs out is told
 * once, and closes nothing.
 */
import type { ClockState, Entry, TimeBoxOf } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';

/** Something open with planned minutes; times are milliseconds on the exercise clock. */
export interface RunningBox {
  readonly of: TimeBoxOf;
  readonly until: number;
  readonly told: boolean;
}

/** The boxes after one more entry, which was made at `elapsed` on the exercise clock; `clock` is already past it. */
export function followBoxes(
  scenario: Scenario,
  boxes: readonly RunningBox[],
  entry: Entry,
  elapsed: number,
  clock: ClockState,
): readonly RunningBox[] {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone open and close a time box
  switch (entry.kind) {
    case 'decision.opened':
    case 'decision.reopened': {
      const { decision } = entry.body;
      const minutes = scenario.decisions.find(({ name }) => name === decision)?.minutes ?? null;
      return opened(boxes, { of: 'decision', name: decision }, minutes, elapsed);
    }
    case 'decision.closed':
      return without(boxes, { of: 'decision', name: entry.body.decision });
    case 'extend': {
      const { decision, minutes } = entry.body;
      return longer(boxes, ({ of }) => isSame(of, { of: 'decision', name: decision }), minutes, elapsed);
    }
    case 'discussion.opened':
      return opened(
        boxes,
        { of: 'discussion', name: entry.body.discussion },
        itemNow(scenario, clock)?.minutes ?? null,
        elapsed,
      );
    case 'activity.opened':
      return opened(
        boxes,
        { of: 'activity', name: entry.body.activity },
        itemNow(scenario, clock)?.minutes ?? null,
        elapsed,
      );
    case 'phase.entered':
    case 'item.done':
    case 'item.passed-over': {
      const rest = boxes.filter((box) => !isItem(box));
      const item = itemNow(scenario, clock);
      switch (item?.does) {
        case 'brief-back':
          return opened(rest, { of: 'brief-back' }, item.minutes, elapsed);
        // these are opened by an entry of their own
        case 'decide':
        case 'discuss':
        case 'activity':
        // these are no work at the table
        case 'inject':
        case 'say':
        case 'advance':
        case 'break':
        case undefined:
          return rest;
      }
    }
    case 'phase.left':
      return boxes.filter((box) => !isItem(box));
    case 'more-time':
      return entry.body.of === 'item' ? longer(boxes, isItem, entry.body.minutes, elapsed) : boxes;
    case 'box-ran-out':
      return boxes.map((box) => (isSame(box.of, entry.body) ? { ...box, told: true } : box));
    default:
      return boxes;
  }
}

function itemNow(scenario: Scenario, { phase, cursor }: ClockState) {
  return scenario.phases.find(({ name }) => name === phase)?.agenda[cursor] ?? null;
}

function opened(
  boxes: readonly RunningBox[],
  of: TimeBoxOf,
  minutes: number | null,
  elapsed: number,
): readonly RunningBox[] {
  if (minutes === null) return boxes;
  return [...without(boxes, of), { of, until: elapsed + minutes * 60_000, told: false }];
}

/** More time counts from now when the box is over, else from its end. */
function longer(
  boxes: readonly RunningBox[],
  which: (box: RunningBox) => boolean,
  minutes: number,
  elapsed: number,
): readonly RunningBox[] {
  return boxes.map((box) =>
    which(box) && minutes > 0
      ? { ...box, until: Math.max(box.until, elapsed) + minutes * 60_000, told: false }
      : box,
  );
}

function without(boxes: readonly RunningBox[], of: TimeBoxOf): readonly RunningBox[] {
  return boxes.filter((box) => !isSame(box.of, of));
}

/** All but decisions have their minutes from the item of the agenda at which they are. */
const isItem = ({ of }: RunningBox): boolean => of.of !== 'decision';

function isSame(one: TimeBoxOf, other: TimeBoxOf): boolean {
  if (one.of === 'brief-back' || other.of === 'brief-back') return one.of === other.of;
  return one.of === other.of && one.name === other.name;
}
