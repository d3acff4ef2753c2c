/** Finds the table of injects in a sheet: the row of headings, also under titles and banners, and what each column holds. */
import {
  columnName,
  isSpan,
  cellText,
  type Cell,
  type Merge,
  type CellSheet,
  type CellRow,
} from '../tables/sheet.ts';
import { sharedUses, headingUses, type ColumnUse } from './headings.ts';
import { readTime } from './notation.ts';

export interface Column {
  /** From 0. */
  readonly column: number;
  /** As it stands there; empty where a column has none. */
  readonly heading: string;
  readonly use: ColumnUse;
  /** What told so. */
  readonly by: 'heading' | 'content' | 'mapping';
}

export interface FoundTable {
  readonly sheet: CellSheet;
  /** The rows of its headings: the first and the last. */
  readonly head: { readonly first: number; readonly last: number };
  readonly columns: readonly Column[];
}

/** Two columns of the same name that both could hold the same. */
export interface TwiceNamed {
  readonly sheet: string;
  readonly row: number;
  readonly columns: readonly [number, number];
  readonly heading: string;
}

/** What somebody has said of a sheet in a mapping. */
export interface SheetMapping {
  /** The row of the headings. */
  readonly head: number | null;
  /** By the column, from 0. */
  readonly columns: ReadonlyMap<number, ColumnUse>;
}

/** As much as people put above a table. */
const mostAbove = 40;
const mostSampled = 200;
const longestHeading = 80;

/** The table of a sheet; null when there is none that could be a list of injects. */
export function findTable(
  sheet: CellSheet,
  mapping: SheetMapping | null,
): FoundTable | { readonly twice: readonly TwiceNamed[] } | null {
  const told = mapping?.head ?? null;
  const named = told === null ? bestHead(sheet) : { first: told, last: told };
  const head = named ?? headByShape(sheet);
  if (head === null) return null;
  const headings = headingsIn(sheet, head.first, head.last);
  const body = sheet.rows.filter(({ row }) => row > head.last);
  const sample = body.slice(0, mostSampled);
  const width = Math.max(headings.length, ...sample.map(({ cells }) => cells.length));
  const stats = Array.from({ length: width }, (_none, column) => statsOf(sample, column));
  const columns = assign(headings, stats, mapping);
  const twice = mapping === null ? twiceNamed(sheet.name, head.last, headings, stats) : [];
  if (twice.length > 0) return { twice };
  return mapping !== null || (isList(columns) && (named !== null || isTimed(columns)))
    ? { sheet, head, columns }
    : null;
}

const isTimed = (columns: readonly Column[]): boolean =>
  columns.some(({ use }) => use === 'time' || use === 'elapsed');

/** It has words, and something that orders or addresses them. */
function isList(columns: readonly Column[]): boolean {
  const has = (...uses: readonly ColumnUse[]): boolean => columns.some(({ use }) => uses.includes(use));
  return has('text', 'title') && has('time', 'elapsed', 'date', 'serial', 'to');
}

/** The row, or the two rows, whose cells are most like headings. */
function bestHead(sheet: CellSheet): FoundTable['head'] | null {
  let best: { readonly head: FoundTable['head']; readonly score: number } | null = null;
  for (const { row } of sheet.rows.slice(0, mostAbove)) {
    for (const last of [row, row + 1]) {
      if (last > row && !spansRows(sheet.merges, row)) continue;
      const score = headScore(headingsIn(sheet, row, last));
      if (score > (best?.score ?? 0)) best = { head: { first: row, last }, score };
    }
  }
  return best?.head ?? null;
}

/** A row whose cells are merged downwards, or across several columns that are named below. */
const spansRows = (merges: readonly Merge[], row: number): boolean =>
  merges.some(
    ({ top, bottom, left, right }) => top === row && (bottom === row + 1 || (bottom === row && right > left)),
  );

/** The more different things a row names, the more it is one of headings; 0 for one that names fewer than two. */
function headScore(headings: readonly string[]): number {
  const strengths = new Map<ColumnUse, number>();
  for (const heading of headings) {
    if (heading === '' || heading.length > longestHeading) continue;
    const [best] = headingUses(heading);
    if (best !== undefined && best.use !== 'keep')
      strengths.set(best.use, Math.max(strengths.get(best.use) ?? 0, best.strength));
  }
  const sum = [...strengths.values()].reduce((all, one) => all + one, 0);
  return strengths.size < 2 || sum < 4 ? 0 : strengths.size * 4 + sum;
}

/**
 * Where no heading is known, the first row that has several short words and no time, over rows that have one; row 0, which is none, where
 * the list begins at once.
 */
