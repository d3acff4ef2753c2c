/** What YAML has misread, put between quotes: a text that a comma, colon, `#`, bracket or brace has cut, or an expression. */
import { type Node, type Pair, isCollection, isPair, isScalar } from 'yaml';
import { type Instead, type TextReader, type Spot, lineStart, spotOf } from './reader.ts';

/** A text as it stands in the file, in quotes: double ones, unless it holds some. */
function quotedText(raw: string): string {
  return /["\\]/.test(raw) ? `'${raw.replaceAll("'", "''")}'` : `"${raw}"`;
}

/** The words between two offsets, put in quotes. Null when they run over several lines or would take in a comment. */
export function inQuotes(text: string, spot: Spot): Instead | null {
  const raw = text.slice(spot.start, spot.end).trimEnd();
  const plain = raw !== '' && !/[\n\r]/.test(raw) && !/\s#(?:\s|$)/.test(raw);
  return plain ? { spot: { start: spot.start, end: spot.start + raw.length }, text: quotedText(raw) } : null;
}

const beforeValue = /^[ \t]*(?:-[ \t]+)*(?:[a-z][a-z0-9_-]*:[ \t]+)?/;
const comment = /\s#(?:\s|$)/;

/** The value that begins on the line of `at`, in quotes, up to the line's end or a comment; in a one-line map up to its comma. */
export function lineInQuotes(text: string, at: number): Instead | null {
  const start = lineStart(text, at);
  const newline = text.indexOf('\n', at);
  const line = text.slice(start, newline === -1 ? text.length : newline).trimEnd();
  const indent = beforeValue.exec(line)?.[0].length ?? 0;
  const value = line.slice(indent);
  const within = /^[[{]/.test(value) && at > start + indent && !/^[^\]}]*[\]}]\s*[^\s,}\]]/.test(value);
  const from = within ? at : start + indent;
  // the line must begin a value: quotes in the middle of a longer text would be read as part of it
  if (!(within ? /[:,[{][ \t]*$/ : /[-:][ \t]+$/).test(text.slice(start, from))) return null;
  if (!within) return inQuotes(text, upToComment(text, from));
  const end = line.slice(from - start).search(/[,}\]]/);
  return inQuotes(text, { start: from, end: end === -1 ? start + line.length : from + end });
}

/** In a one-line map: the value before `first`, with all that follows up to the next key that is one, in quotes. */
export function pairsInQuotes(
  { text }: TextReader,
  items: readonly unknown[],
  at: number,
  known: readonly string[],
  put: (raw: string) => string = quotedText,
): Instead | null {
  const [before, first] = [items[at - 1], items[at]];
  if (!isPair(before) || !isScalar(before.value) || !isPair(first)) return null;
  let last = first;
  for (const next of items.slice(at + 1, at + mostCommas)) {
    if (!isPair(next) || !isScalar(next.key) || (known.includes(String(next.key.value)) && !isVoid(next)))
      break;
    last = next;
  }
  const start = spotOf(before.value).start;
  const end = endOf(last);
  const quotes = inQuotes(text, { start, end });
  return quotes && { spot: quotes.spot, text: put(text.slice(start, end).trimEnd()) };
}

/** The most commas that one sentence is expected to have. */
const mostCommas = 50;

const isVoid = ({ value }: Pair): boolean => value === null || (isScalar(value) && value.value === null);

function endOf({ key, value }: Pair): number {
  const nodes: readonly unknown[] = [key, value];
  const ends = nodes.filter((node): node is Node => isScalar(node) || isCollection(node));
  return Math.max(-1, ...ends.map((node) => spotOf(node).end));
}

/** Where a text from `start` ends on its line: before a comment that has a blank after its `#`. */
export function upToComment(text: string, start: number): Spot {
  const newline = text.indexOf('\n', start);
  const line = text.slice(start, newline === -1 ? text.length : newline);
  const end = line.search(comment);
  return { start, end: start + (end === -1 ? line.length : end) };
}

/** An expression in its quotes: straight ones, also where a word processor has put others around it or around a choice. */
export function quotedExpression(raw: string): string {
  const [, within = raw] = /^\s*[“”„«‘‹](.*)[“”»’›]\s*$/su.exec(raw) ?? [];
  return `"${within
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/["‘’“”„«»]/g, "'")}"`;
}
