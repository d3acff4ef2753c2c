// Prose broken into lines on words, by width in cells.
import wrapAnsi from 'wrap-ansi';
import { widthOf, clean } from '@sandtable/words';
import { type Line, type Span, line, span } from './line.ts';
import type { Manner } from './theme.ts';

const wrapped = new Map<string, readonly string[]>();
const remembered = 10_000;

/** Breaks on blanks, several of which are one; a word that is wider than the line is broken where the line ends. Line breaks of the text stay. */
export function wrapText(text: string, width: number): readonly string[] {
  if (width < 1) return [];
  const known = `${width}:${text}`;
  const before = wrapped.get(known);
  if (before !== undefined) return before;
  const lines = wrapAnsi(clean(text).replaceAll(/ +/gu, ' '), width, { hard: true }).split('\n');
  if (wrapped.size >= remembered) wrapped.clear();
  wrapped.set(known, lines);
  return lines;
}

export function prose(text: string, width: number, manner: Manner = 'plain'): readonly Line[] {
  return wrapText(text.trim(), width).map((each) => line(span(each, manner)));
}

/** A label in its own column and prose beside it. */
export function labelled(
  label: Span,
  indent: number,
  text: string,
  width: number,
  manner: Manner = 'plain',
): readonly Line[] {
  const gap = Math.max(indent, widthOf(label.text) + 1);
  return wrapText(text.trim(), width - gap).map((each, place) =>
    place === 0
      ? line(label, ' '.repeat(gap - widthOf(label.text)), span(each, manner))
      : line(' '.repeat(gap), span(each, manner)),
  );
}
