/** Rows for a spreadsheet (RFC 4180). What begins like a formula is told as words: a file from outside must calculate nothing. */
import { clean } from '@sandtable/words';

const likeAFormula = /^\s*[=+\-@|%]/u;

export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(written: string): string {
  const text = clean(written).replaceAll(/\s*\n\s*/gu, ' ');
  return `"${(likeAFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
