// The running order: what was done, what is now, what comes and why. Only the rows in sight are made into lines.
import type { ControlView, OrderRow } from '@sandtable/core/view';
import { widthOf, rowTitle, storyTimeInColumn } from '@sandtable/words';
import { type Block, windowOf } from '../screen/frame.ts';
import { type Line, cell, fit, line, span } from '../screen/line.ts';
import { prose } from '../screen/wrap.ts';
import type { Manner } from '../screen/theme.ts';
import { handedWords } from '../wording/handed.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** The row that the desk looks at: the one chosen, else the one that NOW speaks of. */
export function rowInSight(
  { order, now: line }: Pick<ControlView, 'order' | 'now'>,
  cursor: number | null,
): number {
  if (cursor !== null) return Math.max(0, Math.min(order.length - 1, cursor));
  const named = line.now === 'give' || line.now === 'proposal' ? line.card.name : null;
  const beside = order.findIndex((each) => each.of === 'inject' && each.name === named);
  if (beside >= 0) return beside;
  const now = order.findIndex((each) => each.status === 'now');
  if (now >= 0) return now;
  const agenda = order.findIndex((each) => each.status === 'agenda');
  if (agenda >= 0) return agenda;
  const done = order.findLastIndex((each) => each.status === 'done' && each.item !== null);
  return Math.max(0, done);
}

export function runningOrderBlock(
  desk: DeskSituation,
  cursor: number | null,
  width: number,
  rows: number,
): Block {
  const { order } = desk.view;
  if (desk.masked)
    return {
      lines: prose(desk.say('desk.masked.how'), width - 2, 'faint').map((each) => line(' ', ...each)),
    };
  const at = rowInSight(desk.view, cursor);
  // two lines a row at most: a window of rows that is surely large enough, then of lines
  const near = windowOf(order.length, at, rows * 2);
  const lines: { readonly line: Line; readonly row: number }[] = [];
  for (let row = near.from; row < near.to; row += 1) {
    const inOrder = order[row];
    if (inOrder === undefined) continue;
    for (const each of rowLines(inOrder, desk, row === at, width)) lines.push({ line: each, row });
  }
  const focus = lines.findIndex((each) => each.row === at);
  const { from, to } = windowOf(lines.length, focus, rows);
  return { lines: lines.slice(from, to).map((each) => each.line) };
}

const manners: Readonly<Record<OrderRow['status'], Manner>> = {
  done: 'faint',
  'to-give': 'warn',
  now: 'now',
  agenda: 'plain',
  due: 'plain',
  watched: 'plain',
  reserve: 'faint',
  held: 'warn',
  proposed: 'warn',
  skipped: 'faint',
  'passed-over': 'faint',
  withdrawn: 'faint',
};

const stateWidth = 9;

function rowLines(row: OrderRow, desk: DeskSituation, inSight: boolean, width: number): readonly Line[] {
  const { say } = desk;
  const manner = manners[row.status];
  const pointer = inSight ? '>' : ' ';
  const due = row.status === 'due' && row.at !== null;
  const state = due ? dueAt(row.at ?? 0, desk) : say(`desk.row.${row.status}`);
  const asides = [
    handedWords(row.handed, desk),
    row.mayDrop && row.status !== 'done' ? say('desk.row.may-drop') : '',
    row.minutes === null ? '' : say('desk.row.minutes', { minutes: row.minutes }),
  ];
  const aside = asides.filter((each) => each !== '').join(' ');
  const head = `${pointer}${cell(state, stateWidth)} ${cell(row.serial ?? '', 5)} `;
  const room = width - widthOf(head) - (aside === '' ? 0 : widthOf(aside) + 1);
  const first = line(
    span(head, inSight ? 'strong' : manner),
    span(cell(rowTitle(row, desk), Math.max(4, room)), manner),
    aside === '' ? '' : span(` ${aside}`, 'faint'),
  );
  return [fit(first, width), ...whyLines(row, desk, inSight, width)];
}

/** Why it comes: where it can be said in one line, and in full for the row in sight. */
function whyLines(row: OrderRow, { say }: DeskSituation, inSight: boolean, width: number): readonly Line[] {
  if (row.why === null || row.item !== null || row.status === 'done') return [];
  const words = `${say('desk.row.why')} ${row.why}`;
  const room = width - 12;
  if (!inSight && widthOf(words) > room) return [];
  return prose(words, room, 'faint')
    .slice(0, 3)
    .map((each) => line(' '.repeat(11), ...each));
}

/** `07:31 due`; where the column holds no more, the day and time alone, or the elapsed time. */
function dueAt(at: number, desk: DeskSituation): string {
  const time = storyTimeInColumn(desk.scenario.story, at, desk.view.story, desk);
  const words = desk.say('desk.row.due-at', { time });
  return widthOf(words) <= stateWidth ? words : time;
}

export function orderAside({ view, say, masked }: DeskSituation): string {
  if (masked) return '';
  const agenda = view.order.filter((each) => each.item !== null);
  const done = agenda.filter(
    (each) => each.status === 'done' || each.status === 'passed-over' || each.status === 'skipped',
  ).length;
  return agenda.length === 0 ? '' : say('desk.order.count', { done, of: agenda.length });
}
