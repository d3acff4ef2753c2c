/** What reading a file needs at every step: its text, and where problems go. */
import { type Node, type Pair, type Scalar, isCollection, isPair, isScalar } from 'yaml';
import {
  type Diagnostic,
  type Place,
  type Problem,
  type Severity,
  type Replacement,
  diagnosticOf,
  quoted,
} from '../diagnostics/diagnostic.ts';
import { manyMore } from '../diagnostics/file.ts';
import { type Called, nobodyCalled } from './titles.ts';

/** Offsets into the file's text. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}
/** The spot of a value that is not in the file. A problem at this spot is dropped, since its cause has been reported elsewhere. */
export const nowhere: Spot = { start: -1, end: -1 };
export interface Located<T> {
  readonly value: T;
  readonly spot: Spot;
}
/** Stands for a name or word that could not be read: whoever looks it up reports nothing. */
export const blankName: Located<string> = { value: '', spot: nowhere };

/** What to write instead of a piece of the file. */
export interface Instead {
  readonly spot: Spot;
  readonly text: string;
}

/** `instead`: a replacement at another place than the spot, where one can be known. */
export type ReportProblem = <A>(problem: Problem<A>, spot: Spot, about: A, instead?: Instead | null) => void;
export interface TextReader {
  /** The file that is named; others may stand behind it. */
  readonly file: string;
  /** The texts of all files one after another, so that an offset says which file it is in, too. */
  readonly text: string;
  readonly report: ReportProblem;
  /** Whether the limit of problems is reached, so that no more need be looked for. */
  readonly isFull: () => boolean;
  readonly called: Called;
  /** File, and line and column (from 1) of an offset. */
  readonly position: (offset: number) => Position;
  /** `line 12`, with the file where that is another than the one of `from`. */
  readonly where: (offset: number, from: number) => string;
}
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
/** A file and its text. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}
/** A file, and where it begins in the text of all. */
export interface PlacedFile extends NamedText {
  readonly start: number;
}
export interface Collected extends TextReader {
  /** All problems so far, in the order of their places. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** Hands in the titles of things as soon as they are known. */
  readonly learn: (called: Called) => void;
}

/** At most this many problems are reported. A file that has more is probably no scenario. */
const mostProblems = 1000;

/** A reader of one file, or of one and others `behind` it; each begins a line. */
export function createReader(file: string, own: string, behind: readonly NamedText[] = []): Collected {
  const text = [own, ...behind.map((one) => one.text)].join('\n');
  const lines: number[] = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const starts = startsOf(own, behind);
  const files = [file, ...behind.map((one) => one.file)].map((name, at) => {
    const start = starts[at] ?? 0;
    return { file: name, start, line: lineAt(start) };
  });
  const position = (offset: number): Position => {
    const found = files.findLast(({ start }) => start <= offset);
    const line = lineAt(offset);
    return {
      file: found?.file ?? file,
      line: line - (found?.line ?? 0) + 1,
      column: offset - (lines[line] ?? 0) + 1,
    };
  };
  const where = (offset: number, from: number): string => {
    const there = position(offset);
    const line = `line ${there.line}`;
    return there.file === position(from).file ? line : `${line} of ${quoted(there.file)}`;
  };
  const placeOf = (spot: Spot): Place => {
    const start = position(spot.start);
    const end = position(Math.max(spot.start, spot.end));
    return { ...start, endLine: end.line, endColumn: end.column };
  };
  const replacement = ({ spot, text: instead }: Instead): Replacement => {
    const { line, column, endLine, endColumn } = placeOf(spot);
    return { line, column, endLine, endColumn, text: instead };
  };
  const found: { readonly spot: Spot; readonly diagnostic: Diagnostic }[] = [];
  const told = new Set<string>();
  let beyond: { readonly spot: Spot; readonly severity: Severity } | null = null;
  const report: ReportProblem = (problem, spot, about, instead = null) => {
    if (spot.start < 0) return;
    if (found.length >= mostProblems) {
      const { severity } = problem;
      // a scenario must not be refused only because there is too much advice on it
      if (beyond === null || (severity === 'error' && beyond.severity !== 'error'))
        beyond = { spot, severity };
      return;
    }
    const diagnostic = diagnosticOf(problem, placeOf(spot), about);
    const key = `${problem.code} ${spot.start} ${diagnostic.message}`;
    if (told.has(key)) return;
    told.add(key);
    const known = problem.replace(about);
    const replace = instead ?? (known === null ? null : { spot, text: known });
    found.push({
      spot,
      diagnostic: replace === null ? diagnostic : { ...diagnostic, replace: replacement(replace) },
    });
  };
  const order = (left: (typeof found)[number], right: (typeof found)[number]): number =>
    left.spot.start - right.spot.start || (left.diagnostic.code < right.diagnostic.code ? -1 : 1);
  const diagnostics = (): readonly Diagnostic[] => {
    const all = [...found].sort(order).map((one) => one.diagnostic);
    if (beyond === null) return all;
    const { spot, severity } = beyond;
    return [...all, { ...diagnosticOf(manyMore, placeOf(spot), { most: mostProblems }), severity }];
  };
  let titles = nobodyCalled;
  return {
    file,
    text,
    report,
    isFull: () => found.length >= mostProblems,
    position,
    where,
    diagnostics,
    called: (title, kinds) => titles(title, kinds),
    learn: (called) => {
      titles = called;
    },
  };
}

