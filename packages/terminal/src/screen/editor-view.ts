// A text field on the screen: its words wrapped, and the place of the cursor among them.
import type { Block } from './frame.ts';
import { type Line, line, span } from './line.ts';
import { widthOf, clean } from '@sandtable/words';
import type { Editor } from './editor.ts';

/** As many rows as are given, those around the cursor; `mark` stands before the first. */
export function editorBlock(editor: Editor, mark: string, width: number, rows: number): Block {
  const indent = widthOf(mark);
  const room = Math.max(1, width - indent - 1);
  const { lines, cursor } = layOut(editor, room);
  const from = Math.max(0, Math.min(cursor.row - Math.floor(rows / 2), lines.length - rows));
  const shown = lines
    .slice(from, from + rows)
    .map((each, place): Line =>
      line(span(place + from === 0 ? mark : ' '.repeat(indent), 'key'), span(each, 'strong')),
    );
  return { lines: shown, cursor: { x: indent + cursor.column, y: cursor.row - from } };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Breaks where the line is full, at a space where there is one; the cursor's place is found on the way. */
function layOut(
  { text, cursor }: Editor,
  width: number,
): { readonly lines: readonly string[]; readonly cursor: { readonly row: number; readonly column: number } } {
  const lines: string[] = [];
  let place = { row: 0, column: 0 };
  let row: { text: string; at: number; width: number }[] = [];
  const flush = (): void => {
    lines.push(row.map((each) => each.text).join(''));
    row = [];
  };
  const used = (): number => row.reduce((sum, each) => sum + each.width, 0);
  const put = (segment: string, at: number): void => {
    const own = widthOf(clean(segment));
    if (used() + own > width && segment !== ' ') breakAtSpace();
    if (used() + own > width) flush();
    if (at === cursor) place = { row: lines.length, column: used() };
    row.push({ text: segment, at, width: own });
  };
  // the word that does not fit goes to the next line whole, and the cursor with it
  const breakAtSpace = (): void => {
    const space = row.findLastIndex((each) => each.text === ' ');
    if (space < 0) return;
    const carried = row.splice(space + 1);
    flush();
    row = carried;
    const before = carried.findIndex((each) => each.at === cursor);
    if (before >= 0)
      place = {
        row: lines.length,
        column: carried.slice(0, before).reduce((sum, each) => sum + each.width, 0),
      };
  };
  for (const { segment, index } of graphemes.segment(text)) {
    if (segment === '\n') {
      if (index === cursor) place = { row: lines.length, column: used() };
      flush();
    } else put(segment, index);
  }
  if (cursor >= text.length) place = { row: lines.length, column: used() };
  flush();
  return { lines, cursor: place };
}
