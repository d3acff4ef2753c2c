/** The tables of a Word document (docx), and the words between them: each table is a sheet. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { openArchive, partText } from './archive.ts';
import type { Cell, CellRow, CellSheet, Merge, UnreadableTable } from './sheet.ts';

const document = 'word/document.xml';

/** Whether an archive is a Word document. */
export const isWord = (names: readonly string[]): boolean => names.includes(document);

export function readWordTables(bytes: Uint8Array, name: string): readonly CellSheet[] | UnreadableTable {
  const opened = openArchive(bytes, (part) => part === document);
  if ('why' in opened) return { why: opened.why, place: null };
  if (opened.names.some((part) => /vbaProject\.bin$/iu.test(part))) return { why: 'macros', place: null };
  const found = tablesOf(partText(opened.parts, document) ?? '');
  if (found === null) return { why: 'corrupt', place: null };
  const { tables, between } = found;
  const words: CellSheet = {
    name,
    hidden: false,
    rows: between.map((text, at) => ({ row: at + 1, cells: [cellOf(text)] })),
    merges: [],
  };
  const sheets = [...tables.map(sheetOf), ...(between.length === 0 ? [] : [words])];
  return sheets.length === 0 ? { why: 'empty', place: null } : sheets;
}

interface WordCell {
  text: string;
  /** Columns that it reaches over. */
  span: number;
  /** It shows what the cell above shows. */
  goesOn: boolean;
}
type WordTable = WordCell[][];

/** Elements of the markup are known by their names without a prefix: programs choose their own. */
const local = ({ name }: SaxesTagPlain): string => name.slice(name.indexOf(':') + 1);
const value = ({ attributes }: SaxesTagPlain): string | undefined =>
  Object.entries(attributes).find(([key]) => key === 'val' || key.endsWith(':val'))?.[1];

/** The tables in their order, and the paragraphs outside of them; null when it is no XML. What was deleted under review is not there. */
function tablesOf(
  xml: string,
): { readonly tables: readonly WordTable[]; readonly between: readonly string[] } | null {
  const tables: WordTable[] = [];
  const between: string[] = [];
  // a table within a cell is words of that cell
  let depth = 0;
  let paragraph = '';
  let inText = false;
  const cell = (): WordCell | undefined => tables.at(-1)?.at(-1)?.at(-1);
  const parser = new SaxesParser();
  let isBroken = false;
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', (tag) => {
    switch (local(tag)) {
      case 'tbl':
        depth += 1;
        if (depth === 1) tables.push([]);
        return;
      case 'tr':
        if (depth === 1) tables.at(-1)?.push([]);
        return;
      case 'tc':
        if (depth === 1) tables.at(-1)?.at(-1)?.push({ text: '', span: 1, goesOn: false });
        return;
      case 'gridSpan': {
        const own = cell();
        const span = Number(value(tag) ?? 1);
        if (depth === 1 && own !== undefined && span > 1 && span < 64) own.span = span;
        return;
      }
      case 'vMerge': {
        const own = cell();
        if (depth === 1 && own !== undefined) own.goesOn = value(tag) !== 'restart';
        return;
      }
      case 't':
        inText = true;
        return;
      case 'br':
      case 'cr':
        paragraph += '\n';
        return;
      case 'tab':
        paragraph += ' ';
        return;
      default:
    }
  });
  parser.on('text', (text) => {
    if (inText) paragraph += text;
  });
  parser.on('closetag', (tag) => {
    switch (local(tag)) {
      case 't':
        inText = false;
        return;
      case 'tbl':
        depth -= 1;
        return;
      case 'p': {
        const own = cell();
        if (depth > 0 && own !== undefined) own.text += `${own.text === '' ? '' : '\n'}${paragraph}`;
        else if (paragraph.trim() !== '') between.push(paragraph.trim());
        paragraph = '';
        return;
      }
      default:
    }
  });
  parser.write(xml).close();
  return isBroken ? null : { tables, between };
}

function sheetOf(table: WordTable, at: number): CellSheet {
  const merges: Merge[] = [];
  const rows = table.map((cells, row): CellRow => {
    const placed: (Cell | null)[] = [];
    for (const { text, span, goesOn } of cells) {
      const left = placed.length;
      const right = left + span - 1;
      const above = merges.find((merge) => merge.left === left && merge.bottom === row);
      if (goesOn && above !== undefined)
        merges.splice(merges.indexOf(above), 1, { ...above, bottom: row + 1 });
      else if (goesOn) merges.push({ top: row, bottom: row + 1, left, right });
      else if (span > 1) merges.push({ top: row + 1, bottom: row + 1, left, right });
      placed.push(goesOn ? null : cellOf(text), ...Array.from({ length: span - 1 }, () => null));
    }
    return { row: row + 1, cells: placed };
  });
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null));
  return { name: `Table ${at + 1}`, hidden: false, rows: filled, merges };
}

function cellOf(text: string): Cell | null {
  const told = text.trim();
  return told === '' ? null : { value: { is: 'text', text: told }, comment: null };
}
