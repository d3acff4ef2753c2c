/** What other people's files hold, once read: sheets of cells, each with its place. Whatever the file was, all that follows works on these. */

/** What stands in a cell. */
export type CellValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  /** A date, a time of day or a span, as spreadsheets keep them: days since the last of 1899, the time of day as the fraction. */
  | { readonly is: 'days'; readonly days: number }
  | { readonly is: 'flag'; readonly flag: boolean }
  /** `#REF!` and the like. */
  | { readonly is: 'fault'; readonly text: string }
  /** A formula whose result the program that wrote the file did not store. */
  | { readonly is: 'unreckoned'; readonly formula: string };

export interface Cell {
  readonly value: CellValue;
  /** What somebody has pinned to it. */
  readonly comment: string | null;
}

/** A place in a file, as people find it: rows from 1, columns from 0 (`A`). */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Cells that are one: the first holds what all of them show. Rows from 1, columns from 0, the last ones included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface CellRow {
  /** As the program shows it, or the line of a text file; from 1. */
  readonly row: number;
  readonly cells: readonly (Cell | null)[];
}

export interface CellSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Only those in which something stands. */
  readonly rows: readonly CellRow[];
  readonly merges: readonly Merge[];
}

/** Why a file cannot be read at all; `place` where it is known. */
export interface UnreadableTable {
  readonly why:
    | 'empty'
    | 'encrypted'
    | 'macros'
    | 'older'
    | 'unknown-kind'
    | 'corrupt'
    | 'large'
    | 'open-quote'
    | 'formulas-only'
    | 'no-table'
    | 'not-yaml'
    | 'alias'
    | 'no-things'
    | 'missing-part';
  readonly place: CellPlace | null;
}

/** `A`, `B`, … `Z`, `AA`: what a spreadsheet calls a column. */
export function columnName(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : columnName(before - 1)) + String.fromCodePoint(65 + (column % 26));
}

/** The column that is called so, `AB`; null when none is. */
export function columnNamed(name: string): number | null {
  if (!/^[A-Z]{1,3}$/u.test(name)) return null;
  return Array.from(name).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1;
}

export const cellAddress = ({ row, column }: { readonly row: number; readonly column: number }): string =>
  `${columnName(column)}${row}`;

/** What stands there in writing; numbers and days as a program of its own would show them at their plainest. */
export function cellText(cell: Cell | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  const { value } = cell;
  switch (value.is) {
    case 'text':
    case 'fault':
      return value.text;
    case 'number':
      // 0.1 + 0.2 is 0.3 in a spreadsheet
      return String(Number(value.number.toPrecision(15)));
    case 'days':
      return writtenDays(value.days);
    case 'flag':
      return value.flag ? 'TRUE' : 'FALSE';
    case 'unreckoned':
      return `=${value.formula}`;
  }
}

/** `2031-06-08 13:45`, `13:45`, or `36:00` for a span of more than a day. */
function writtenDays(days: number): string {
  const seconds = Math.round(days * 86_400);
  const two = (number: number): string => String(number).padStart(2, '0');
  const ofDay = seconds % 86_400;
  const clock = (of: number): string =>
    `${two(Math.floor(of / 3600))}:${two(Math.floor(of / 60) % 60)}${of % 60 === 0 ? '' : `:${two(of % 60)}`}`;
  if (isSpan(days)) return clock(seconds);
  const date = dateOf(days);
  return ofDay === 0 ? date : `${date} ${clock(ofDay)}`;
}

/** No exercise is of the year 1900: so few days are a time of day, or hours that have passed. */
export const isSpan = (days: number): boolean => days < 367;

/** The date of so many days since the last of 1899, `2031-06-08`. */
const dateOf = (days: number): string =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(Math.round(days * 86_400) / 86_400) * 86_400_000)
    .toISOString()
    .slice(0, 10);
