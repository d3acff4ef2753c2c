/** Workbooks as a spreadsheet program saves them, written part by part: independent of the library that reads them. */
import { strToU8, zipSync } from 'fflate';

/** What a cell of a fixture holds. A number is a number; a text a shared string. */
export type Written =
  | string
  | number
  | null
  /** Days since the last of 1899, with the format in which the program shows them. */
  | { readonly days: number; readonly format: 'date' | 'clock' | 'date-clock' | 'hours' }
  | { readonly formula: string; readonly result?: string | number }
  | { readonly fault: string }
  | { readonly text: string; readonly comment: string };

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly Written[])[];
  /** `A1:C1`. */
  readonly merges?: readonly string[];
  readonly hidden?: true;
}

const formats = { date: 14, clock: 20, 'date-clock': 22, hours: 46 } as const;
const styles = Object.keys(formats);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function columnName(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : columnName(before - 1)) + String.fromCodePoint(65 + (column % 26));
}

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** The bytes of a workbook; `more`: further parts by name, such as the macros of one that has them. */
export function workbook(
  sheets: readonly WrittenSheet[],
  more: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const strings: string[] = [];
  const shared = (text: string): number => {
    const at = strings.indexOf(text);
    return at === -1 ? strings.push(text) - 1 : at;
  };
  const parts: Record<string, string> = {};
  sheets.forEach(({ rows, merges = [] }, at) => {
    const comments: string[] = [];
    const written = rows.map((row, rowAt) => {
      const cells = row.map((cell, column) => {
        const place = `${columnName(column)}${rowAt + 1}`;
        if (cell !== null && typeof cell === 'object' && 'comment' in cell)
          comments.push(
            `<comment ref="${place}" authorId="0"><text><t>${escaped(cell.comment)}</t></text></comment>`,
          );
        return cellXml(cell, place, shared);
      });
      return `<row r="${rowAt + 1}">${cells.join('')}</row>`;
    });
    const merged =
      merges.length === 0
        ? ''
        : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet ${main}><sheetData>${written.join('')}</sheetData>${merged}</worksheet>`;
    if (comments.length > 0) {
      parts[`xl/comments${at + 1}.xml`] =
        `<comments ${main}><authors><author>Planner</author></authors><commentList>${comments.join('')}</commentList></comments>`;
      parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] =
        `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/comments" Target="../comments${at + 1}.xml"/></Relationships>`;
    }
  });
  parts['xl/workbook.xml'] = `<workbook ${main} xmlns:r="${office}"><sheets>${sheets
    .map(
      ({ name, hidden }, at) =>
        `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;
  parts['xl/_rels/workbook.xml.rels'] = `<Relationships xmlns="${packaged}/relationships">${sheets
    .map(
      (_sheet, at) =>
        `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="rId901" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId902" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
  parts['xl/sharedStrings.xml'] =
    `<sst ${main} count="${strings.length}" uniqueCount="${strings.length}">${strings
      .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
      .join('')}</sst>`;
  parts['xl/styles.xml'] =
    `<styleSheet ${main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styles.length + 1}"><xf numFmtId="0"/>${Object.values(
      formats,
    )
      .map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`)
      .join('')}</cellXfs></styleSheet>`;
  parts['_rels/.rels'] =
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  parts['[Content_Types].xml'] =
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets
      .map(
        (_sheet, at) =>
          `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
      )
      .join('')}</Types>`;
  const bytes = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, strToU8(declared + xml)]),
  );
  return zipSync({ ...bytes, ...more }, { mtime: new Date(2031, 0, 1) });
}

function cellXml(cell: Written, place: string, shared: (text: string) => number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${shared(cell)}</v></c>`;
  if ('days' in cell) return `<c r="${place}" s="${styles.indexOf(cell.format) + 1}"><v>${cell.days}</v></c>`;
  if ('fault' in cell) return `<c r="${place}" t="e"><v>${cell.fault}</v></c>`;
  if ('comment' in cell) return `<c r="${place}" t="s"><v>${shared(cell.text)}</v></c>`;
  const { formula, result } = cell;
  const value = result === undefined ? '' : `<v>${typeof result === 'string' ? escaped(result) : result}</v>`;
  return `<c r="${place}"${typeof result === 'string' ? ' t="str"' : ''}><f>${escaped(formula)}</f>${value}</c>`;
}

/** Days since the last of 1899, as spreadsheets count them. */
export const days = (date: string, clock = '00:00'): number =>
  (Date.parse(`${date}T${clock}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
export const ofDay = (clock: string): number =>
  Number(clock.slice(0, 2)) / 24 + Number(clock.slice(3, 5)) / 1440;
