/** What other platforms write of an exercise, things with keys, as cells. */
import type { Cell, CellRow, CellSheet } from './sheet.ts';

export type Keyed = Readonly<Record<string, unknown>>;
export const isKeyed = (found: unknown): found is Keyed =>
  typeof found === 'object' && found !== null && !Array.isArray(found);
export const keyedIn = (found: unknown): readonly Keyed[] =>
  Array.isArray(found) ? found.filter(isKeyed) : [];

/** A value in writing; empty for nothing. */
export function inWriting(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value) && value.length === 0) return '';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

export const textCell = (text: string): Cell => ({ value: { is: 'text', text }, comment: null });

/** What else there is, a row a thing: its keys beside their values. */
export function rowsIn(found: unknown): readonly (readonly (Cell | null)[])[] {
  const things = Array.isArray(found) ? keyedIn(found) : isKeyed(found) ? [found] : [];
  return things.flatMap((thing) =>
    Object.entries(thing).flatMap(([key, value]) => {
      const text = inWriting(value);
      return text === '' ? [] : [[textCell(key), textCell(text)]];
    }),
  );
}

const sheetOfRows = (name: string, rows: readonly CellRow[]): CellSheet => ({
  name,
  hidden: false,
  rows,
  merges: [],
});
export const sheetFrom = (name: string, rows: readonly (readonly (Cell | null)[])[]): CellSheet =>
  sheetOfRows(
    name,
    rows.map((cells, at) => ({ row: at + 1, cells })),
  );
