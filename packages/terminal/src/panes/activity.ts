// The wall of an activity in lines: on the desk's card, large on the room's screen, and as sentences in plain mode.
import type { ActivityBoard } from '@sandtable/core/view';
import { widthOf, type Tongue } from '@sandtable/words';
import { type WallRow, wallRows } from '@sandtable/words/play';
import { type Line, cell, emptyLine, line, span, spread } from '../screen/line.ts';
import { labelled, prose, wrapText } from '../screen/wrap.ts';

export interface ActivityBlock {
  readonly lines: readonly Line[];
  /** Place of the last line of the card that came last; null where there are no cards. */
  readonly newest: number | null;
}

/** Room for the cross needs two columns of words. */
const narrowest = 36;

/** `rows`: how many lines there are for it. A cross that needs more is told without its stories. */
export const activityLines = (
  board: ActivityBoard,
  tongue: Tongue,
  width: number,
  rows = Infinity,
): readonly Line[] => activityBlock(board, tongue, width, rows).lines;

export function activityBlock(
  board: ActivityBoard,
  tongue: Tongue,
  width: number,
  rows = Infinity,
): ActivityBlock {
  if (
    board.kind === 'futures' &&
    width >= narrowest &&
    board.axes.across !== null &&
    board.axes.up !== null
  ) {
    const whole = crossLines(board, width);
    if (whole.length <= rows) return { lines: whole, newest: null };
    const untold = { ...board, futures: board.futures.map((each) => ({ ...each, story: null })) };
    const left = prose(tongue.say('room.cross.names'), width, 'faint');
    return { lines: [...crossLines(untold, width), ...left], newest: null };
  }
  const written = wallRows(board, tongue);
  const each = written.map((row, place) => rowLines(row, place, width));
  const last = written.findLastIndex(({ newest }) => newest === true);
  return {
    lines: each.flat(),
    newest: last < 0 ? null : each.slice(0, last + 1).flat().length - 1,
  };
}

function rowLines({ label, text, weight }: WallRow, place: number, width: number): readonly Line[] {
  const own = labelled(
    span(label, 'key'),
    label === '' ? 0 : 5,
    text,
    width,
    weight === 'heading' ? 'now' : weight === 'card' ? 'strong' : 'faint',
  );
  return weight === 'heading' && place > 0 ? [emptyLine, ...own] : own;
}

/** The same as sentences, for those who listen. */
export const activitySentences = (board: ActivityBoard, tongue: Tongue): readonly string[] =>
  wallRows(board, tongue).map(({ label, text }) => (label === '' ? text : `${label.trim()} ${text}`));

/** The cross: what is uncertain along each arm, and a future in each field. */
function crossLines({ axes: { across, up }, futures }: ActivityBoard, width: number): readonly Line[] {
  const half = Math.floor((width - 3) / 2);
  const future = (part: string): readonly Line[] => {
    const found = futures.find((each) => each.part === part);
    if (found === undefined) return [];
    return [...prose(found.name, half, 'now'), ...(found.story === null ? [] : prose(found.story, half))];
  };
  const fields = (left: readonly Line[], right: readonly Line[]): readonly Line[] =>
    Array.from({ length: Math.max(2, left.length, right.length) }, (_, row) =>
      line(...padded(left[row], half), span(' | ', 'faint'), ...(right[row] ?? [])),
    );
  const centred = (text: string): readonly Line[] =>
    wrapText(text, width).map((each) => {
      const room = Math.max(0, width - widthOf(each));
      return line(span(`${' '.repeat(Math.floor(room / 2))}${each}`, 'key'));
    });
  return [
    ...centred(`${up?.name ?? ''}: ${up?.high ?? ''}`),
    ...fields(future('low-high'), future('high-high')),
    line(span(`${'-'.repeat(half + 1)}+${'-'.repeat(half + 1)}`, 'faint')),
    ...fields(future('low-low'), future('high-low')),
    ...centred(up?.low ?? ''),
    emptyLine,
    ...centred(across?.name ?? ''),
    spread(line(span(`< ${across?.low ?? ''}`, 'key')), line(span(`${across?.high ?? ''} >`, 'key')), width),
  ];
}

function padded(spans: Line | undefined, width: number): Line {
  const words = (spans ?? []).map(({ text }) => text).join('');
  const manner = spans?.[0]?.manner ?? 'plain';
  return [span(cell(words, width), manner)];
}
