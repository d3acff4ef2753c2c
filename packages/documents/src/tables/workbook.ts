/** The one place that knows the library for workbooks (xlsx, ods). Formulas are never reckoned: what counts is the result that stands beside them. */
import {
  readXlsx,
  writeXlsx,
  type Cell as FoundCell,
  type CellStyle,
  type CellValue as FoundValue,
  type Sheet as FoundSheet,
  type WriteSheet,
} from 'hucre/xlsx';
import { readOds } from 'hucre/ods';
import { isLost } from '@sandtable/language/editing';
import { closeArchive, openArchive, partText, type Parts } from './archive.ts';
import { columnName } from './sheet.ts';
import type { Cell, CellValue, CellSheet, CellRow, UnreadableTable } from './sheet.ts';

/** Pictures, drawings, print settings and what other programs have left there hold no cells. */
const noCells =
  /(?:^|\/)(?:media|drawings|charts|embeddings|printerSettings|pivot\w*|externalLinks|activeX|ctrlProps|customXml|slicers?|slicerCaches|docProps)\//u;

/** The sheets of a workbook, hidden ones too. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly CellSheet[] | UnreadableTable> {
  const opened = openArchive(bytes, (name) => !noCells.test(name));
  if ('why' in opened) return { why: opened.why, place: null };
  if (opened.names.some((name) => /vbaProject\.bin$/iu.test(name))) return { why: 'macros', place: null };
  return sheetsBy(readXlsx, opened.parts);
}

/** The same, of LibreOffice and others: its sheets lie in one part, and its first says what it is. */
export const isOpenDocument = (names: readonly string[]): boolean =>
  names.includes('content.xml') && names.includes('mimetype');

export async function readOpenDocument(bytes: Uint8Array): Promise<readonly CellSheet[] | UnreadableTable> {
  const opened = openArchive(bytes, (name) => !/^(?:Pictures|Thumbnails|Object|Configurations)/u.test(name));
  if ('why' in opened) return { why: opened.why, place: null };
  if (opened.names.some((name) => /^(?:Basic|Scripts)\/./u.test(name))) return { why: 'macros', place: null };
  if (partText(opened.parts, 'META-INF/manifest.xml')?.includes('encryption-data') === true)
    return { why: 'encrypted', place: null };
  if (cellsOf(partText(opened.parts, 'content.xml') ?? '') > mostCells) return { why: 'large', place: null };
  return sheetsBy(readOds, opened.parts);
}

const mostCells = 1_000_000;

/** How many cells with something in them there would be: a few words can say that a row comes a million times. */
function cellsOf(xml: string): number {
  const times = (tag: string, of: 'rows' | 'columns'): number =>
    Number(new RegExp(`number-${of}-repeated\\s*=\\s*["'](\\d+)`, 'u').exec(tag)?.[1] ?? 1);
  let sum = 0;
  let rows = 1;
  for (const [tag, name] of xml.matchAll(/<(?:[\w.-]+:)?(table-row|table-cell)\b[^>]*>/gu)) {
    if (name === 'table-row') rows = times(tag, 'rows');
    else if (!tag.endsWith('/>') || /\bvalue\s*=/u.test(tag)) sum += rows * times(tag, 'columns');
  }
  return sum;
}

async function sheetsBy(
  read: typeof readXlsx | typeof readOds,
  parts: Parts,
): Promise<readonly CellSheet[] | UnreadableTable> {
  let sheets: readonly CellSheet[];
  try {
    const book = await read(closeArchive(parts));
    sheets = book.sheets.map(sheetOf);
  } catch (error) {
    const isLarge = error instanceof Error && error.message.includes('limit');
    return { why: isLarge ? 'large' : 'corrupt', place: null };
  }
  return reckoned(sheets);
}

