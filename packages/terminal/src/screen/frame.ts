// A whole screen as data, and the pieces it is put together from. Everything here is pure and knows neither Ink nor an exercise.
import { type Line, type Span, emptyLine, fit, line, lineText, lineWidth, span } from './line.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}
export const isTooSmall = (size: Size, least: Size): boolean =>
  size.columns < least.columns || size.rows < least.rows;

export interface ScreenPlace {
  readonly x: number;
  readonly y: number;
}
/** `cursor`: where the terminal's own cursor stands, for input methods; null hides it. */
export interface Frame {
  readonly lines: readonly Line[];
  readonly cursor: ScreenPlace | null;
}

/** Lines with a place for the cursor among them. */
export interface Block {
  readonly lines: readonly Line[];
  readonly cursor?: ScreenPlace | null;
}

/** Lines under a title, with a few words at the end of its row. */
export interface Card {
  readonly title: string;
  readonly aside: string;
  readonly lines: readonly Line[];
}

/** Puts blocks under each other. */
export function stack(...blocks: readonly Block[]): Block {
  const lines: Line[] = [];
  let cursor: ScreenPlace | null = null;
  for (const block of blocks) {
    if (block.cursor) cursor = { x: block.cursor.x, y: block.cursor.y + lines.length };
    lines.push(...block.lines);
  }
  return { lines, cursor };
}

/** So many columns further to the right. */
export function indented({ lines, cursor }: Block, columns: number): Block {
  const blank = ' '.repeat(columns);
  return {
    lines: lines.map((each) => line(blank, ...each)),
    cursor: cursor ? { x: cursor.x + columns, y: cursor.y } : null,
  };
}

/** Puts blocks beside each other with a rule between them; `rows` high each. */
export function beside(
  rows: number,
  ...columns: readonly { readonly width: number; readonly block: Block }[]
): Block {
  // ASCII: Ink measures a row that has nothing else in it ten times faster
  const rule = span('|', 'faint');
  let cursor: ScreenPlace | null = null;
  let x = 0;
  for (const { width, block } of columns) {
    if (block.cursor) cursor = { x: block.cursor.x + x, y: block.cursor.y };
    x += width + 1;
  }
  const lines = Array.from({ length: rows }, (_, row) =>
    columns.flatMap(({ width, block }, place): Span[] => {
      const own = fit(block.lines[row] ?? emptyLine, width);
      return place === 0 ? [...own] : [rule, ...own];
    }),
  );
  return { lines, cursor };
}

/** Exactly so many rows: the rest is cut off or left empty. */
export function ofHeight(block: Block, rows: number): Block {
  const cursor = block.cursor && block.cursor.y < rows ? block.cursor : null;
  const missing = Math.max(0, rows - block.lines.length);
  return {
    lines: [...block.lines.slice(0, rows), ...Array.from({ length: missing }, () => emptyLine)],
    cursor,
  };
}

export function frameOf(block: Block, { columns, rows }: Size): Frame {
  const whole = ofHeight(block, rows);
  return { lines: whole.lines.map((each) => fit(each, columns)), cursor: whole.cursor ?? null };
}

/** A ruled title. The pane that has the keys is ruled double and marked with `▸`: shape, not colour. */
export function rule(title: string, aside: string, width: number, focused: boolean): Line {
  const stroke = focused ? '═' : '─';
  const head = line(
    span(`${stroke}${focused ? '▸' : stroke} `, 'faint'),
    span(title, focused ? 'strong' : 'plain'),
    ' ',
  );
  const tail = aside === '' ? [] : line(' ', span(aside, 'faint'), ' ', span(stroke, 'faint'));
  const room = width - lineWidth(head) - lineWidth(tail);
  return room < 1 ? fit(head, width) : [...head, span(stroke.repeat(room), 'faint'), ...tail];
}

/** The part of a list of `count` rows that is shown in `rows`, so that row `cursor` is in it, near the middle. */
export function windowOf(
  count: number,
  cursor: number,
  rows: number,
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.min(cursor - Math.floor(rows / 2), count - rows));
  return { from, to: Math.min(count, from + rows) };
}

/** What a test, a log or a reader without colours sees. */
export function frameText(frame: Frame): string {
  return frame.lines.map((each) => lineText(each).trimEnd()).join('\n');
}
