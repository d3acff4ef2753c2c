/** The rows below the headings: which are injects, which go on with the one above, and which are headings of a day or a part. */
import { cellText, type Cell, type CellPlace, type Merge, type CellRow } from '../tables/sheet.ts';
import type { ColumnUse } from './headings.ts';
import { readTime } from './notation.ts';
import type { Column, FoundTable } from './table.ts';

/** A cell that has words, with its place and what its column holds. */
export interface FoundCell {
  readonly place: CellPlace;
  readonly column: Column;
  readonly cell: Cell;
  readonly text: string;
}

export interface InjectRow {
  readonly row: number;
  readonly sheet: string;
  /** Its cells, and those of the rows that go on with it. */
  readonly cells: readonly FoundCell[];
  /** The day that a heading above names, as it is written there. */
  readonly day: string | null;
  /** The part of the list that a heading above names. */
  readonly part: string | null;
}

export interface Rows {
  readonly injects: readonly InjectRow[];
  /** Cells that belong to no inject: titles, legends, what stands below. */
  readonly outside: readonly Omit<FoundCell, 'column'>[];
}

const timeUses: readonly ColumnUse[] = ['time', 'elapsed', 'date'];
const ownUses: readonly ColumnUse[] = ['time', 'elapsed', 'serial'];

export function injectRows({ sheet, head, columns }: FoundTable): Rows {
  const byColumn = new Map(columns.map((column) => [column.column, column]));
  const outside: Omit<FoundCell, 'column'>[] = [];
  const injects: {
    row: number;
    sheet: string;
    cells: FoundCell[];
    day: string | null;
    part: string | null;
  }[] = [];
  const uses = new Set(columns.map(({ use }) => use));
  const headTexts = columns.map(({ heading }) => heading);
  const isTimed = uses.has('time') || uses.has('elapsed');
  const merged = mergesBelow(sheet.merges, head.last);
  let day: string | null = null;
  let part: string | null = null;
  /** Headings of parts under which no inject has come yet. */
  let waiting: Omit<FoundCell, 'column'>[] = [];
  for (const sheetRow of sheet.rows) {
    const { row } = sheetRow;
    const cells = cellsOf(sheet.name, sheetRow, byColumn);
    const [first] = cells;
    if (first === undefined) continue;
    if (row < head.first) outside.push(...cells);
    // of a heading only what is pinned to it is no heading
    else if (row <= head.last || isHeadAgain(cells, headTexts))
      outside.push(...cells.filter(({ cell }) => cell.comment !== null).map((one) => ({ ...one, text: '' })));
    if (row <= head.last || isHeadAgain(cells, headTexts)) continue;
    if (isBanner(sheetRow, cells, columns, sheet.merges)) {
      const time = readTime(first.text)?.time;
      if (isTimed && time?.is === 'clock' && time.seconds === null) day = first.text;
      else {
        part = first.text;
        waiting.push(first);
      }
      continue;
    }
    const own = [...cells, ...shownFromAbove(sheet.rows, merged, row, byColumn, sheet.name)];
    const above = injects.at(-1);
    if (above !== undefined && above.part === part && goesOn(cells, own, uses, merged, row)) {
      above.cells.push(...cells);
      continue;
    }
    // the last of them names the part; what stood above it is a remark
    outside.push(...waiting.slice(0, -1));
    waiting = [];
    injects.push({ row, sheet: sheet.name, cells: own, day, part });
  }
  return { injects, outside: [...outside, ...waiting] };
}

function cellsOf(
  sheet: string,
  { row, cells }: CellRow,
  byColumn: ReadonlyMap<number, Column>,
): readonly FoundCell[] {
  return cells.flatMap((cell, column): readonly FoundCell[] => {
    const text = cellText(cell);
    if (cell === null || (text === '' && cell.comment === null)) return [];
    const of = byColumn.get(column) ?? { column, heading: '', use: 'keep', by: 'heading' };
    return [{ place: { sheet, row, column }, column: of, cell, text }];
  });
}

const isHeadAgain = (cells: readonly FoundCell[], headings: readonly string[]): boolean =>
  cells.length > 1 && cells.every(({ text }) => headings.includes(text.replaceAll(/\s+/gu, ' ')));

/** One cell alone in the row, at its beginning or merged across it: a day, a module, a remark. */
function isBanner(
  { row }: CellRow,
  cells: readonly FoundCell[],
  columns: readonly Column[],
  merges: readonly Merge[],
): boolean {
  const [first, ...others] = cells.filter(({ text }) => text !== '');
  if (first === undefined || columns.length < 3 || others.some(({ text }) => text !== first.text))
    return false;
  const isWide = merges.some(
    ({ top, bottom, left, right }) =>
      top === row && bottom === row && left <= first.place.column && (right - left + 1) * 2 >= columns.length,
  );
  // words in the column of texts go on with those above; a number alone is a row somebody has left
  return (
    isWide || (first.column === columns[0] && /\p{L}{3}/u.test(first.text) && columns[0]?.use !== 'text')
  );
}

/** Merged cells of the body that reach over several rows. */
const mergesBelow = (merges: readonly Merge[], head: number): readonly Merge[] =>
  merges.filter(({ top, bottom }) => top > head && bottom > top);

/** What merged cells that begin above show in a row, too. */
function shownFromAbove(
  rows: readonly CellRow[],
  merges: readonly Merge[],
  row: number,
  byColumn: ReadonlyMap<number, Column>,
  sheet: string,
): readonly FoundCell[] {
  return merges
    .filter(({ top, bottom }) => row > top && row <= bottom)
    .flatMap(({ top, left }): readonly FoundCell[] => {
      const cell = rows.find((one) => one.row === top)?.cells[left] ?? null;
      const column = byColumn.get(left);
      if (cell === null || column === undefined) return [];
      return [
        {
          place: { sheet, row: top, column: left },
          column,
          cell: { ...cell, comment: null },
          text: cellText(cell),
        },
      ];
    });
}

/** Whether a row goes on with the inject above: it has words, and neither a number nor a time of its own. */
function goesOn(
  cells: readonly FoundCell[],
  withMerged: readonly FoundCell[],
  uses: ReadonlySet<ColumnUse>,
  merges: readonly Merge[],
  row: number,
): boolean {
  const has = (among: readonly FoundCell[], ...of: readonly ColumnUse[]): boolean =>
    among.some(({ column, text }) => of.includes(column.use) && text !== '');
  // its number, or its words, reach over from the row above
  const isWithin = merges.some(({ top, bottom, left }) => {
    const use = withMerged.find(({ place }) => place.row === top && place.column === left)?.column.use;
    return row > top && row <= bottom && (use === 'serial' || use === 'text');
  });
  if (isWithin && !has(cells, ...timeUses)) return true;
  if (has(cells, ...ownUses, 'date')) return false;
  // somebody to whom it goes, and a way: an inject that has no number yet
  const isWhole = has(cells, 'text', 'title') && has(cells, 'to') && has(cells, 'from', 'channel');
  if (uses.has('serial')) return !isWhole && !has(withMerged, ...timeUses);
  const isTimed = uses.has('time') || uses.has('elapsed');
  if (!isTimed) return false;
  // a time that is merged over several rows is that of each
  return !has(withMerged, 'time', 'elapsed') && !has(cells, 'to', 'from', 'channel');
}