function headByShape(sheet: CellSheet): FoundTable['head'] | null {
  const hasTime = ({ cells }: CellRow): boolean =>
    cells.some(
      (cell) => cell?.value.is === 'days' || (cell?.value.is === 'text' && isClock(cell.value.text)),
    );
  for (const [at, row] of sheet.rows.slice(0, mostAbove).entries()) {
    const texts = row.cells.map(cellText).filter((text) => text !== '');
    if (texts.length < 3) continue;
    if (hasTime(row)) return { first: 0, last: 0 };
    const below = sheet.rows.slice(at + 1, at + 4);
    if (texts.every((text) => text.length <= longestHeading / 2) && below.some(hasTime))
      return { first: row.row, last: row.row };
  }
  return null;
}

const isClock = (text: string): boolean => {
  const time = readTime(text)?.time;
  return (
    (time?.is === 'clock' && (time.seconds !== null || time.day?.is === 'offset')) || time?.is === 'elapsed'
  );
};

/** What stands over each column; of merged cells over each of theirs, of two rows both. */
function headingsIn(sheet: CellSheet, first: number, last: number): readonly string[] {
  const rows = sheet.rows.filter(({ row }) => row >= first && row <= last);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_none, column) => {
    const told = rows.map(({ row, cells }) => cellText(cells[column] ?? over(sheet, row, column)));
    return [...new Set(told.filter((text) => text !== ''))].join(' / ').replaceAll(/\s+/gu, ' ');
  });
}

