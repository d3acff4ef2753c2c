/** Time boxes of decisions: planned real minutes at the table. One that runs out is told once, and closes nothing. */
import type { Entry, Scenario } from '@sandtable/core';

/** An open decision with planned minutes; times are milliseconds on the exercise clock. */
export interface TimeBox {
  readonly decision: string;
  readonly until: number;
  readonly told: boolean;
}

/** The boxes after one more entry, which was made at `elapsed` on the exercise clock. */
export function followBoxes(
  scenario: Scenario,
  boxes: readonly TimeBox[],
  entry: Entry,
  elapsed: number,
): readonly TimeBox[] {
  switch (entry.kind) {
    case 'decision.opened':
    case 'decision.reopened': {
      const { decision } = entry.body;
      const minutes = scenario.decisions.find(({ name }) => name === decision)?.minutes ?? null;
      return minutes === null
        ? boxes
        : [...without(boxes, decision), { decision, until: elapsed + minutes * 60_000, told: false }];
    }
    case 'decision.closed':
      return without(boxes, entry.body.decision);
    case 'extend': {
      const { decision, minutes } = entry.body;
      // more time counts from now when the box is over, else from its end
      return boxes.map((box) =>
        box.decision === decision && minutes > 0
          ? { ...box, until: Math.max(box.until, elapsed) + minutes * 60_000, told: false }
          : box,
      );
    }
    case 'box-ran-out':
      return boxes.map((box) => (box.decision === entry.body.of ? { ...box, told: true } : box));
    default:
      return boxes;
  }
}

function without(boxes: readonly TimeBox[], decision: string): readonly TimeBox[] {
  return boxes.filter((box) => box.decision !== decision);
}
