/** Tables as plain text (csv, tsv), in whatever encoding the program that wrote them had. */
import { quotedCellOf } from '@sandtable/language';
import { foreignTable, isLost } from '@sandtable/language/editing';
import type { CellSheet, CellRow, UnreadableTable } from './sheet.ts';

const mostBytes = 64 * 1024 * 1024;

/** The cells of a table of text; `encoding`: the one that is known, if it is. All is text, as it stands there. */
export function readPlainTable(
  bytes: Uint8Array,
  name: string,
  encoding: string | null,
): readonly CellSheet[] | UnreadableTable {
  if (bytes.length > mostBytes) return { why: 'large', place: null };
  const text = decoded(bytes, encoding);
  if (text === null) return { why: 'corrupt', place: null };
  const table = foreignTable(text);
  if ('open' in table) return { why: 'open-quote', place: { sheet: name, row: table.open, column: 0 } };
  // rows are counted as a spreadsheet shows them: a text over several lines is one
  const rows = table.rows.flatMap((cells, at): readonly CellRow[] =>
    cells.every((cell) => cell === '')
      ? []
      : [
          {
            row: at + 1,
            cells: cells.map((cell) =>
              cell === ''
                ? null
                : {
                    value: isLost(cell) ? { is: 'fault', text: cell } : { is: 'text', text: cell },
                    comment: null,
                  },
            ),
          },
        ],
  );
  return rows.length === 0 ? { why: 'empty', place: null } : [{ name, hidden: false, rows, merges: [] }];
}

/** The text of bytes; null when they are no text in the encoding that is named. */
function decoded(bytes: Uint8Array, encoding: string | null): string | null {
  try {
    return new TextDecoder(encoding ?? encodingOf(bytes), { fatal: encoding !== null }).decode(bytes);
  } catch {
    return null;
  }
}

/** What is told by the mark before a text, by its zeros, or by what can be no UTF-8; then the alphabet decides between the Windows code pages. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length);
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) > head.length / 8) return odd > even ? 'utf-16le' : 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return looksCyrillic(bytes) ? 'windows-1251' : 'windows-1252';
  }
}

/** In the Cyrillic code page whole words lie above 127; in the western one single letters with their accents, among plain ones. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let runs = 0;
  let alone = 0;
  let run = 0;
  for (const byte of bytes) {
    // letters of both pages
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) {
      run += 1;
      continue;
    }
    if (run >= 3) runs += run;
    else alone += run;
    run = 0;
  }
  return runs > alone;
}

/** A table as text that this reader, the language and spreadsheets read alike: UTF-8 with its mark, commas, quotes where they must be. */
export const plainTable = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(plainCell).join(',')).join('\r\n')}\r\n`;

/** Nothing that a spreadsheet would reckon: what begins like a formula has a blank before it, which readers take off again. */
function plainCell(told: string): string {
  const text = /^[=+\-@|%]/u.test(told) ? ` ${told}` : told;
  return /[",;\t\n\r|]|^\s|\s$/u.test(text) ? quotedCellOf(text) : text;
}