function sheetOf({ name, rows, cells, merges = [], hidden, veryHidden }: FoundSheet): CellSheet {
  const withMore = new Set([...(cells?.keys() ?? [])].map((key) => Number(key.split(',')[0])));
  return {
    name,
    hidden: hidden === true || veryHidden === true,
    rows: rows.flatMap((found, at): readonly CellRow[] => {
      // a cell that somebody has once touched far below makes a million empty rows
      if (!withMore.has(at) && found.every((value) => value === null)) return [];
      const row = found.map((value, column) => cellOf(value, cells?.get(`${at},${column}`)));
      return row.every((cell) => cell === null) ? [] : [{ row: at + 1, cells: row }];
    }),
    merges: merges.map(({ startRow, endRow, startCol, endCol }) => ({
      top: startRow + 1,
      bottom: endRow + 1,
      left: startCol,
      right: endCol,
    })),
  };
}

/** A workbook that a program has made and nobody has opened since holds formulas and no results: there is nothing to take from it. */
function reckoned(sheets: readonly CellSheet[]): readonly CellSheet[] | UnreadableTable {
  let unreckoned: UnreadableTable['place'] = null;
  let isEmpty = true;
  let hasWords = false;
  for (const { name, rows } of sheets)
    for (const { row, cells } of rows)
      for (const [column, cell] of cells.entries()) {
        if (cell === null) continue;
        isEmpty = false;
        if (cell.value.is === 'unreckoned') unreckoned ??= { sheet: name, row, column };
        else hasWords = true;
      }
  if (isEmpty) return { why: 'empty', place: null };
  return hasWords ? sheets : { why: 'formulas-only', place: unreckoned };
}

function cellOf(value: FoundValue | undefined, more: FoundCell | undefined): Cell | null {
  const found = valueOf(value ?? null, more);
  const comment = more?.comment?.text.trim() ?? '';
  if (found === null && comment === '') return null;
  return { value: found ?? { is: 'text', text: '' }, comment: comment === '' ? null : comment };
}

function valueOf(value: FoundValue, more: FoundCell | undefined): CellValue | null {
  if (more?.type === 'error') return { is: 'fault', text: String(value) };
  if (more?.type === 'formula') {
    const result = more.formulaResult ?? value;
    if (result === null || result === undefined) return { is: 'unreckoned', formula: more.formula ?? '' };
    return typeof result === 'string' && isLost(result) ? { is: 'fault', text: result } : plainValue(result);
  }
  return plainValue(value);
}

function plainValue(value: FoundValue): CellValue | null {
  if (typeof value === 'string') {
    const text = value.replaceAll(/\r\n?/gu, '\n').trim();
    const span = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/u.exec(text)?.slice(1).map(Number);
    // a time of day in a workbook of the open kind
    if (span !== undefined) {
      const [hours = 0, minutes = 0, seconds = 0] = span;
      return { is: 'days', days: (hours * 3600 + minutes * 60 + seconds) / 86_400 };
    }
    return text === '' ? null : { is: 'text', text };
  }
  if (typeof value === 'number') return { is: 'number', number: value };
  if (typeof value === 'boolean') return { is: 'flag', flag: value };
  return value instanceof Date ? { is: 'days', days: daysOf(value) } : null;
}

const day = 86_400_000;
/** Spreadsheets count a 29 February 1900 that never was: before it, days are counted from a day later. */
function daysOf(date: Date): number {
  const since = date.getTime();
  return since < Date.UTC(1900, 2, 1)
    ? (since - Date.UTC(1899, 11, 31)) / day
    : (since - Date.UTC(1899, 11, 30)) / day;
}

export interface NewColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** Its dates are days, without a time of day. */
  readonly days?: true;
  /** Long texts stand on several lines. */
  readonly wraps?: true;
  /** Texts that look like numbers or dates (1-02) stay as they are, also when somebody types them anew. */
  readonly text?: true;
  /** What may be written into it: the program offers these, and warns of anything else. */
  readonly choices?: readonly string[];
}
type NewCell = string | number | Date | null;
/** One table. Its head stays in sight and filters. Printed, it lies across the page, and its head stands on each. */
export interface NewSheet {
  readonly name: string;
  readonly columns: readonly NewColumn[];
  readonly rows: readonly (readonly NewCell[])[];
  /** So many columns stay in sight, too. */
  readonly frozen?: number;
  /** What stands on each printed page, before and after. */
  readonly marked?: { readonly head: string; readonly foot: string };
}

