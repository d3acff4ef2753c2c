// How the day stands to its plan.
import { isInPlay } from '@sandtable/core';
import type { SheetRow } from '@sandtable/core/view';
import type { Say } from '@sandtable/words';
import type { DeskSituation } from './situation.ts';
import { planLag } from './time-box.ts';

/** Real milliseconds that an item took; null while it is to come, and for what was passed over. */
export function tookOf(row: SheetRow, { clock }: DeskSituation): number | null {
  // a break is a pause, in which the exercise clock does not run
  if (row.of === 'break') return null;
  if (row.status === 'now') return clock.item;
  return row.status === 'done'
    ? (clock.items.findLast((each) => each.phase === row.phase && each.item === row.item)?.took ?? null)
    : null;
}

export interface SheetSums {
  /** Planned minutes that are still to come, and how many of them may be dropped. */
  readonly left: number;
  /** How many of them come only if something turns out so. */
  readonly maybe: number;
  readonly mayDrop: number;
  readonly droppable: number;
  /** When it ends by what is planned, by the clock of the room; null when it does not go on. */
  readonly ends: number | null;
  /** When it would have ended by the plan, with what was dropped since; null when nothing was planned. */
  readonly planned: number | null;
  readonly behind: number | null;
}

export function sheetSums(rows: readonly SheetRow[], { clock, view, wall }: DeskSituation): SheetSums {
  const toCome = rows.filter(({ status }) => status === 'to-come');
  const now = rows.find(({ status }) => status === 'now');
  const begun = isInPlay(view);
  const spent = begun ? clock.item / 60_000 : 0;
  const left = sum(toCome) + Math.max(0, (now?.minutes ?? 0) - spent);
  const may = [...toCome, ...(now === undefined ? [] : [now])].filter(({ mayDrop }) => mayDrop);
  // what is left of a break comes first
  const from = Math.max(wall, view.pause?.until ?? 0);
  const ends = begun ? from + left * 60_000 : null;
  const behind = begun ? clock.behind : null;
  // what was dropped before this one has won its minutes already
  const at = rows.findIndex(({ status }) => status === 'now');
  const dropped = sum(rows.slice(at + 1).filter(({ status }) => status === 'dropped'));
  return {
    left: Math.round(left),
    maybe: Math.round(sum(toCome.filter(({ maybe }) => maybe))),
    mayDrop: sum(may),
    droppable: may.length,
    ends,
    planned: ends === null || behind === null ? null : ends - behind + dropped * 60_000,
    behind,
  };
}

const sum = (rows: readonly SheetRow[]): number => rows.reduce((all, { minutes }) => all + (minutes ?? 0), 0);

/** `behind by 14 min`, `38 min planned to come`, `ends about 12:14`. */
export function sumWords(sums: SheetSums, say: Say, clock: (wall: number) => string): readonly string[] {
  const lag = sums.behind === null ? null : planLag(sums.behind);
  return [
    ...(lag === null
      ? []
      : [
          lag.is === 'in-time'
            ? say('desk.sheet.in-time')
            : say(`desk.sheet.${lag.is}`, { minutes: lag.minutes }),
        ]),
    sums.maybe === 0
      ? say('desk.sheet.left', { minutes: sums.left })
      : say('desk.sheet.left-maybe', { minutes: sums.left, maybe: sums.maybe }),
    ...(sums.ends === null ? [] : [endsWords(sums.ends, sums.planned, say, clock)]),
    ...(sums.droppable === 0
      ? []
      : [say('desk.sheet.saves', { count: sums.droppable, minutes: sums.mayDrop })]),
  ];
}

/** `ends about 12:14, planned 12:00`; where they are the same minute, once. */
function endsWords(ends: number, plan: number | null, say: Say, clock: (wall: number) => string): string {
  const [time, planned] = [clock(ends), plan === null ? null : clock(plan)];
  return planned === null || planned === time
    ? say('desk.sheet.ends', { time })
    : say('desk.sheet.ends-planned', { time, planned });
}
