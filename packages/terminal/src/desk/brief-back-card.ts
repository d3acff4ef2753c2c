// The brief-back on the card: whose turn it is, and what each table said, side by side in the columns of its form.
import type { BriefBackBoard } from '@sandtable/core/view';
import { type Line, cell, emptyLine, line, span } from '../screen/line.ts';
import { labelled, prose, wrapText } from '../screen/wrap.ts';
import type { DeskSituation } from '../wording/situation.ts';

export function briefBackLines(board: BriefBackBoard, desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  const head = [
    ...prose(say('desk.card.brief-back-text'), width),
    ...board.form.flatMap((each) => labelled(span(' -'), 3, each, width, 'strong')),
    emptyLine,
  ];
  if (board.by === 'plenary' && board.tables.every(({ said }) => said === null)) return head;
  const columns = Math.max(1, board.form.length);
  const first = 20;
  const each = Math.floor((width - first) / columns);
  const told = board.tables.some(({ said }) => said !== null);
  const rows =
    told && each >= 16
      ? [
          headRow(board, first, each),
          ...board.tables.flatMap((_, place) => gridRows(board, place, desk, first, each)),
        ]
      : board.tables.flatMap((_, place) => listRows(board, place, desk, width));
  return [...head, ...rows];
}

function headRow({ form }: BriefBackBoard, first: number, each: number): Line {
  return line(cell('', first), ...form.map((text) => span(cell(text, each), 'faint')));
}

type Table = BriefBackBoard['tables'][number];

function nameOf(board: BriefBackBoard, { title }: Table, { say }: DeskSituation): string {
  return board.by === 'plenary' ? say('power.everybody') : title;
}

function gridRows(
  board: BriefBackBoard,
  place: number,
  desk: DeskSituation,
  first: number,
  each: number,
): readonly Line[] {
  const table = board.tables[place];
  if (table === undefined) return [];
  const turn = place === board.turn;
  const mark = turn ? '>' : ' ';
  const name = wrapText(nameOf(board, table, desk), first - 5);
  const cells = (board.form.length === 0 ? [''] : board.form).map((_, column) =>
    wrapText(table.said?.[column] ?? (table.said === null ? '' : '–'), each - 2),
  );
  const height = Math.max(name.length, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    line(
      span(
        cell(`${row === 0 ? `${mark}${place + 1}.` : '   '} ${name[row] ?? ''}`, first),
        turn ? 'now' : 'plain',
      ),
      ...cells.map((lines) => span(cell(lines[row] ?? '', each), 'strong')),
    ),
  );
}

function listRows(board: BriefBackBoard, place: number, desk: DeskSituation, width: number): readonly Line[] {
  const table = board.tables[place];
  if (table === undefined) return [];
  const turn = place === board.turn;
  return [
    ...labelled(
      span(`${turn ? '>' : ' '}${place + 1}.`, turn ? 'now' : 'faint'),
      5,
      nameOf(board, table, desk),
      width,
      turn ? 'now' : 'plain',
    ),
    ...(table.said ?? []).flatMap((words, column) =>
      labelled(span(`     ${board.form[column] ?? ''}`, 'faint'), 7, words ?? '–', width, 'strong'),
    ),
  ];
}
