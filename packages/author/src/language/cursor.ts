/**
 * Where a cursor stands in a file that is being typed: the keys that lead there, and what is written so far. It reads lines and signs
 * and no tree, since a file is hardly ever whole while somebody types.
 */
import type { PathStep } from '@sandtable/language/editing';
import { readFlow, type Flow } from './flow.ts';

export interface Cursor {
  /** From the top of the file to the map, the list or the value in which the cursor stands. */
  readonly path: readonly PathStep[];
  /** `key`: a key of the map at the end of the path; `value`: what stands at the end of the path. */
  readonly at: 'key' | 'value';
  /** Keys that the map has already, without the one that is being typed; their values as far as they are short. */
  readonly keys: ReadonlyMap<string, string>;
  readonly quote: '"' | "'" | 'block' | null;
  /** What is written of it, up to the cursor, and where that begins. */
  readonly typed: string;
  readonly start: number;
  /** Whether the cursor is within brackets, that is in a map or list on one line. */
  readonly flow: boolean;
}

type Frame =
  | { readonly into: 'map'; readonly indent: number; key: string; readonly keys: Map<string, string> }
  | { readonly into: 'list'; readonly indent: number };

interface Scan {
  readonly text: string;
  readonly frames: Frame[];
  /** A value that goes on over lines: its beginning, and the indentation that it must exceed; where a bracket or a quote ends. */
  open:
    | { readonly block: true; readonly start: number; readonly indent: number }
    | { readonly block: false; readonly start: number; readonly end: number }
    | null;
}

const keyPattern = /(?:"[^"\n]*"|'[^'\n]*'|[^\s#{}[\],"'&*!|>%@`-][^:#\n]*?)\s*:(?=\s|$)/y;

export function cursorAt(whole: string, offset: number): Cursor {
  // carriage returns become blanks, so that offsets stay as they are
  const text = whole.slice(0, offset).replaceAll('\r\n', ' \n');
  const scan: Scan = { text, frames: [], open: null };
  let at = 0;
  let last = 0;
  for (;;) {
    last = at;
    const end = text.indexOf('\n', at);
    if (end === -1) break;
    readLine(scan, at, end);
    at = end + 1;
  }
  return lastLine(scan, last, whole);
}

const indentOf = (text: string, start: number): number => {
  let at = start;
  while (text[at] === ' ') at += 1;
  return at - start;
};

/** Whether the value that is open goes on in a line: a bracket is not closed yet, a block text is further in. */
function goesOn({ text, open }: Scan, start: number, end: number): boolean {
  if (open === null) return false;
  return open.block ? isFurtherIn(text, start, end, open.indent) : start < open.end;
}

/** An empty line belongs to the value above it. */
function isFurtherIn(text: string, start: number, end: number, than: number): boolean {
  const indent = indentOf(text, start);
  return start + indent >= end || indent > than;
}

/** Where the lines end that are further in than what a bracket or a quote belongs to: there it ends at the latest. */
function endOfStretch(text: string, from: number, indent: number): number {
  for (let at = text.indexOf('\n', from); at !== -1;) {
    const end = text.indexOf('\n', at + 1);
    if (!isFurtherIn(text, at + 1, end === -1 ? text.length : end, indent)) return at + 1;
    at = end;
  }
  return Infinity;
}

function readLine(scan: Scan, start: number, end: number): void {
  const { text } = scan;
  if (goesOn(scan, start, end)) return;
  scan.open = null;
  const at = start + indentOf(text, start);
  if (at >= end || text[at] === '#' || text.startsWith('---', start)) return;
  readContent(scan, start, at, end);
}

/** Reads dashes and a key; what follows may stay open. The offset of the value, or of what is no key. */
function readContent(
  scan: Scan,
  start: number,
  from: number,
  end: number,
): { readonly value: number; readonly keyed: boolean } {
  const { text } = scan;
  let at = from;
  while (text[at] === '-' && (at + 1 >= end || text[at + 1] === ' ')) {
    enterList(scan, at - start);
    at += 1;
    while (at < end && text[at] === ' ') at += 1;
  }
  keyPattern.lastIndex = at;
  const match = at < end ? keyPattern.exec(text) : null;
  const keyed = match !== null && match.index + match[0].length <= end;
  const indent = at - start;
  if (keyed) {
    const key = unquoted(match[0].slice(0, -1).trim());
    enterMap(scan, indent, key);
    at += match[0].length;
    while (at < end && text[at] === ' ') at += 1;
    const frame = scan.frames.at(-1);
    if (frame?.into === 'map') frame.keys.set(key, text.slice(at, Math.min(end, at + 80)).trim());
  }
  const parent = keyed ? indent : (scan.frames.at(-1)?.indent ?? -1);
  const sign = text[at];
  if (at < end && (sign === '|' || sign === '>')) scan.open = { block: true, start: at, indent: parent };
  else if (at < end && sign !== undefined && '{["\''.includes(sign) && readFlow(text.slice(at, end)).open) {
    const last = endOfStretch(text, end, parent);
    const { open, start: closed } = readFlow(text.slice(at, last));
    scan.open = { block: false, start: at, end: open ? last : at + closed };
  }
  return { value: at, keyed };
}