/** So many rows more than there are take the choices of their column: for what somebody adds at the end. */
const roomBelow = 200;

/** A workbook of tables, a sheet each. Texts are text cells, whatever they begin with; a date is a date. */
export const newWorkbook = (sheets: readonly NewSheet[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map(writtenSheet) });

function writtenSheet({ name, columns, rows, frozen = 0, marked }: NewSheet, at: number): WriteSheet {
  const last = columnName(columns.length - 1);
  const range = `A1:${last}${rows.length + 1}`;
  return {
    name: sheetName(name),
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ heading }) => heading), ...rows.map((row) => [...row])],
    cells: new Map(
      rows.flatMap((row, place) =>
        row.flatMap((value, column) => {
          const style = styleOf(value, columns[column]);
          return value === null || style === null
            ? []
            : [[`${place + 1},${column}`, { value, style }] as const];
        }),
      ),
    ),
    freezePane: { rows: 1, ...(frozen === 0 ? {} : { columns: frozen }) },
    ...(canBeTable(columns, rows.length)
      ? {
          tables: [
            { name: `List_${at + 1}`, range, columns: columns.map(({ heading }) => ({ name: heading })) },
          ],
        }
      : { autoFilter: { range } }),
    pageSetup: printed(columns, frozen),
    ...(marked === undefined
      ? {}
      : {
          headerFooter: {
            oddHeader: `&C${escaped(marked.head)}`,
            oddFooter: `&C${escaped(marked.foot)}&R&P / &N`,
          },
        }),
    dataValidations: columns.flatMap(({ choices }, column) =>
      choices === undefined
        ? []
        : [
            {
              type: 'list' as const,
              values: [...choices],
              allowBlank: true,
              showErrorMessage: true,
              errorStyle: 'warning' as const,
              range: `${columnName(column)}2:${columnName(column)}${rows.length + 1 + roomBelow}`,
            },
          ],
    ),
  };
}

/** Programs take no longer names, and none with these signs. */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/gu, ' ').slice(0, 31);
const escaped = (text: string): string => text.replaceAll('&', '&&');

/** A table of the program has at least one row, and columns that are told apart by their headings, in whatever case. */
const canBeTable = (columns: readonly NewColumn[], rows: number): boolean =>
  rows > 0 &&
  columns.every(({ heading }) => heading.trim() !== '') &&
  new Set(columns.map(({ heading }) => heading.toLowerCase())).size === columns.length;

/** So many characters can still be read on one page across. */
const readableAcross = 260;

function printed(columns: readonly NewColumn[], frozen: number): NonNullable<WriteSheet['pageSetup']> {
  const across = columns.reduce((sum, { width }) => sum + width, 0);
  return {
    paperSize: 'a4',
    orientation: 'landscape',
    printTitlesRow: '$1:$1',
    margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    ...(across <= readableAcross
      ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
      : { scale: 60, ...(frozen === 0 ? {} : { printTitlesColumn: `$A:$${columnName(frozen - 1)}` }) }),
  };
}

/** It would be taken for a formula by whoever touches the cell. */
const likeAFormula = /^[=+\-@]/u;

function styleOf(value: NewCell, column: NewColumn | undefined): CellStyle | null {
  const top = { vertical: 'top' } as const;
  if (value instanceof Date)
    return { numFmt: column?.days === true ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm', alignment: top };
  const isText = typeof value === 'string' && (column?.text === true || likeAFormula.test(value));
  if (!isText && column?.wraps !== true) return null;
  return {
    ...(isText ? { numFmt: '@' } : {}),
    alignment: column?.wraps === true ? { ...top, wrapText: true } : top,
  };
}
