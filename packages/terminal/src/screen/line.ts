// A line of the screen as data: pieces of text, each with its manner; and how wide it is in terminal cells.
import { cleanLine, widthOf } from '@sandtable/words';
import type { Manner } from './theme.ts';

const printableAscii = /^[ -~]*$/u;

export interface Span {
  readonly text: string;
  readonly manner: Manner;
}
export type Line = readonly Span[];

/** The only way for a text to the screen: whatever could move a cursor or turn words round is taken out here. */
export function span(text: string, manner: Manner = 'plain'): Span {
  return { text: printableAscii.test(text) ? text : safe(text), manner };
}
function safe(text: string): string {
  // the ends are kept: they are columns
  const before = /^ */u.exec(text)?.[0] ?? '';
  const after = / *$/u.exec(text)?.[0] ?? '';
  const inner = text.trim();
  return inner === '' ? text.replaceAll(/[^ ]/gu, '') : before + cleanLine(inner) + after;
}
/** A line of texts and pieces; a bare text is plain. */
export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? span(part) : part));
}
export const emptyLine: Line = [];

export function lineWidth(spans: Line): number {
  return spans.reduce((sum, each) => sum + widthOf(each.text), 0);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning of a text that fits into so many cells; a wide character is never cut in two. */
function clip(text: string, width: number): string {
  if (width <= 0) return '';
  if (printableAscii.test(text)) return text.slice(0, width);
  let used = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Cut to a width, with `…` where something is missing. */
export function truncate(text: string, width: number): string {
  return widthOf(text) <= width ? text : width < 1 ? '' : `${clip(text, width - 1)}…`;
}

/** Exactly so many cells: cut with `…` or filled with spaces. */
export function fit(spans: Line, width: number): Line {
  const kept: Span[] = [];
  let left = width;
  for (const [place, each] of spans.entries()) {
    const own = widthOf(each.text);
    const more = spans.slice(place + 1).some((later) => later.text !== '');
    if (own < left || (own === left && !more)) {
      kept.push(each);
      left -= own;
      continue;
    }
    const cut = own > left ? truncate(each.text, left) : `${clip(each.text, left - 1)}…`;
    kept.push({ text: cut, manner: each.manner });
    left -= widthOf(cut);
    break;
  }
  return left > 0 ? [...kept, span(' '.repeat(left))] : kept;
}

/** What stands at the left and what at the right; the left gives way. */
export function spread(left: Line, right: Line, width: number): Line {
  const space = width - lineWidth(right);
  return space < 1 ? fit(left, width) : [...fit(left, space), ...right];
}

/** A text as a cell of a table: exactly so many cells wide. */
export function cell(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const shown = truncate(text, width);
  const filling = ' '.repeat(Math.max(0, width - widthOf(shown)));
  return align === 'left' ? shown + filling : filling + shown;
}

/** Pieces set beside each other with a gap, in as many lines as they need; a piece is broken only when it is alone too wide, on its blanks where it has any. */
export function flow(pieces: readonly Line[], width: number, gap = 3): readonly Line[] {
  const lines: Span[][] = [];
  let used = 0;
  for (const piece of pieces.flatMap((each) => broken(each, width))) {
    const own = lineWidth(piece);
    const last = lines.at(-1);
    if (last === undefined || used + gap + own > width) {
      lines.push([...piece]);
      used = own;
    } else {
      last.push(span(' '.repeat(gap)), ...piece);
      used += gap + own;
    }
  }
  return lines;
}

/** How far the lines of a piece stand in after its first: where a piece begins is seen by its margin. */
const hanging = 2;

/** A piece that is wider than that in lines of whole words; a word that is too wide is broken where the line ends. */
function broken(piece: Line, width: number): readonly Line[] {
  if (lineWidth(piece) <= width) return [piece];
  const margin = ' '.repeat(width > 4 * hanging ? hanging : 0);
  const lines: Span[][] = [[]];
  let used = 0;
  // a blank counts once a word follows it on its line: at the end it would be a cell too many
  let blank = '';
  for (const { text, manner } of piece)
    for (const each of text.split(/(?<=\s)(?=\S)/u).flatMap((word) => chopped(word, width - margin.length))) {
      const word = each.trimEnd();
      if (used > margin.length && used + widthOf(blank + word) > width) {
        lines.push([span(margin)]);
        used = margin.length;
        blank = '';
      }
      lines.at(-1)?.push({ text: blank + word, manner });
      used += widthOf(blank + word);
      blank = each.slice(word.length);
    }
  return lines;
}

/** A word in parts that fit: an address, or a script that sets no blanks. */
function chopped(word: string, width: number): readonly string[] {
  if (widthOf(word.trimEnd()) <= width) return [word];
  const head = clip(word, width);
  return head === '' ? [word] : [head, ...chopped(word.slice(head.length), width)];
}

export function lineText(spans: Line): string {
  return spans.map((each) => each.text).join('');
}
