// Prose broken into lines on words, by width in cells.
import { clean } from '@sandtable/words';
import { type Line, type Span, clip, line, span, widthOf } from './line.ts';
import type { Manner } from './theme.ts';

const wrapped = new Map<string, readonly string[]>();
const remembered = 2_000;

/** Breaks on spaces; a word that is wider than the line is broken where the line ends. Line breaks of the text stay. */
export function wrapText(text: string, width: number): readonly string[] {
  if (width < 1) return [];
  const known = `${width}:${text}`;
  const before = wrapped.get(known);
  if (before !== undefined) return before;
  const lines = clean(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, width));
  if (wrapped.size >= remembered) wrapped.clear();
  wrapped.set(known, lines);
  return lines;
}

function wrapParagraph(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of paragraph.split(/ +/u)) {
    let rest = word;
    let own = widthOf(rest);
    if (used > 0 && used + 1 + own > width) {
      lines.push(current);
      current = '';
      used = 0;
    }
    while (own > width) {
      // at least one grapheme a line, however narrow
      const part = clip(rest, width) || rest.slice(0, String.fromCodePoint(rest.codePointAt(0) ?? 32).length);
      lines.push(part);
      rest = rest.slice(part.length);
      own = widthOf(rest);
    }
    current = used > 0 ? `${current} ${rest}` : rest;
    used += (used > 0 ? 1 : 0) + own;
  }
  lines.push(current);
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
