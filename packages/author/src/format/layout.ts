/**
 * One layout: two columns further in for what belongs to a key, one line for a map or list in brackets as long as it fits, a line for
 * each item where it does not, no blanks at the ends of lines and no two empty lines together. Words, comments and block texts stay.
 */
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** The widest that a line in brackets may be. */
const widest = 100;

/** The text laid out; as it was, where another layout would read otherwise. Pure. */
export function laidOut(text: string): string {
  let now = read(text);
  if (isBroken(now)) return text;
  const meant = meaningOf(now);
  for (const step of [bracketsFitted, indented, tidied]) {
    const laid = step(now);
    if (laid === now.text) continue;
    const next = read(laid);
    if (!isBroken(next) && meaningOf(next) === meant) now = next;
  }
  return now.text;
}

/** A text with its tree: reading a large one takes most of the time. */
interface Laid {
  readonly text: string;
  readonly document: Document.Parsed;
}
const read = (text: string): Laid => ({
  text,
  document: parseDocument(text, { uniqueKeys: false, logLevel: 'silent', keepSourceTokens: true }),
});

/** What YAML cannot read, or what no scenario may hold, is left alone. */
function isBroken({ document }: Laid): boolean {
  let broken = document.errors.length > 0;
  visit(document, {
    Alias: () => {
      broken = true;
      return visit.BREAK;
    },
  });
  return broken;
}

/** All that a layout must not change: the data, and the comments in their order. */
function meaningOf({ text, document }: Laid): string {
  const comments = [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));
  return JSON.stringify([document.toJS({ maxAliasCount: 0 }), comments]);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text: now } of edits) {
    result += text.slice(from, start) + now;
    from = end;
  }
  return result + text.slice(from);
}

// Brackets

function bracketsFitted({ text, document }: Laid): string {
  const edits: Edit[] = [];
  const columnOf = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
  const look = (node: unknown, owner: number, key: unknown = null): void => {
    if (!isMap(node) && !isSeq(node)) return;
    if (node.flow !== true) {
      for (const item of node.items) {
        if (isPair(item)) look(item.value, columnOf(startOf(item.key)), item.key);
        else look(item, columnOf(startOf(item)) - 2);
      }
      return;
    }
    const [start, end] = extent(node);
    const rest = text.slice(end, text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end));
    if (/(?:^|\s)#/.test(text.slice(start, end)) || rest.trim() !== '') return;
    // a value on the line below its key moves up to the key's line
    const after = isNode(key) ? extent(key)[1] : start;
    const below = /^\s*:[ \t]*\n\s*$/.test(text.slice(after, start));
    const column = below ? columnOf(after) + 2 : columnOf(start);
    const now = placed(text, node, column, owner);
    const from = below ? after : start;
    const whole = now === null ? null : below ? `:${now.startsWith('\n') ? '' : ' '}${now}` : now;
    if (whole !== null && whole !== text.slice(from, end)) edits.push({ start: from, end, text: whole });
  };
  look(document.contents, -2);
  // a value that needs several lines begins below its key
  return edited(text, edits).replaceAll(/: +\n/g, ':\n');
}

