/** Comma-separated values (RFC 4180) with the place of each cell; commas, semicolons or tabs, as spreadsheets write them. */
import { lostValue, openCell, strayQuote } from '../diagnostics/beside.ts';
import { type TextReader, type Spot, createReader } from './reader.ts';

export interface Cell {
  /** Without quotes and the blanks around it. */
  readonly value: string;
  /** With its quotes. */
  readonly spot: Spot;
  readonly quoted: boolean;
}

/** What a spreadsheet writes above a table to say which sign divides its cells: `sep=;`. */
const declaration = /^(?:sep=(?<plain>[^\r\n])|"sep=(?<quoted>[^\r\n])")[ ,;\t]*(?:\r?\n|$)/iu;

/** The rows of a file without its columns that are wholly empty, or null when its quotes do not fit, which is told. */
export function rowsOf(
  reader: TextReader,
  { text, start }: { readonly text: string; readonly start: number },
): readonly (readonly Cell[])[] | null {
  const { separator, begin } = separatorOf(text);
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = begin;
  while (at < text.length) {
    const cell = cellAt(text, at, separator);
    const { from, to, next, fault } = cell;
    if (fault !== null) {
      const spot = { start: start + fault.at, end: start + fault.at + 1 };
      if (fault.open) reader.report(openCell, spot, undefined);
      else {
        const whole = wholeCell(text, from, separator);
        const around = { start: start + from, end: start + from + (whole?.length ?? 0) };
        const instead = whole === null ? null : { spot: around, text: quotedCellOf(whole) };
        reader.report(strayQuote, spot, undefined, instead);
      }
      return null;
    }
    row.push({ value: cell.value, spot: { start: start + from, end: start + to }, quoted: cell.quoted });
    const sign = text[next];
    at = next + 1;
    if (sign === separator) {
      if (at < text.length) continue;
      row.push({ value: '', spot: { start: start + at, end: start + at }, quoted: false });
    } else if (sign === '\r' && text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return withoutEmptyColumns(rows);
}

/** A spreadsheet saves the columns in which somebody has once stood, too. */
function withoutEmptyColumns(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = Array.from({ length: width }, () => false);
  for (const row of rows) row.forEach(({ value }, at) => (filled[at] ||= value !== ''));
  return filled.every(Boolean) || !filled.includes(true)
    ? rows
    : rows.map((row) => row.filter((_, at) => filled[at]));
}

/** What a spreadsheet writes in some language where it cannot work out a formula, or where a column is too narrow for what is in it. */
const lost =
  /^#(?:REF!|NAME\?|N\/A|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|BEZUG!|WERT!|NV|ZAHL!|NOM\?|VALEUR!|NOMBRE\?|¡VALOR!|¡REF!|#{3,})$/iu;

/** Whether a spreadsheet has lost what stood there. */
export const isLost = (value: string): boolean => lost.test(value);

/** Tells of each value that the spreadsheet has lost: people would read it out. */
export function tellLost(reader: TextReader, rows: readonly (readonly Cell[])[]): void {
  for (const { value, spot } of rows.flat())
    if (isLost(value)) reader.report(lostValue, spot, { found: value });
}

export const spotOfRow = (row: readonly Cell[]): Spot => ({
  start: row[0]?.spot.start ?? -1,
  end: row.at(-1)?.spot.end ?? -1,
});
/** The first line of a row: a text in it may go on over several. */
export function lineOf(reader: TextReader, { start, end }: Spot): Spot {
  const line = reader.text.indexOf('\n', start);
  return { start, end: Math.max(start + 1, line === -1 ? end : Math.min(line, end)) };
}

/** A table as it stands: its separator, and the text of each cell; null when its quotes do not fit. Pure. */
export function tableIn(text: string): {
  readonly separator: string;
  /** The line above that names the separator; empty when there is none. */
  readonly declared: string;
  readonly rows: readonly (readonly string[])[];
} | null {
  const rows = rowsOf(createReader('', text), { text, start: 0 });
  const { separator, begin } = separatorOf(text);
  return (
    rows && {
      separator,
      declared: text.slice(0, begin).trim(),
      rows: rows.map((row) => row.map(({ value }) => value)),
    }
  );
}

/**
 * The rows of a table that another program wrote; `open`: the line of a quote that nothing closes. What such programs get away with is
 * taken as it stands: a quote in the middle of a cell, rows of different lengths. Cells are divided by the sign that is declared, else by
 * the one that divides most rows alike.
 */
export function foreignTable(
  text: string,
): { readonly rows: readonly (readonly string[])[] } | { readonly open: number } {
  const declared = separatorOf(text);
  const separator = declared.begin > 0 ? declared.separator : alikeSeparator(text);
  return looseRows(text, separator, declared.begin, Infinity);
}

function looseRows(
  text: string,
  separator: string,
  begin: number,
  most: number,
): { readonly rows: readonly (readonly string[])[] } | { readonly open: number } {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = begin;
  while (at < text.length && rows.length < most) {
    const { value, from, next, fault } = cellAt(text, at, separator);
    if (fault?.open === true) return { open: text.slice(0, from).split('\n').length };
    // what follows a closing quote belongs to the cell all the same
    const end = fault === null ? next : endOfCell(text, fault.at, separator);
    row.push(fault === null ? value : text.slice(from, end).trim());
    const sign = text[end];
    at = end + 1;
    if (sign === separator && at < text.length) continue;
    if (sign === separator) row.push('');
    else if (sign === '\r' && text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return { rows };
}

function endOfCell(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && !'\r\n'.includes(text[end] ?? '')) end += 1;
  return end;
}

/** As many rows as tell how a table is divided: a title and a few empty rows above it do not hide that. */
const mostLookedAt = 60;

/** The sign that divides most rows into as many cells: commas of prose divide each otherwise. */
function alikeSeparator(text: string): string {
  const alike = (separator: string): number => {
    const read = looseRows(text, separator, 0, mostLookedAt);
    if ('open' in read) return 0;
    const widths = new Map<number, number>();
    for (const { length } of read.rows) widths.set(length, (widths.get(length) ?? 0) + 1);
    return Math.max(0, ...[...widths].map(([width, rows]) => (width - 1) * rows));
  };
  const signs = [',', ';', '\t', '|'];
  const counts = signs.map(alike);
  return signs[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** A text as a cell in quotes. */
export const quotedCellOf = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A cell with quotes in the middle, up to the next separator; null when one of its quotes may reach beyond that. */
function wholeCell(text: string, from: number, separator: string): string | null {
  let end = from;
  while (end < text.length && text[end] !== separator && !'\r\n'.includes(text[end] ?? '')) end += 1;
  const cell = text.slice(from, end).trimEnd();
  return cell.split('"').length % 2 === 1 ? cell : null;
}

/** The sign that is declared, else the one that stands most often in the first row, outside of quotes; and where the rows begin. */
function separatorOf(text: string): { readonly separator: string; readonly begin: number } {
  const declared = declaration.exec(text);
  const named = declared?.groups?.['plain'] ?? declared?.groups?.['quoted'];
  if (declared !== null && named !== undefined) return { separator: named, begin: declared[0].length };
  const [line = ''] = /^(?:"[^"]*"|[^"\r\n]+)*/.exec(text) ?? [];
  const plain = line.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string): number => plain.split(sign).length;
  return {
    separator: [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ','),
    begin: 0,
  };
}

interface Found {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** Where the separator, the line break or the end is. */
  readonly next: number;
  readonly quoted: boolean;
  readonly fault: { readonly at: number; readonly open: boolean } | null;
}

function cellAt(text: string, start: number, separator: string): Found {
  let from = start;
  while (text[from] === ' ') from += 1;
  if (text[from] === '"') return quotedCell(text, from, separator);
  let next = from;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r')
    next += 1;
  const value = text.slice(from, next).trimEnd();
  const quote = value.indexOf('"');
  const fault = quote === -1 ? null : { at: from + quote, open: false };
  return { value, from, to: from + value.length, next, quoted: false, fault };
}

function quotedCell(text: string, from: number, separator: string): Found {
  const found = { from, quoted: true };
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1)
      return { ...found, value, to: text.length, next: text.length, fault: { at: from, open: true } };
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  const to = at;
  while (text[at] === ' ') at += 1;
  const sign = text[at];
  const ends = sign === undefined || sign === separator || sign === '\n' || sign === '\r';
  const fault = ends ? null : { at, open: false };
  return { ...found, value: value.replaceAll('\r\n', '\n').trim(), to, next: at, fault };
}