/** Where each of several texts begins once they stand one after another. */
export function startsOf(own: string, behind: readonly NamedText[]): readonly number[] {
  const starts = [0];
  let at = own.length + 1;
  for (const { text } of behind) {
    starts.push(at);
    at += text.length + 1;
  }
  return starts;
}

export function spotOf(node: Node): Spot {
  const range = node.range;
  if (!range) return nowhere;
  return { start: range[0], end: range[1] };
}

/** Where the line of an offset begins. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The spot of one line at most, for what is too large to underline: its first line. */
export function firstLine(reader: TextReader, spot: Spot): Spot {
  if (spot.start < 0) return spot;
  const end = reader.text.indexOf('\n', spot.start);
  return { start: spot.start, end: end === -1 ? spot.end : Math.min(spot.end, end) };
}

export function keySpot(pair: Pair): Spot {
  return isScalar(pair.key) ? spotOf(pair.key) : nowhere;
}

/**
 * The place in the file of a part of a text. Quotes, escapes, folding and indentation make the file's characters differ from the
 * text's, so both are walked side by side: each character of the text is the next such character of the file.
 */
export function partOf(reader: TextReader, scalar: Scalar, start: number, end: number): Spot {
  const range = scalar.range;
  if (!range || typeof scalar.value !== 'string') return nowhere;
  const last = range[1] - (isQuoted(scalar) ? 1 : 0);
  const placed = placesOf(reader, scalar, range[0], last);
  const from = placed[start] ?? last;
  return { start: from, end: Math.max(from, Math.min(placed[end] ?? last, last)) };
}

const isQuoted = ({ type }: Scalar): boolean => type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';

const places = new WeakMap<Scalar, readonly number[]>();
/** Where each character of a text stands in the file, and its end. Walked once: a long text may have many parts that are asked for. */
function placesOf(reader: TextReader, scalar: Scalar, begin: number, last: number): readonly number[] {
  const known = places.get(scalar);
  if (known !== undefined) return known;
  const found: number[] = [];
  places.set(scalar, found);
  let file = begin + (isQuoted(scalar) ? 1 : 0);
  if (scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL')
    file = reader.text.indexOf('\n', file) + 1;
  const text = String(scalar.value);
  for (let at = 0; at <= text.length; at += 1) {
    const wanted = text[at];
    const white = wanted === ' ' || wanted === '\n' || wanted === undefined;
    if (!white) while (file < last && reader.text[file] !== wanted) file += 1;
    found.push(file);
    file += 1;
  }
  return found;
}

/** How a node is called in a sentence. */
export function nodeWord(node: Node): string {
  if (isScalar(node)) {
    if (typeof node.value === 'number') return `the number ${String(node.source ?? node.value)}`;
    if (typeof node.value === 'boolean') return `the value ${String(node.value)}`;
    return node.value === null ? 'nothing' : 'a text';
  }
  if (isCollection(node)) return node.items.some((item) => isPair(item)) ? 'a map' : 'a list';
  return 'an alias';
}