const extent = (node: Node): readonly [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
const startOf = (node: unknown): number => (isNode(node) ? extent(node)[0] : 0);

/** On one line where it fits, else an item a line. Null: it stays as it is. */
function placed(text: string, node: YAMLMap | YAMLSeq, column: number, owner: number): string | null {
  const line = onOneLine(text, node);
  if (line === null) return null;
  return column + line.length <= widest ? line : inBlock(text, node, owner + 2, column === owner + 2);
}

function onOneLine(text: string, node: unknown): string | null {
  if (isScalar(node)) {
    const written = text.slice(...extent(node));
    return written.includes('\n') ? null : written;
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => (isPair(item) ? null : onOneLine(text, item)));
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  if (!isMap(node)) return null;
  const pairs = node.items.map((pair) => pairOnOneLine(text, pair));
  if (pairs.includes(null)) return null;
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function pairOnOneLine(text: string, { key, value }: Pair): string | null {
  const name = onOneLine(text, key);
  if (value === null) return name;
  const of = onOneLine(text, value);
  return name === null || of === null ? null : `${name}: ${of}`;
}

/** `isFirst`: its first item stands where the bracket stood, after a dash. */
function inBlock(text: string, node: YAMLMap | YAMLSeq, column: number, isFirst: boolean): string | null {
  const indent = `\n${' '.repeat(column)}`;
  if (node.items.length === 0) return null;
  const lines = isSeq(node)
    ? node.items.map((item) => (isNode(item) ? itemInBlock(text, item, column) : null))
    : node.items.map((pair) => pairInBlock(text, pair, column));
  if (lines.includes(null)) return null;
  return (isFirst ? '' : indent) + lines.join(indent);
}

function itemInBlock(text: string, item: Node, column: number): string | null {
  if (isScalar(item)) return onOneLine(text, item) === null ? null : `- ${onOneLine(text, item)}`;
  if (!isMap(item) && !isSeq(item)) return null;
  const of = placed(text, item, column + 2, column);
  return of === null ? null : `- ${of}`;
}

function pairInBlock(text: string, { key, value }: Pair, column: number): string | null {
  const name = onOneLine(text, key);
  if (name === null || !isNode(value)) return null;
  const of = isScalar(value)
    ? onOneLine(text, value)
    : isMap(value) || isSeq(value)
      ? placed(text, value, column + name.length + 2, column)
      : null;
  return of === null ? null : `${name}:${of.startsWith('\n') ? '' : ' '}${of}`;
}

// Indentation

/** Where each line begins, and the line of an offset. */
function linesOf(text: string) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset: number): number => {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return { starts, lineOf };
}

function indented({ text, document }: Laid): string {
  const lines = text.split('\n');
  const { starts, lineOf } = linesOf(text);
  const shift = new Map<number, number>();
  const move = (from: number, to: number, by: number) => {
    for (let at = from; at <= to; at += 1) if (!shift.has(at)) shift.set(at, by);
  };
  const columnAt = (offset: number) => offset - (starts[lineOf(offset)] ?? 0);
  const leaf = (node: Node, line: number, by: number, column: number) => {
    const [start, end] = extent(node);
    const last = lineOf(Math.max(start, end - 1));
    if (!isScalar(node) || (node.type !== 'BLOCK_FOLDED' && node.type !== 'BLOCK_LITERAL')) {
      move(line + 1, last, by);
      return;
    }
    const first = lines.slice(line + 1, last + 1).find((one) => one.trim() !== '');
    const old = first === undefined ? column : first.length - first.trimStart().length;
    const hasOwn = /^[|>][+-]?\d/.test(text.slice(start, start + 3));
    move(line + 1, last, hasOwn ? by : column - old);
  };
  const walk = (node: Node, column: number): void => {
    if ((!isMap(node) && !isSeq(node)) || node.flow === true) return;
    for (const item of node.items) {
      const own = isPair(item) ? item.key : item;
      if (!isNode(own)) continue;
      const dash = isSeq(node) ? text.lastIndexOf('-', startOf(own) - 1) : startOf(own);
      const line = lineOf(dash);
      const by = column - columnAt(dash);
      move(line, line, by);
      const value = isPair(item) ? item.value : item;
      if (!isNode(value)) continue;
      const isBlock = (isMap(value) || isSeq(value)) && value.flow !== true;
      if (isBlock) walk(value, column + 2);
      else leaf(value, line, by, column + 2);
    }
  };
  const { contents } = document;
  if (contents !== null) walk(contents, 0);
  // a comment is moved together with the line below it
  for (let at = lines.length - 1, by = 0; at >= 0; at -= 1) {
    const known = shift.get(at);
    if (known !== undefined) by = known;
    else if ((lines[at] ?? '').trim().startsWith('#')) shift.set(at, by);
  }
  return lines
    .map((line, at) => {
      const by = shift.get(at) ?? 0;
      if (line.trim() === '' || by === 0) return line;
      return by > 0
        ? ' '.repeat(by) + line
        : line.slice(Math.min(-by, line.length - line.trimStart().length));
    })
    .join('\n');
}

// Blanks

function tidied({ text, document }: Laid): string {
  const inside = new Set<number>();
  const { lineOf } = linesOf(text);
  const note = (node: unknown): void => {
    if (isPair(node)) [node.key, node.value].forEach(note);
    else if (isMap(node) || isSeq(node)) node.items.forEach(note);
    else if (isScalar(node)) {
      const [start, end] = extent(node);
      if (!text.slice(start, end).includes('\n')) return;
      for (let at = lineOf(start), last = lineOf(end); at < last; at += 1) inside.add(at);
    }
  };
  note(document.contents);
  const kept: string[] = [];
  text.split('\n').forEach((line, at) => {
    if (inside.has(at)) kept.push(line);
    else if (line.trim() !== '' || (kept.at(-1) ?? '').trim() !== '') kept.push(line.trimEnd());
  });
  return `${kept.join('\n').trimEnd()}\n`;
}