const unquoted = (key: string): string => (/^(["']).*\1$/.test(key) ? key.slice(1, -1) : key);

function enterList(scan: Scan, indent: number): void {
  leave(scan, indent);
  const top = scan.frames.at(-1);
  if (top?.into !== 'list' || top.indent !== indent) scan.frames.push({ into: 'list', indent });
}

function enterMap(scan: Scan, indent: number, key: string): void {
  leave(scan, indent);
  // a list may stand as far out as the key that it belongs to
  if (scan.frames.at(-1)?.into === 'list' && scan.frames.at(-1)?.indent === indent) scan.frames.pop();
  const top = scan.frames.at(-1);
  if (top?.into === 'map' && top.indent === indent) top.key = key;
  else scan.frames.push({ into: 'map', indent, key, keys: new Map() });
}

function leave(scan: Scan, indent: number): void {
  while ((scan.frames.at(-1)?.indent ?? -1) > indent) scan.frames.pop();
}

const topKeys = (frames: readonly Frame[]): ReadonlyMap<string, string> => {
  const top = frames.at(-1);
  return top?.into === 'map' ? top.keys : new Map();
};
const stepOf = (frame: Frame): PathStep =>
  frame.into === 'list' ? { into: 'list' } : { into: 'map', key: frame.key, keys: [...frame.keys.keys()] };

function lastLine(scan: Scan, start: number, whole: string): Cursor {
  const { text, frames } = scan;
  const end = text.length;
  if (goesOn(scan, start, end) && scan.open !== null && (end > start || scan.open.block)) {
    const path = frames.map(stepOf);
    if (!scan.open.block) return inFlow(path, readFlow(text.slice(scan.open.start)), scan.open.start);
    return {
      path,
      at: 'value',
      keys: new Map(),
      quote: 'block',
      typed: text.slice(scan.open.start),
      start: end,
      flow: false,
    };
  }
  scan.open = null;
  const at = start + indentOf(text, start);
  if (text[at] === '#')
    return { path: [], at: 'value', keys: new Map(), quote: 'block', typed: '', start: end, flow: false };
  const { value, keyed } = readContent(scan, start, at, end);
  const typed = text.slice(value);
  if (typed !== '' && '{["\''.includes(typed[0] ?? ''))
    return inFlow(frames.map(stepOf), readFlow(typed), value);
  const plain = { quote: null, typed, start: value, flow: false } as const;
  if (keyed) {
    const block = typed.startsWith('|') || typed.startsWith('>');
    const keys = topKeys(frames);
    return { path: frames.map(stepOf), at: 'value', keys, ...plain, quote: block ? 'block' : null };
  }
  // no colon yet: this is the beginning of a key of the map at this indentation, or of the value of the key or dash above
  const column = value - start;
  leave(scan, column);
  if (frames.at(-1)?.into === 'list' && frames.at(-1)?.indent === column) frames.pop();
  const top = frames.at(-1);
  if (top?.into === 'map' && top.indent === column) {
    const keys = new Map([...top.keys, ...keysBelow(whole, end, column)]);
    return { path: frames.slice(0, -1).map(stepOf), at: 'key', keys, ...plain };
  }
  return { path: frames.map(stepOf), at: 'key', keys: keysBelow(whole, end, column), ...plain };
}

/** Keys of the same map that stand in lines below the cursor's. */
function keysBelow(whole: string, offset: number, column: number): Map<string, string> {
  const found = new Map<string, string>();
  let at = whole.indexOf('\n', offset);
  while (at !== -1) {
    const start = at + 1;
    at = whole.indexOf('\n', start);
    const indent = indentOf(whole, start);
    const first = whole[start + indent];
    if (first === undefined || '\r\n#'.includes(first) || indent > column) continue;
    if (indent < column || first === '-') break;
    keyPattern.lastIndex = start + indent;
    const match = keyPattern.exec(whole);
    if (match !== null) found.set(unquoted(match[0].slice(0, -1).trim()), '');
  }
  return found;
}

function inFlow(path: readonly PathStep[], flow: Flow, start: number): Cursor {
  const full = [...path, ...flow.path];
  const { at, keys, quote, typed } = flow;
  return { path: full, at, keys, quote, typed, start: start + flow.start, flow: true };
}
