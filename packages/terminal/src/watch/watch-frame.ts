// The author's second pane: what is wrong, when what happens, and the play, of the file as it was saved last.
import {
  type Block,
  type Frame,
  type Size,
  beside,
  frameOf,
  ofHeight,
  rule,
  stack,
} from '../screen/frame.ts';
import { type Line, emptyLine, line, span, spread, truncate } from '../screen/line.ts';
import { wrapText } from '../screen/wrap.ts';
import { widthOf, type Say } from '@sandtable/words';
import type { Pane, Row, WatchState, Watched } from './watched.ts';

/** From so many columns on the play stands beside the rest. */
const wideFrom = 110;

export function watchFrame(watched: Watched, state: WatchState, say: Say, size: Size): Frame {
  const { columns, rows } = size;
  const top = headLines(watched, say, columns);
  const foot = [line(' ', span(say('watch.keys'), 'faint'))];
  const room = Math.max(1, rows - top.length - foot.length);
  const body =
    columns >= wideFrom
      ? wide(watched, state, say, columns, room)
      : narrow(watched, state, say, columns, room);
  return frameOf(stack({ lines: top }, body, { lines: foot }), size);
}

function headLines(watched: Watched, say: Say, columns: number): readonly Line[] {
  const { file, marking, errors, warnings, milliseconds } = watched;
  const found = errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good';
  const took = say('watch.took', { milliseconds });
  const sum = say('watch.sum', { errors, warnings });
  const room = Math.max(8, columns - widthOf(sum) - widthOf(took) - 2);
  const name = widthOf(file) > room ? `…${file.slice(1 - room)}` : file;
  return [
    ...(marking === null ? [] : [line(span(truncate(marking, columns), 'marking'))]),
    spread(line(span(sum, found)), line(name, span(took, 'faint')), columns),
  ];
}

function wide(watched: Watched, state: WatchState, say: Say, columns: number, rows: number): Block {
  const left = Math.floor(columns * 0.45);
  const right = columns - left - 1;
  const check = checkRows(watched, state, left, Math.floor(rows / 2));
  return beside(
    rows,
    {
      width: left,
      block: stack(
        paneBlock('check', watched, state, say, left, check),
        paneBlock('timeline', watched, state, say, left, rows - check),
      ),
    },
    { width: right, block: paneBlock('play', watched, state, say, right, rows) },
  );
}

function narrow(watched: Watched, state: WatchState, say: Say, columns: number, rows: number): Block {
  const check = checkRows(watched, state, columns, Math.floor(rows / 2));
  const other: Pane = state.pane === 'play' ? 'play' : 'timeline';
  return stack(
    paneBlock('check', watched, state, say, columns, check),
    paneBlock(other, watched, state, say, columns, rows - check),
  );
}

/** As many rows as it needs, and no more than half; with the keys, a little more. */
function checkRows({ check }: Watched, { pane }: WatchState, columns: number, most: number): number {
  const needed = 1 + check.flatMap((row) => wrapped(row, columns)).length;
  return Math.min(Math.max(2, needed), pane === 'check' ? most + 2 : most);
}

function paneBlock(
  pane: Pane,
  watched: Watched,
  { pane: focused, scroll }: WatchState,
  say: Say,
  width: number,
  height: number,
): Block {
  const rows = watched[pane];
  const fresh = rows.filter(({ isNew }) => isNew).length;
  const aside =
    watched.stale && pane !== 'check'
      ? say('watch.stale')
      : fresh > 0
        ? say('watch.new', { count: fresh })
        : '';
  const title = rule(say(`watch.${pane}`), aside, width, focused === pane);
  const lines =
    rows.length === 0
      ? [line(span(` ${say(`watch.${pane}.nothing`)}`, 'faint'))]
      : inSight(rows, scroll[pane], width, height - 1, say);
  return ofHeight({ lines: [title, ...lines] }, height);
}

/** The rows from `first` on, with how many stand above and below. */
function inSight(
  rows: readonly Row[],
  first: number,
  width: number,
  height: number,
  say: Say,
): readonly Line[] {
  const from = Math.max(0, Math.min(first, rows.length - 1));
  const lines: Line[] = from > 0 ? [line(span(say('desk.more.up', { count: from }), 'faint'))] : [];
  let left = rows.length - from;
  for (const row of rows.slice(from)) {
    const rowLines = wrapped(row, width);
    if (lines.length + rowLines.length > height - (left === 1 ? 0 : 1) && lines.length > 0) {
      const more = line(span(say('desk.more.down', { count: left }), 'faint'));
      const room = Math.max(0, height - 1 - lines.length);
      return [...lines.slice(0, height - 1), ...rowLines.slice(0, room), more];
    }
    lines.push(...rowLines);
    left -= 1;
  }
  return lines;
}

/** `+` stands before what the last save brought: in shape, not in colour alone. */
function wrapped({ text, manner, isNew, isCode }: Row, width: number): readonly Line[] {
  if (text === '') return [emptyLine];
  const indent = /^ */.exec(text)?.[0] ?? '';
  const room = width - 3 - indent.length;
  const own = isCode ? [truncate(text.trimStart(), room)] : wrapText(text.trimStart(), room);
  return own.map((each, place) =>
    line(
      span(isNew && place === 0 ? '+ ' : '  ', isNew ? 'good' : 'plain'),
      span(indent + each, isNew && manner === 'plain' ? 'strong' : manner),
    ),
  );
}

/** Where to look first: the first row that is new, with one before it for where it stands. */
export function firstNew(rows: readonly Row[]): number | null {
  const at = rows.findIndex(({ isNew }) => isNew);
  return at === -1 ? null : Math.max(0, at - 1);
}
