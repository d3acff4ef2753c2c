/** Rows for a spreadsheet (RFC 4180), which knows by the mark before them that they are UTF-8. What begins like a formula is told as words: a file from outside must calculate nothing. */
import { clean } from '@sandtable/words';

const likeAFormula = /^\s*[=+\-@|%]/u;

export function* csv(rows: readonly (readonly string[])[]): Generator<string> {
  yield '\ufeff';
  for (const row of rows) yield `${row.map(cell).join(',')}\r\n`;
}

function cell(written: string): string {
  const text = clean(written).replaceAll(/\s*\n\s*/gu, ' ');
  return `"${(likeAFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
