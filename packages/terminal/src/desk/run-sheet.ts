// The run sheet over the whole desk: planned and actual minutes of every item, and what dropping the one in sight would lose.
import type { SheetRow } from '@sandtable/core/view';
import { widthOf, lossWords, roomClock, rowTitle } from '@sandtable/words';
import { lossCount } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { type Block, indented, ofHeight, rule, stack, windowOf } from '../screen/frame.ts';
import { type Line, cell, emptyLine, fit, flow, line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import type { Manner } from '../screen/theme.ts';
import { handedWords } from '../wording/handed.ts';
import { keyWord } from './commands.ts';
import { sheetSums, sumWords, tookOf } from '../wording/run-sheet.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** The row that the sheet looks at: the one chosen, else the one that is now. */
export function sheetRowInSight(rows: readonly SheetRow[], cursor: number | null): number {
  if (cursor !== null) return Math.max(0, Math.min(rows.length - 1, cursor));
  const now = rows.findIndex(({ status }) => status === 'now');
  return now >= 0
    ? now
    : Math.max(
        0,
        rows.findIndex(({ status }) => status === 'to-come'),
      );
}

export function runSheetBlock(
  desk: DeskSituation,
  cursor: number | null,
  width: number,
  height: number,
): Block {
  const { say } = desk;
  const title = rule(say('desk.sheet.title'), '', width, true);
  if (desk.masked)
    return stack(
      { lines: [title] },
      indented({ lines: prose(say('desk.masked.how'), width - 2, 'faint') }, 1),
    );
  const rows = desk.sheet();
  if (rows.length === 0)
    return stack(
      { lines: [title] },
      indented({ lines: prose(say('desk.sheet.empty'), width - 2, 'faint') }, 1),
    );
  const at = sheetRowInSight(rows, cursor);
  const sums = sheetSums(rows, desk);
  const late = (sums.behind ?? 0) >= 600_000;
  const head = flow(
    sumWords(sums, say, (wall) => wallTime(wall, desk, desk.wall)).map((each, place) =>
      line(span(each, place === 0 && late ? 'warn' : place === 0 ? 'strong' : 'plain')),
    ),
    width - 2,
  );
  const foot = rowDetail(rows[at], desk, width - 2).slice(0, Math.max(3, Math.floor(height / 3)));
  const room = Math.max(1, height - 1 - head.length - foot.length - 2);
  const table = tableOf(rows, at, desk, width - 2);
  const focus = table.findIndex(({ row }) => row === at);
  const { from, to } = windowOf(table.length, focus, room);
  const shown = table.slice(from, to).map((each) => each.line);
  return stack(
    { lines: [title] },
    indented({ lines: [...head, emptyLine] }, 1),
    ofHeight(indented({ lines: shown }, 1), room),
    indented({ lines: [emptyLine, ...foot] }, 1),
  );
}

interface TableLine {
  readonly line: Line;
  /** Null for the heading of a phase. */
  readonly row: number | null;
}

function tableOf(
  rows: readonly SheetRow[],
  at: number,
  desk: DeskSituation,
  width: number,
): readonly TableLine[] {
  return rows.flatMap((row, place): readonly TableLine[] => {
    const own = { line: rowLine(row, place === at, desk, width), row: place };
    if (rows[place - 1]?.under.phase === row.under.phase) return [own];
    return [{ line: line(span(row.under.title, 'strong')), row: null }, own];
  });
}

const manners: Readonly<Record<SheetRow['status'], Manner>> = {
  done: 'faint',
  now: 'now',
  'to-come': 'plain',
  'passed-over': 'faint',
  dropped: 'warn',
};

function rowLine(row: SheetRow, inSight: boolean, desk: DeskSituation, width: number): Line {
  const { say } = desk;
  const took = tookOf(row, desk);
  const planned = row.minutes === null ? '' : say('desk.row.minutes', { minutes: row.minutes });
  const actual = took === null ? '' : say('desk.sheet.took', { time: roomClock(took) });
  const over = took !== null && row.minutes !== null && took > row.minutes * 60_000;
  const lost = lossCount(row.loses, say);
  const aside = [
    handedWords(row.handed, desk),
    row.mayDrop && row.status !== 'done' ? say('desk.sheet.may-drop') : '',
    lost,
  ]
    .filter((each) => each !== '')
    .join(', ');
  const manner = manners[row.status];
  const head = `${inSight ? '>' : ' '}${cell(say(`desk.sheet.status.${row.status}`), 9)} ${cell(row.serial ?? '', 5)} `;
  const times = `${cell(planned, 8)} ${cell(actual, 10)} `;
  const asideWidth = Math.min(30, Math.max(0, width - widthOf(head) - widthOf(times) - 24));
  const room = Math.max(8, width - widthOf(head) - widthOf(times) - asideWidth);
  return fit(
    line(
      span(head, inSight ? 'strong' : manner),
      span(`${cell(rowTitle(row, desk), room - 1)} `, manner),
      span(cell(planned, 8), 'plain'),
      span(` ${cell(actual, 10)} `, over ? 'warn' : 'plain'),
      span(cell(aside, asideWidth), 'faint'),
    ),
    width,
  );
}

/** What would be missing without the row in sight, and the keys of this screen. */
function rowDetail(row: SheetRow | undefined, desk: DeskSituation, width: number): readonly Line[] {
  if (row === undefined) return [];
  const { say } = desk;
  const lost =
    row.status === 'done' || row.status === 'passed-over'
      ? []
      : row.loses.length === 0
        ? prose(say('desk.sheet.loses-nothing'), width, 'faint')
        : row.loses.flatMap((each, place) =>
            labelled(
              span(place === 0 ? say('desk.sheet.loses-label') : '', 'warn'),
              8,
              lossWords(each, say),
              width,
            ),
          );
  const keys = (['drop', 'keep', 'move-break', 'break-now', 'plus'] as const).flatMap((id) => [
    span(keyWord(sheetKeys[id], say) ?? '', 'key'),
    span(` ${say(`desk.sheet.key.${id}`)}   `),
  ]);
  return [...lost, fit(line(...keys, span('Esc', 'key'), span(` ${say('desk.sheet.key.leave')}`)), width)];
}

const sheetKeys = { drop: 'D', keep: 'K', 'move-break': 'M', 'break-now': 'B', plus: '+' } as const;
