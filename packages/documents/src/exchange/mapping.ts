/** How a file was read, as a file that can be changed and given again. */
import { nearest } from '@sandtable/core/scenario';
import { Document, isMap, isScalar, parseDocument } from 'yaml';
import { columnName, columnNamed } from '../tables/sheet.ts';
import { columnUses, sharedUses, type ColumnUse } from './headings.ts';
import type { FoundTable, SheetMapping } from './table.ts';
import type { TimeChoices } from './timeline.ts';

export interface Mapping extends TimeChoices {
  readonly encoding: string | null;
  readonly language: string | null;
  readonly title: string | null;
  /** By the name of the sheet; null: whatever is found. */
  readonly sheets: ReadonlyMap<string, SheetMapping> | null;
}

export const noMapping: Mapping = {
  encoding: null,
  language: null,
  title: null,
  dates: null,
  numbers: null,
  hHour: null,
  sheets: null,
};

/** What is wrong with a mapping: the key or value, and what could stand there. */
export interface MappingProblem {
  readonly at: string;
  readonly found: string;
  readonly wanted: string;
}

/** The mapping in a text, or what is wrong with it. Never throws for what stands in it. */
export function readMapping(text: string): Mapping | { readonly problem: MappingProblem } {
  const document = parseDocument(text, { uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) return problem('', error.message.split('\n')[0] ?? '', 'YAML');
  const root: unknown = document.toJS({ maxAliasCount: 0 });
  if (!isObject(root))
    return problem('', text.slice(0, 40), 'sheets, dates, numbers, h-hour, encoding, language, title');
  const known = ['sheets', 'dates', 'numbers', 'h-hour', 'encoding', 'language', 'title'];
  for (const key of Object.keys(root))
    if (!known.includes(key)) return problem(key, key, nearest(key, known) ?? known.join(', '));
  const word = <W extends string>(key: string, words: readonly W[]): W | null | MappingProblem => {
    const found = root[key];
    if (found === undefined || found === null) return null;
    return words.find((one) => one === found) ?? { at: key, found: said(found), wanted: words.join(', ') };
  };
  const dates = word('dates', ['day-first', 'month-first']);
  const numbers = word('numbers', ['minutes', 'hours', 'clock']);
  for (const one of [dates, numbers]) if (one !== null && typeof one === 'object') return { problem: one };
  const texts = ['h-hour', 'encoding', 'language', 'title'].map((key) => root[key] ?? null);
  const [hHour = null, encoding = null, language = null, title = null] = texts.map((one) =>
    one === null ? null : said(one),
  );
  if (hHour !== null && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(hHour))
    return problem('h-hour', hHour, '2031-06-08T08:00');
  const sheets = readSheets(root['sheets']);
  if (sheets !== null && 'problem' in sheets) return sheets;
  return {
    dates: dates as Mapping['dates'],
    numbers: numbers as Mapping['numbers'],
    hHour,
    encoding,
    language,
    title,
    sheets,
  };
}

/** A value as it stands in the file. */
const said = (found: unknown): string => (typeof found === 'string' ? found : JSON.stringify(found));

const isObject = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null && !Array.isArray(found);

const problem = (at: string, found: string, wanted: string): { readonly problem: MappingProblem } => ({
  problem: { at, found, wanted },
});

function readSheets(
  found: unknown,
): ReadonlyMap<string, SheetMapping> | null | { readonly problem: MappingProblem } {
  if (found === undefined || found === null) return null;
  if (!isObject(found))
    return problem('sheets', said(found), 'sheets: { MSEL: { head: 4, columns: { A: serial } } }');
  const sheets = new Map<string, SheetMapping>();
  for (const [name, sheet] of Object.entries(found)) {
    if (!isObject(sheet)) return problem(name, said(sheet), '{ head: 4, columns: { A: serial } }');
    const { head = null, columns = {}, ...others } = sheet;
    const [other] = Object.keys(others);
    if (other !== undefined) return problem(`${name}.${other}`, other, 'head, columns');
    if (head !== null && !(typeof head === 'number' && Number.isInteger(head) && head >= 0))
      return problem(`${name}.head`, said(head), '4');
    if (!isObject(columns)) return problem(`${name}.columns`, said(columns), '{ A: serial }');
    const uses = new Map<number, ColumnUse>();
    for (const [letter, use] of Object.entries(columns)) {
      const column = columnNamed(letter.toUpperCase());
      if (column === null) return problem(`${name}.columns.${letter}`, letter, 'A, B, C');
      const known = columnUses.find((one) => one === use);
      if (known === undefined)
        return problem(
          `${name}.columns.${letter}`,
          String(use),
          nearest(String(use), columnUses) ?? columnUses.join(', '),
        );
      uses.set(column, known);
    }
    sheets.set(name, { head, columns: uses });
  }
  return sheets;
}

/** The mapping by which tables were read, as it is written beside the scenario; the headings stand behind their columns. */
export function mappingText(tables: readonly FoundTable[], given: Mapping, above: string): string {
  const document = new Document({
    sheets: Object.fromEntries(
      tables.map(({ sheet, head, columns }) => [
        sheet.name,
        {
          head: head.last,
          columns: Object.fromEntries(columns.map(({ column, use }) => [columnName(column), use])),
        },
      ]),
    ),
    ...(given.dates === null ? {} : { dates: given.dates }),
    ...(given.numbers === null ? {} : { numbers: given.numbers }),
    ...(given.hHour === null ? {} : { 'h-hour': given.hHour }),
    ...(given.encoding === null ? {} : { encoding: given.encoding }),
    ...(given.language === null ? {} : { language: given.language }),
    ...(given.title === null ? {} : { title: given.title }),
  });
  document.commentBefore = above
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
  for (const { sheet, columns } of tables)
    for (const { column, heading } of columns) {
      const node = document.getIn(['sheets', sheet.name, 'columns', columnName(column)], true);
      if (isScalar(node) && heading !== '') node.comment = ` ${heading.replaceAll(/[\p{Cc}]/gu, ' ')}`;
    }
  const contents = document.contents;
  return isMap(contents) ? document.toString({ lineWidth: 0 }) : '';
}

/**
 * The mapping with one column corrected as somebody types it, `C to` or `Day 2: C to`; null when that names no column and use. What held
 * that use before is kept beside from then on.
 */
export function correctedMapping(
  tables: readonly FoundTable[],
  mapping: Mapping,
  typed: string,
): Mapping | null {
  const found = /^(?:(?<sheet>.+):)?\s*(?<column>[A-Za-z]{1,3})\s*(?:=|is|:)?\s+(?<use>[a-z-]+)$/u.exec(
    typed.trim(),
  )?.groups;
  const use = columnUses.find((one) => one === found?.['use']);
  const column = columnNamed((found?.['column'] ?? '').toUpperCase());
  const named = found?.['sheet']?.trim();
  const meant = named === undefined ? tables[0] : tables.find(({ sheet }) => sheet.name === named);
  if (
    use === undefined ||
    column === null ||
    meant === undefined ||
    (named === undefined && tables.length > 1)
  )
    return null;
  const sheets = new Map(
    tables.map(({ sheet, head, columns }) => {
      const uses = new Map(columns.map((one) => [one.column, one.use]));
      if (sheet.name === meant.sheet.name) {
        for (const [other, of] of uses) if (of === use && !sharedUses.has(use)) uses.set(other, 'keep');
        uses.set(column, use);
      }
      return [sheet.name, { head: head.last, columns: uses }] as const;
    }),
  );
  return { ...mapping, sheets };
}
