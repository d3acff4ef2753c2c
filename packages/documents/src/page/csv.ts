/**
 * Rows for a spreadsheet (RFC 4180), which knows by the mark before them that they are UTF-8. What begins like a formula is told as words: a
 * file from outside must calculate nothing. What it would take for a date, or for a number that is written otherwise, it leaves alone for
 * the blank behind it, which no eye sees and no reader of tables keeps.
 */
import { clean } from '@sandtable/words';

const likeAFormula = /^\s*[=+\-@|%]/u;

export function* csv(rows: readonly (readonly string[])[]): Generator<string> {
  yield '\ufeff';
  for (const row of rows) yield `${row.map(cell).join(',')}\r\n`;
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** `12-31`, `2.5`, `007`, `1e5`, `3 May`, `TRUE`: each is shown otherwise in the spreadsheet of some country. */
const likeAValue = new RegExp(
  `^(?:[\\d ]*\\d[.,:/-][\\d .,:/%-]*|0\\d+|\\d{12,}|\\d+e\\d+|true|false|\\d{1,2}[ .-]*${month}\\b.{0,6}|${month}[ .-]*\\d.{0,10})$`,
  'iu',
);

function cell(written: string): string {
  const text = clean(written).replaceAll(/\s*\n\s*/gu, ' ');
  const kept = likeAFormula.test(text) ? `'${text}` : likeAValue.test(text) ? `${text}\u00a0` : text;
  return `"${kept.replaceAll('"', '""')}"`;
}
