/** The text of a file -> a tree of YAML nodes with positions, or the problems that keep it from being one. */
import { plainText } from '../files/files.ts';
import {
  type Document,
  type Node,
  type YAMLError,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';
import { controlCharacter, emptyFile, notAMap, notText, tooDeep, tooLarge } from '../diagnostics/file.ts';
import { unfinishedMerge } from '../diagnostics/pasted.ts';
import { alias, yamlAnchor, directive, mergeKey, tag } from '../diagnostics/yaml.ts';
import { tellPastedSigns } from './pasted-signs.ts';
import { lineInQuotes } from './quote.ts';
import { tellYamlSyntax } from './yaml-error.ts';
import {
  type Collected,
  type TextReader,
  type Spot,
  createReader,
  firstLine,
  lineStart,
  nodeWord,
  spotOf,
} from './reader.ts';

/** Bytes of the largest file that is read. */
export const largestFile = 2 * 1024 * 1024;
const deepest = 24;
// a tab and a line break are the only control characters a text may hold; the last ranges override the direction of writing
const control =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\r(?!\n)/g;

export interface Parsed {
  readonly root: Node | null;
  /** The offset from which the text is not valid YAML, so that what was read after it cannot be trusted. Infinity: all of it is valid. */
  readonly brokenAt: number;
}

/** Whether a file is a text that may be looked into; what it must not hold is told. */
export function isText(
  reader: TextReader,
  { text, start: begin }: { readonly text: string; readonly start: number },
): boolean {
  const start: Spot = { start: begin, end: begin };
  if (text.length > largestFile || byteLength(text) > largestFile) {
    reader.report(tooLarge, start, { bytes: byteLength(text), most: largestFile });
    return false;
  }
  const foreign = text.search(/[\u0000\ufffd]/u);
  if (foreign !== -1) {
    // every other byte of a Latin text in UTF-16 is zero; a mark before it is no character of UTF-8
    const isWide = (text.slice(0, 400).split('\u0000').length - 1) * 3 > text.slice(0, 400).length;
    const isTable = reader.position(begin).file.endsWith('.csv');
    const from = begin + (isWide || text.slice(0, foreign + 200).includes('\u0000') ? 0 : foreign);
    reader.report(notText, { start: from, end: from }, { isTable, is: isWide ? 'wide' : 'bytes' });
    return false;
  }
  for (const match of text.matchAll(control)) {
    reader.report(
      controlCharacter,
      { start: begin + match.index, end: begin + match.index + 1 },
      { character: nameOf(match[0]) },
    );
  }
  const merge = mergeIn(text);
  if (merge === null) return true;
  const { first, last, at } = merge;
  const line = text.indexOf('\n', at);
  const end = begin + (line === -1 ? text.length : line);
  reader.report(unfinishedMerge, { start: begin + at, end }, { first, last });
  return false;
}

/** Where git has left two versions of some lines: from the first line of its signs to the last. */
function mergeIn(
  text: string,
): { readonly at: number; readonly first: number; readonly last: number } | null {
  // closing signs alone are no merge: a letter may quote such a line for the seventh time
  const one = /^<{7}(?: .*)?$/m.exec(text);
  if (one === null) return null;
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const end = text.slice(one.index).search(/^>{7}(?: .*)?$/m);
  return { at: one.index, first: lineOf(one.index), last: lineOf(one.index + Math.max(0, end)) };
}

/** Parses one of the files that a reader has; nodes and errors stand where the file stands in its text. */
export function parseFile(
  reader: TextReader,
  { text: written, start: begin }: { readonly text: string; readonly start: number },
  shape: 'map' | 'map or list',
): Parsed {
  const refused: Parsed = { root: null, brokenAt: 0 };
  const start: Spot = { start: begin, end: begin };
  if (!isText(reader, { text: written, start: begin })) return refused;
  const text = tellPastedSigns(reader, { text: written, start: begin });
  if (text === null) return refused;
  const deep = tooDeepAt(text);
  if (deep !== null) {
    reader.report(tooDeep, { start: begin + deep, end: begin + deep + 1 }, undefined);
    return refused;
  }
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
    strict: true,
  });
  if (begin > 0) move(document, begin);
  const brokenAt = syntaxErrors(reader, document.errors);
  if (text.startsWith('%') || /^%(?:YAML|TAG)/m.test(text)) {
    const at = text.startsWith('%') ? 0 : text.search(/^%(?:YAML|TAG)/m);
    reader.report(directive, firstLine(reader, { start: begin + at, end: begin + text.length }), undefined);
    return refused;
  }
  const root: Node | null = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    if (document.errors.length === 0) reader.report(emptyFile, start, undefined);
    return { root: null, brokenAt };
  }
  foreignParts(reader, root, 0);
  const fits = isMap(root) || (shape === 'map or list' && isSeq(root));
  if (!fits && document.errors.length === 0) {
    reader.report(notAMap, firstLine(reader, spotOf(root)), { found: nodeWord(root) });
  }
  return { root, brokenAt };
}

function move(document: Document.Parsed, by: number): void {
  visit(document, {
    Node: (_key, node) => {
      if (node.range) node.range = [node.range[0] + by, node.range[1] + by, node.range[2] + by];
    },
  });
  for (const error of document.errors) error.pos = [error.pos[0] + by, error.pos[1] + by];
}

function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

