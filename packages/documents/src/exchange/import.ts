/** Other people's files become a scenario: cells, tables, columns, values, a folder, and a report of what was lost. Pure but for the library that opens workbooks. */
import type { Say } from '@sandtable/words';
import { openTables } from '../tables/open-tables.ts';
import { cellText, type CellSheet } from '../tables/sheet.ts';
import { draftOf, type NewFile, type Filled } from './draft.ts';
import { readList, type Listed } from './listed.ts';
import type { LostCell } from './loss.ts';
import { mappingText, type Mapping } from './mapping.ts';
import type { ImportProblem } from './problem.ts';
import { lossReport } from './report.ts';
import { findTable, type FoundTable, type TwiceNamed } from './table.ts';

export interface ImportRequest {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** The id of the scenario that is made. */
  readonly id: string;
  readonly mapping: Mapping;
  /** The only sheet to look at; null: all. */
  readonly sheet: string | null;
  readonly say: Say;
}

export interface Imported {
  readonly files: readonly NewFile[];
  readonly tables: readonly FoundTable[];
  readonly listed: Listed;
  readonly losses: readonly LostCell[];
  readonly filled: Filled;
  readonly roles: readonly string[];
}

export type ImportAnswer = Imported | { readonly problems: readonly ImportProblem[] };

/** The folder of a scenario from somebody's file, as text; or every reason why there is none. */
export async function importFile(request: ImportRequest): Promise<ImportAnswer> {
  const { file, id, mapping, sheet, say } = request;
  const opened = await openTables({ ...file, encoding: mapping.encoding });
  if ('why' in opened) return { problems: [{ is: 'unreadable', ...opened }] };
  const found = tablesIn(opened, mapping, sheet);
  if ('problems' in found) return found;
  const { tables, others } = found;
  const listed = readList(tables, mapping);
  const [first] = tables;
  if (listed.injects.length === 0 && first !== undefined)
    return { problems: [{ is: 'no-injects', sheet: first.sheet.name, row: first.head.last }] };
  if (listed.contradictions.length > 0)
    return {
      problems: listed.contradictions.map(({ cells: [one, other], by }) => ({
        is: 'contradiction',
        one: one.place,
        oneText: one.text,
        other: other.place,
        otherText: other.text,
        by,
      })),
    };
  const losses = [...listed.losses, ...others.flatMap(cellsAsLosses)].toSorted(byPlace(opened));
  const language = mapping.language ?? 'en';
  const title = mapping.title ?? titleAbove(tables) ?? baseName(file.name);
  const draft = draftOf({ id, title, source: baseFile(file.name), language, listed, say });
  const result = { tables, listed, losses, filled: draft.filled, roles: draft.roles };
  return {
    ...result,
    files: [
      ...draft.files,
      {
        path: 'mapping.yaml',
        text: mappingText(tables, mapping, say('import.file.mapping', { source: baseFile(file.name) })),
      },
      { path: 'import-report.md', text: lossReport({ ...result, source: baseFile(file.name), say }) },
    ],
  };
}

/** The tables that are lists of injects, and the sheets that hold none. */
function tablesIn(
  sheets: readonly CellSheet[],
  mapping: Mapping,
  only: string | null,
):
  | { readonly tables: readonly FoundTable[]; readonly others: readonly CellSheet[] }
  | { readonly problems: readonly ImportProblem[] } {
  const names = sheets.map(({ name }) => name);
  const missing = [only, ...(mapping.sheets?.keys() ?? [])].find(
    (name) => name !== null && !names.includes(name),
  );
  if (missing !== undefined && missing !== null)
    return { problems: [{ is: 'no-sheet', wanted: missing, sheets: names }] };
  const tables: FoundTable[] = [];
  const others: CellSheet[] = [];
  const twice: TwiceNamed[] = [];
  for (const sheet of sheets) {
    // what somebody has hidden is an older list, or none; whoever wants it names it
    const isWanted = only === null ? (mapping.sheets?.has(sheet.name) ?? !sheet.hidden) : sheet.name === only;
    const found = isWanted ? findTable(sheet, mapping.sheets?.get(sheet.name) ?? null) : null;
    if (found === null) others.push(sheet);
    else if ('twice' in found) twice.push(...found.twice);
    else tables.push(found);
  }
  if (twice.length > 0) return { problems: twice.map((one) => ({ is: 'twice', ...one })) };
  return tables.length === 0 ? { problems: [{ is: 'no-list', sheets: names }] } : { tables, others };
}

const cellsAsLosses = ({ name, rows }: CellSheet): readonly LostCell[] =>
  rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, column): readonly LostCell[] => {
      const text = cellText(cell);
      const place = { sheet: name, row, column };
      const comment = cell?.comment ?? '';
      return [
        ...(text === '' ? [] : [{ kind: 'outside' as const, place, heading: '', text }]),
        ...(comment === '' ? [] : [{ kind: 'comment' as const, place, heading: '', text: comment }]),
      ];
    }),
  );

function byPlace(sheets: readonly CellSheet[]): (one: LostCell, other: LostCell) => number {
  const order = new Map(sheets.map(({ name }, at) => [name, at]));
  return ({ place: one }, { place: other }) =>
    (order.get(one.sheet) ?? 0) - (order.get(other.sheet) ?? 0) ||
    one.row - other.row ||
    one.column - other.column;
}

/** What stands over the first table, if it is as long as a title. */
function titleAbove([table]: readonly FoundTable[]): string | null {
  if (table === undefined) return null;
  for (const { row, cells } of table.sheet.rows) {
    if (row >= table.head.first) return null;
    const [first, another] = cells.map(cellText).filter((text) => text !== '');
    if (first !== undefined && another === undefined && /\p{L}{3}/u.test(first) && first.length <= 100)
      return first.replaceAll(/\s+/gu, ' ');
  }
  return null;
}

const baseFile = (name: string): string => name.split(/[/\\]/u).at(-1) ?? name;
const baseName = (name: string): string => baseFile(name).replace(/\.\w+$/u, '');
