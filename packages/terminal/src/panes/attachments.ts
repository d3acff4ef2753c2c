// What goes with a message: a text in full, a table in columns, of a picture its words and where it is to be seen.
import type { ShownAttachment } from '@sandtable/core/view';
import { widthOf, type Say, cleanLine, marked } from '@sandtable/words';
import { type Line, cell, emptyLine, line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';

/** For exercise control with the name of the file; for players without. */
type Attached = ShownAttachment & { readonly file?: string | null };

const indent = 3;
const gap = 2;

export function attachmentLines(attachments: readonly Attached[], say: Say, width: number): readonly Line[] {
  const below = (text: string, manner: 'plain' | 'faint'): readonly Line[] =>
    labelled(span(''), indent, text, width, manner);
  return attachments.flatMap((each, place) => {
    const head = [...(place === 0 ? [] : [emptyLine]), ...prose(headOf(each, say), width, 'strong')];
    switch (each.holds) {
      case 'text':
        return [...head, ...below(marked(each.text.trim(), say), 'plain')];
      case 'table':
        return [...head, ...below(each.alt, 'faint'), ...tableLines(each.table, width)];
      case 'picture':
        return [...head, ...below(each.alt, 'plain'), ...below(whereSeen(each, say), 'faint')];
    }
  });
}

/** The same as sentences, one a line, without columns. */
export const attachmentSentences = (attachments: readonly Attached[], say: Say): readonly string[] =>
  attachments.flatMap((each) => {
    const head = headOf(each, say);
    switch (each.holds) {
      case 'text':
        return [head, ...marked(each.text.trim(), say).split(/\n+/)];
      case 'table':
        return [`${head}. ${each.alt.trim()}`, ...each.table.map((row) => row.join('; '))];
      case 'picture':
        return [`${head}. ${each.alt.trim()}`, whereSeen(each, say)];
    }
  });

const headOf = ({ holds, title }: Attached, say: Say): string =>
  say(`common.attached.${holds}`, { title: title.trim() });

const whereSeen = ({ file }: Attached, say: Say): string =>
  typeof file === 'string' ? say('common.picture.file', { file }) : say('common.picture.card');

/** In columns where they fit, else each row as a sentence that names them. */
function tableLines(given: readonly (readonly string[])[], width: number): readonly Line[] {
  // measured as it is shown: a tab is a blank there
  const table = given.map((row) => row.map((value) => cleanLine(value)));
  const [head = []] = table;
  const columns = Math.max(...table.map((row) => row.length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...table.map((row) => widthOf(row[column] ?? ''))),
  );
  const whole = widths.reduce((sum, each) => sum + each + gap, indent - gap);
  if (whole <= width)
    return table.map((row, place) =>
      line(
        ' '.repeat(indent),
        span(
          widths.map((each, column) => cell(row[column] ?? '', each)).join(' '.repeat(gap)),
          place === 0 ? 'strong' : 'plain',
        ),
      ),
    );
  // a table of nothing but names of columns is told, too
  return (table.length === 1 ? table : table.slice(1)).flatMap((row) => {
    const told = row.map((value, column) => {
      const name = head[column] ?? '';
      return column === 0 || name === '' || row === head ? value : `${name}: ${value}`;
    });
    return labelled(span(`${' '.repeat(indent - 2)}-`), indent, told.join('; '), width);
  });
}