function nameOf(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  const names: Readonly<Record<number, string>> = {
    0x1b: 'the escape character',
    0x07: 'a bell',
    0x08: 'a backspace',
    0x0d: 'a carriage return',
    0x7f: 'a delete character',
  };
  if (code >= 0x202a && code <= 0x202e) return `a direction override (U+${hex})`;
  if (code >= 0xd800 && code <= 0xdfff) return `half of a character (U+${hex})`;
  return names[code] ? `${names[code]} (U+${hex})` : `a control character (U+${hex})`;
}

/**
 * Nesting is counted before the YAML library parses the text, because its parser is recursive. Brackets in quotes and comments may be
 * counted too, which does no harm.
 */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let indents = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      // lists within lists on one line: `- - - - x`
      let next = at + 1;
      while (text.charCodeAt(next) === 0x20 || text.charCodeAt(next) === 0x2d) next += 1;
      indents = next - at - 1;
      if (indents > 400) return next;
    } else if (code === 0x22 || code === 0x27) {
      at = skipQuote(text, at);
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) return at;
    } else if ((code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
  }
  return null;
}

/** The end of a quoted text that begins where a value may begin; elsewhere the sign is an apostrophe. */
function skipQuote(text: string, at: number): number {
  let before = at - 1;
  while (text[before] === ' ') before -= 1;
  if (!'[{,:-\n'.includes(text[before] ?? '\n')) return at;
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\' && text[at] === '"') end += 1;
    else if (text[end] === text[at]) return end;
  }
  return at;
}

/** Errors of the YAML library after which the rest of the file can still be trusted. */
const harmlessErrors = new Set(['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'BAD_ALIAS', 'TAG_RESOLVE_FAILED']);

function syntaxErrors(reader: TextReader, errors: readonly YAMLError[]): number {
  let brokenAt = Infinity;
  for (const error of [...errors].sort((left, right) => left.pos[0] - right.pos[0])) {
    // tabs seldom come alone, and each one is a mistake to be mended
    if (error.pos[0] >= brokenAt && error.code !== 'TAB_AS_INDENT') continue;
    tellYamlSyntax(reader, error);
    if (!harmlessErrors.has(error.code)) brokenAt = Math.min(brokenAt, lineStart(reader.text, error.pos[0]));
  }
  return brokenAt;
}

/** Tags, anchors, aliases and merge keys are no part of the language, wherever they stand. */
function foreignParts(reader: TextReader, node: Node, depth: number): void {
  if (depth > deepest) {
    reader.report(tooDeep, firstLine(reader, spotOf(node)), undefined);
    return;
  }
  if (isAlias(node)) {
    const spot = spotOf(node);
    reader.report(alias, spot, { name: node.source }, lineInQuotes(reader.text, spot.start));
    return;
  }
  if (node.tag !== undefined) tellTag(reader, node);
  if (isScalar(node) || isCollection(node)) {
    if (node.anchor !== undefined) {
      const at = beforeNode(reader.text, spotOf(node).start, `&${node.anchor}`);
      const spot = { start: at, end: at + 1 + node.anchor.length };
      reader.report(yamlAnchor, spot, { name: node.anchor }, lineInQuotes(reader.text, at));
    }
  }
  if (isScalar(node) && node.type === 'QUOTE_DOUBLE' && typeof node.value === 'string') {
    control.lastIndex = 0;
    const match = control.exec(node.value);
    if (match !== null) {
      const spot = escapeSpot(reader.text, spotOf(node));
      reader.report(controlCharacter, spot, { character: nameOf(match[0]) });
    }
  }
  if (!isCollection(node)) return;
  for (const item of node.items) {
    if (isPair(item)) {
      if (isScalar(item.key)) {
        if (item.key.value === '<<') reader.report(mergeKey, spotOf(item.key), undefined);
        else if (item.key.tag !== undefined || item.key.anchor !== undefined)
          foreignParts(reader, item.key, depth + 1);
      }
      if (isScalar(item.value) || isCollection(item.value) || isAlias(item.value))
        foreignParts(reader, item.value, depth + 1);
    } else if (isScalar(item) || isCollection(item) || isAlias(item)) foreignParts(reader, item, depth + 1);
  }
}

/** The first escape that is no ordinary one, in a double-quoted text. */
function escapeSpot(text: string, spot: Spot): Spot {
  const escape = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abefrvNLP_])/g;
  escape.lastIndex = spot.start;
  const match = escape.exec(text);
  if (match === null || match.index >= spot.end) return spot;
  return { start: match.index, end: match.index + match[0].length };
}

function beforeNode(text: string, start: number, sign: string): number {
  if (text.startsWith(sign, start)) return start;
  const at = text.lastIndexOf(sign, start);
  return at === -1 ? start : at;
}

function tellTag(reader: TextReader, node: Node): void {
  const { text } = reader;
  const start = beforeNode(text, Math.max(0, spotOf(node).start), '!');
  const written = /^!+[^\s,}\]]*/.exec(text.slice(text[start - 1] === '!' ? start - 1 : start))?.[0] ?? '!';
  const from = text[start - 1] === '!' ? start - 1 : start;
  reader.report(
    tag,
    { start: from, end: from + written.length },
    { tag: written, formula: !written.startsWith('!!') },
    lineInQuotes(text, from),
  );
}

/** Reads a file's text to a tree, and hands back the reader that collects its problems. */
export function openFile(
  text: string,
  file: string,
  shape: 'map' | 'map or list' = 'map',
): { readonly reader: Collected; readonly parsed: Parsed } {
  const plain = plainText(text);
  const reader = createReader(file, plain);
  return { reader, parsed: parseFile(reader, { text: plain, start: 0 }, shape) };
}
