/** A table that is no part of a scenario, such as a roster: its rows with the lines on which they begin, or what keeps it from being one. */
import { plainText } from '../files/files.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { rowsOf, spotOfRow } from '../text/csv.ts';
import { isText } from '../text/document.ts';
import { createReader } from '../text/reader.ts';

export interface TableRow {
  readonly line: number;
  /** Without quotes and the blanks around them. */
  readonly cells: readonly string[];
}

/** Rows and columns that are wholly empty are passed over, and a line that names the separator is obeyed. Pure. */
export function readTable(
  written: string,
  file: string,
): { readonly rows: readonly TableRow[]; readonly diagnostics: readonly Diagnostic[] } {
  const text = plainText(written);
  const reader = createReader(file, text);
  const rows = isText(reader, { text, start: 0 }) ? rowsOf(reader, { text, start: 0 }) : null;
  return {
    rows: (rows ?? [])
      .filter((row) => row.some(({ value }) => value !== ''))
      .map((row) => ({
        line: reader.position(spotOfRow(row).start).line,
        cells: row.map(({ value }) => value),
      })),
    diagnostics: reader.diagnostics(),
  };
}

/** Why a file is no text that can be looked into; nothing where it is one. Pure. */
export function textFaults(written: string, file: string): readonly Diagnostic[] {
  const text = plainText(written);
  const reader = createReader(file, text);
  isText(reader, { text, start: 0 });
  return reader.diagnostics();
}