/** The cell that is shown over a place to its left in a merge. */
function over(sheet: CellSheet, row: number, column: number): Cell | null {
  const merge = sheet.merges.find(
    ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
  if (merge === undefined || merge.top < row) return null;
  return sheet.rows.find((one) => one.row === merge.top)?.cells[merge.left] ?? null;
}

/** What the cells of a column are like. */
interface Stats {
  readonly filled: number;
  /** The share that reads as a time, and that which says how long after the start it is. */
  readonly times: number;
  readonly elapsed: number;
  readonly days: number;
  readonly length: number;
  readonly distinct: number;
  readonly codes: number;
  readonly channels: number;
}

const code = /^[\p{L}#]{0,6}[-. /]?\d{1,5}(?:[-./]\w{1,4})*[a-z]?$/iu;
const channelWords =
  /\b(?:phone|telephone|call|e-?mail|radio|tv|television|social|media|twitter|sms|fax|verbal|oral|in person|letter|handout|briefing|tel|mail|courriel|presse|appel|telefon|anruf|funk|teams|chat|video|llamada|correo|телефон|звонок|почта|радио|факс)/iu;

function statsOf(rows: readonly CellRow[], column: number): Stats {
  const cells = rows.flatMap(({ cells: all }) => all[column] ?? []).filter((cell) => cellText(cell) !== '');
  const texts = cells.map((cell) => cellText(cell));
  const share = (test: (at: number) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter((_cell, at) => test(at)).length / cells.length;
  const readings = cells.map((cell, at) => (isNumber(cell) ? null : readTime(texts[at] ?? '')));
  return {
    filled: cells.length,
    times: share((at) => {
      const time = readings[at]?.time;
      // a number alone is a time only where a heading says so
      return (
        cells[at]?.value.is === 'days' ||
        (time !== undefined && !(time.is === 'bare' && time.bare.after === null))
      );
    }),
    elapsed: share((at) => {
      const time = readings[at]?.time;
      return time?.is === 'elapsed' || (time?.is === 'bare' && time.bare.after === 'H');
    }),
    days: share((at) => {
      const value = cells[at]?.value;
      if (value?.is === 'days') return !isSpan(value.days) && Number.isInteger(value.days);
      const time = readings[at]?.time;
      return time?.is === 'clock' && time.seconds === null;
    }),
    length: texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length),
    distinct: texts.length === 0 ? 0 : new Set(texts).size / texts.length,
    codes: share((at) => code.test(texts[at] ?? '')),
    channels: share((at) => (texts[at] ?? '').length < 40 && channelWords.test(texts[at] ?? '')),
  };
}

const isNumber = (cell: Cell): boolean => cell.value.is === 'number';

const timeUses: ReadonlySet<ColumnUse> = new Set(['time', 'elapsed', 'date']);

/** Whether what stands in a column can be what its heading says, and how well. */
function contentFit(use: ColumnUse, stats: Stats): number | null {
  if (stats.filled === 0) return 0;
  switch (use) {
    case 'time':
    case 'elapsed':
      return stats.times >= 0.3 || numeric(stats) || stats.filled <= 2 ? stats.times : null;
    case 'date':
      return stats.times >= 0.3 || numeric(stats) || stats.filled <= 2 ? stats.days : null;
    case 'serial':
      return stats.length <= 24 && (stats.distinct >= 0.7 || stats.filled <= 3) ? stats.codes : null;
    case 'text':
      // what is numbered so is no text
      return stats.codes > 0.8 && stats.length < 12 ? null : Math.min(stats.length, 200) / 200;
    case 'title':
      return Math.max(0, 1 - stats.length / 200);
    case 'channel':
      return stats.length > 80 ? null : stats.channels;
    case 'kind':
    case 'from':
    case 'to':
    case 'cc':
    case 'phase':
    case 'storyline':
      return stats.length > 160 ? null : 0.5;
    case 'expected':
    case 'trigger':
    case 'controller':
    case 'notes':
    case 'evaluator-notes':
    case 'keep':
      return 0.5;
  }
}

/** Numbers only: minutes, or hours and minutes without a colon. Which, the timeline finds. */
const numeric = (stats: Stats): boolean => stats.codes > 0.8 && stats.length <= 6;

function assign(
  headings: readonly string[],
  stats: readonly Stats[],
  mapping: SheetMapping | null,
): readonly Column[] {
  const chosen = new Map<number, { readonly use: ColumnUse; readonly by: Column['by'] }>();
  for (const [column, use] of mapping?.columns ?? []) chosen.set(column, { use, by: 'mapping' });
  const taken = (use: ColumnUse): boolean =>
    !sharedUses.has(use) && [...chosen.values()].some((one) => one.use === use);
  const fits = stats
    .flatMap((stat, column) =>
      headingUses(headings[column] ?? '').flatMap(({ use, strength }) => {
        const fit = contentFit(use, stat);
        // what does not look like its heading is so called all the same, if nothing else is; a time that is none is not
        if (fit === null) return timeUses.has(use) ? [] : [{ column, use, score: strength - 10 }];
        return [{ column, use, score: strength * 2 + fit }];
      }),
    )
    .toSorted((one, other) => other.score - one.score || one.column - other.column);
  for (const { column, use } of fits)
    if (!chosen.has(column) && !taken(use)) chosen.set(column, { use, by: 'heading' });
  if (mapping === null) fillByContent(stats, chosen);
  return stats.flatMap((stat, column): readonly Column[] => {
    const heading = headings[column] ?? '';
    const found = chosen.get(column);
    if (found === undefined)
      return heading === '' && stat.filled === 0 ? [] : [{ column, heading, use: 'keep', by: 'heading' }];
    return [{ column, heading, ...found }];
  });
}

/** What no heading tells and the cells do: which column holds the times, the words, the numbers, the ways. */
function fillByContent(
  stats: readonly Stats[],
  chosen: Map<number, { readonly use: ColumnUse; readonly by: Column['by'] }>,
): void {
  const has = (...uses: readonly ColumnUse[]): boolean =>
    [...chosen.values()].some(({ use }) => uses.includes(use));
  const take = (use: ColumnUse, score: (stat: Stats) => number, least: number): void => {
    let best = -1;
    stats.forEach((stat, column) => {
      if (chosen.has(column) || stat.filled < 2 || score(stat) < least) return;
      const before = stats[best];
      if (before === undefined || score(stat) > score(before)) best = column;
    });
    if (best !== -1) chosen.set(best, { use, by: 'content' });
  };
  if (!has('time', 'elapsed')) take('time', ({ times, days }) => (days === 1 ? 0 : times), 0.7);
  if (!has('date')) take('date', ({ days }) => days, 0.7);
  if (!has('text', 'title')) take('text', ({ length }) => length, 25);
  // a long “event” is the text itself
  if (!has('text'))
    for (const [column, { use, by }] of chosen)
      if (use === 'title' && (stats[column]?.length ?? 0) > 60) chosen.set(column, { use: 'text', by });
  if (!has('serial'))
    take('serial', ({ codes, distinct, length }) => (length <= 10 && distinct === 1 ? codes : 0), 0.9);
  if (!has('channel')) take('channel', ({ channels }) => channels, 0.7);
}

function twiceNamed(
  sheet: string,
  row: number,
  headings: readonly string[],
  stats: readonly Stats[],
): readonly TwiceNamed[] {
  return headings.flatMap((heading, column) => {
    const before = headings.indexOf(heading);
    if (heading === '' || before === column) return [];
    const [best] = headingUses(heading);
    const isPlayed = best !== undefined && best.strength > 1 && !sharedUses.has(best.use);
    const bothHold = (stats[before]?.filled ?? 0) > 0 && (stats[column]?.filled ?? 0) > 0;
    return isPlayed && bothHold ? [{ sheet, row, columns: [before, column] as const, heading }] : [];
  });
}

/** What a column is called where people are told of it: `B “Time”`. */
export const columnTitle = ({ column, heading }: Pick<Column, 'column' | 'heading'>): string =>
  heading === '' ? columnName(column) : `${columnName(column)} “${heading}”`;
