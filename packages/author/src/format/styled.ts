/** A file of a scenario in the one style, by what its name says it is. */
import { format } from './format.ts';
import { formatTable } from './table.ts';

/** Prose that is attached is the author's own. */
export function styled(file: string, text: string): string {
  if (/\.csv$/i.test(file)) return formatTable(text);
  return /\.(?:txt|md)$/i.test(file) ? text : format(text);
}
