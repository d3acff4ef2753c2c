/**
 * Time boxes: planned real minutes at the table, for decisions, discussions, activities and brief-backs. One that runs out is told
 * once, and closes nothing.
 */
import type { ClockState } from '@sandtable/core/record';
import type { Entry } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';

/** Something open with planned minutes; times are milliseconds on the exercise clock. */
export interface TimeBox {
  /** A decision, a discussion or an activity by its name; `brief-back`. */
  readonly of: string;
  readonly by: 'decision' | 'item';
  readonly until: number;
  readonly told: boolean;
}

/** The boxes after one more entry, which was made at `elapsed` on the exercise clock; `clock` is already past it. */
export function followBoxes(
  scenario: Scenario,
  boxes: readonly TimeBox[],
  entry: Entry,
  elapsed: number,
  clock: ClockState,
): readonly TimeBox[] {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone open and close a time box
  switch (entry.kind) {
    case 'decision.opened':
    case 'decision.reopened': {
      const { decision } = entry.body;
      const minutes = scenario.decisions.find(({ name }) => name === decision)?.minutes ?? null;
      return opened(boxes, 'decision', decision, minutes, elapsed);
    }
    case 'decision.closed':
      return without(boxes, 'decision', entry.body.decision);
    case 'extend': {
      const { decision, minutes } = entry.body;
      return longer(boxes, (box) => box.by === 'decision' && box.of === decision, minutes, elapsed);
    }
    case 'discussion.opened':
      return opened(boxes, 'item', entry.body.discussion, itemNow(scenario, clock)?.minutes ?? null, elapsed);
    case 'activity.opened':
      return opened(boxes, 'item', entry.body.activity, itemNow(scenario, clock)?.minutes ?? null, elapsed);
    case 'phase.entered':
    case 'item.done':
    case 'item.passed-over': {
      const rest = boxes.filter(({ by }) => by !== 'item');
      const item = itemNow(scenario, clock);
      return item?.does === 'brief-back' ? opened(rest, 'item', 'brief-back', item.minutes, elapsed) : rest;
    }
    case 'phase.left':
      return boxes.filter(({ by }) => by !== 'item');
    case 'more-time':
      return entry.body.of === 'item'
        ? longer(boxes, ({ by }) => by === 'item', entry.body.minutes, elapsed)
        : boxes;
    case 'box-ran-out':
      return boxes.map((box) => (box.of === entry.body.of ? { ...box, told: true } : box));
    default:
      return boxes;
  }
}

function itemNow(scenario: Scenario, { phase, cursor }: ClockState) {
  return scenario.phases.find(({ name }) => name === phase)?.agenda[cursor] ?? null;
}

function opened(
  boxes: readonly TimeBox[],
  by: TimeBox['by'],
  of: string,
  minutes: number | null,
  elapsed: number,
): readonly TimeBox[] {
  if (minutes === null) return boxes;
  return [...without(boxes, by, of), { of, by, until: elapsed + minutes * 60_000, told: false }];
}

/** More time counts from now when the box is over, else from its end. */
function longer(
  boxes: readonly TimeBox[],
  which: (box: TimeBox) => boolean,
  minutes: number,
  elapsed: number,
): readonly TimeBox[] {
  return boxes.map((box) =>
    which(box) && minutes > 0
      ? { ...box, until: Math.max(box.until, elapsed) + minutes * 60_000, told: false }
      : box,
  );
}

function without(boxes: readonly TimeBox[], by: TimeBox['by'], of: string): readonly TimeBox[] {
  return boxes.filter((box) => box.by !== by || box.of !== of);
}
