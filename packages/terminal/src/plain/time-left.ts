// Time left is said at five, two and one minutes, and when it is over. Nothing is closed by it.
import type { DeskSituation } from '../wording/situation.ts';
import { boxSeconds } from '../wording/time-box.ts';

/** Something whose minutes in the room run out. */
export interface Box {
  /** Names this box; a decision that is opened again is another. */
  readonly id: string;
  readonly of:
    | { readonly kind: 'decision'; readonly serial: string }
    | { readonly kind: 'item' }
    | { readonly kind: 'break' };
  /** Milliseconds left; below zero when it is over. */
  readonly left: number;
}

const minute = 60_000;
const marks = [5, 2, 1, 0] as const;
export type Mark = (typeof marks)[number];

/** What runs out in the room now. A window of story time counts only while the story's clock runs. */
export function boxes(desk: DeskSituation): readonly Box[] {
  const { view, wall, clock } = desk;
  const all: Box[] = [];
  for (const board of view.decisions) {
    const { status, openedWall, secondsLeft, name, serial } = board;
    if (status !== 'open') continue;
    const of = { kind: 'decision', serial } as const;
    const seconds = boxSeconds(board, desk);
    if (seconds !== null) all.push({ id: `${name} ${openedWall ?? ''} box`, of, left: seconds * 1000 });
    else if (secondsLeft !== null && view.phase?.clock === 'runs' && view.stage === 'conduct')
      all.push({
        id: `${name} ${openedWall ?? ''} window`,
        of,
        left: (secondsLeft * 1000) / Math.max(view.phase.pace, 0.01),
      });
  }
  const until = view.pause?.until ?? null;
  if (until !== null) all.push({ id: `break ${until}`, of: { kind: 'break' }, left: until - wall });
  else if (
    clock.plannedItem !== null &&
    view.stage === 'conduct' &&
    !all.some((box) => box.of.kind === 'decision')
  )
    all.push({
      id: `item ${clock.items.length}`,
      of: { kind: 'item' },
      left: clock.plannedItem - clock.item,
    });
  return all;
}

/** Remembers what was said; a mark that was already passed when the box was first seen is not said late. */
export function timeLeft(): (now: readonly Box[]) => readonly { readonly box: Box; readonly mark: Mark }[] {
  const before = new Map<string, number>();
  return (now) => {
    const crossed = now.flatMap((box) => {
      const last = before.get(box.id);
      before.set(box.id, box.left);
      if (last === undefined) return [];
      const passed = marks.filter((mark) => last > mark * minute && box.left <= mark * minute);
      const mark = passed.at(-1);
      return mark === undefined ? [] : [{ box, mark }];
    });
    for (const id of before.keys()) if (!now.some((box) => box.id === id)) before.delete(id);
    return crossed;
  };
}
