/** One style for a list of injects as a table: no blanks around cells, quotes where one is needed, no two empty rows together. */
import { quotedCellOf, tableIn } from '@sandtable/language';

/**
 * The text of a table in the one style. It keeps its separator, since spreadsheets of a country know only theirs, and its line ends. What
 * cannot be read as a table stays as it is. Formatting it again changes nothing. Pure.
 */
export function formatTable(text: string): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const table = tableIn(text.slice(mark.length));
  if (table === null) return text;
  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  const lines: string[] = table.declared === '' ? [] : [table.declared];
  table.rows.forEach((row, at) => {
    // where no line above does it, the first line tells which separator is meant; of a single column no line does
    const tells = table.declared === '' && (at === 0 || row.length === 1);
    const needs = tells ? /[,;\t"\r\n]/ : new RegExp(`[${table.separator}"\r\n]`);
    const cells = row.map((cell) => (needs.test(cell) ? quotedCellOf(cell) : cell));
    const line = at > 0 && row.every((cell) => cell === '') ? '' : cells.join(table.separator);
    if (line !== '' || lines.at(-1) !== '') lines.push(line);
  });
  if (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? mark : `${mark}${lines.join(end)}${end}`;
}
