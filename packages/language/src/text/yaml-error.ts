/** The YAML library's own errors, in words of this language. */
import type { YAMLError } from 'yaml';
import { tooDeep } from '../diagnostics/file.ts';
import {
  afterValue,
  alias,
  badEscape,
  badStart,
  colonInText,
  indentation,
  noKey,
  otherYaml,
  outOfBlock,
  severalDocuments,
  tabIndent,
  tag,
  unclosed,
} from '../diagnostics/yaml.ts';
import { lineInQuotes } from './quote.ts';
import { type TextReader, type Spot, firstLine, lineStart } from './reader.ts';

/** Tells what the YAML library could not read, in words that name the remedy. */
export function tellYamlSyntax(reader: TextReader, error: YAMLError): void {
  const { report, text } = reader;
  const [from, to] = error.pos;
  const line = firstLine(reader, { start: from, end: Math.max(to, from + 1) });
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the codes are another library’s
  switch (error.code) {
    case 'MISSING_CHAR':
      return missingCharacter(reader, error);
    case 'UNEXPECTED_TOKEN': {
      const before = text.slice(0, from).trimEnd().at(-1);
      const kinds = { '}': 'brace', ']': 'bracket', '"': 'quote', "'": 'quote' } as const;
      const inside = text[from] === '{' || text[from] === '[';
      const kind = inside
        ? 'opening'
        : before === '}' || before === ']' || before === '"' || before === "'"
          ? kinds[before]
          : 'other';
      if (!error.message.includes('at node end')) break;
      const spot = { start: from, end: firstLine(reader, { start: from, end: text.length }).end };
      const opened = kind === 'quote' ? openedBefore(text, from) : null;
      if (opened !== null) return report(unclosed, { start: opened, end: opened + 1 }, { what: 'quote' });
      const about = { rest: text.slice(spot.start, spot.end), before: kind } as const;
      return report(afterValue, spot, about, lineInQuotes(text, from));
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return error.message.startsWith('Nested mappings') ? innerColon(reader, from) : wrongLine(reader, from);
    case 'BLOCK_IN_FLOW':
      return tellColon(reader, line, from);
    case 'BAD_INDENT': {
      if (/must be sufficiently indented and end with|Missing closing|end with a/.test(error.message)) {
        return unclosedBefore(reader, from, error.message.includes('seq') ? '[' : '{');
      }
      return wrongLine(reader, from);
    }
    case 'TAB_AS_INDENT':
      return report(tabIndent, { start: from, end: from + 1 }, undefined);
    case 'BAD_SCALAR_START':
      return report(
        badStart,
        { start: from, end: from + 1 },
        { character: text[from] ?? '' },
        lineInQuotes(text, from),
      );
    case 'BAD_DQ_ESCAPE': {
      const spot = { start: from, end: to + 1 > from + 1 ? to + 1 : from + 2 };
      const backslash = { spot: { start: from, end: from + 1 }, text: '\\\\' };
      return report(badEscape, spot, { escape: text.slice(from, to + 1) }, backslash);
    }
    case 'MULTIPLE_DOCS':
      return report(severalDocuments, { start: from, end: from + 3 }, undefined);
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return wrongLine(reader, from);
    case 'BAD_ALIAS':
      return report(alias, line, { name: text.slice(from + 1, to) }, lineInQuotes(text, from));
    case 'TAG_RESOLVE_FAILED':
      return report(tag, line, { tag: text.slice(from, to), formula: false });
    case 'RESOURCE_EXHAUSTION':
      return report(tooDeep, line, undefined);
    default:
  }
  report(otherYaml, line, { says: error.message.replace(/[.:]$/, '') });
}

/** A line that is not `key: value`, or stands where there can be none. */
function wrongLine(reader: TextReader, at: number): void {
  const start = lineStart(reader.text, at);
  const line = firstLine(reader, { start, end: reader.text.length });
  const text = reader.text.slice(line.start, line.end);
  const spot = { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
  const tight = /^\s*([a-z][a-z0-9_-]*):(\S.*)$/.exec(text);
  if (tight !== null) return reader.report(noKey, spot, { instead: `${tight[1]}: ${tight[2]}` });
  if (!/:(?:\s|$)/.test(text) && !/^\s*-(?:\s|$)/.test(text)) {
    const above = blockAbove(reader.text, start);
    const missing = (above?.column ?? 0) - (spot.start - start);
    // under a value that is already complete, the line may have been meant as a key
    const isProse = above?.isEmpty === true || !/^\s*[a-z][a-z0-9_-]*(?:\s|$)/.test(text);
    if (missing > 0 && isProse) return reader.report(outOfBlock, spot, { missing, line: text.trim() });
    return reader.report(noKey, spot, { instead: null });
  }
  const dash = lacksDash(reader.text, start, text);
  const instead = dash ? { spot: { start: spot.start, end: spot.start }, text: '- ' } : null;
  reader.report(
    indentation,
    spot,
    { dash, deeper: dash ? 0 : deeperThanAbove(reader.text, start, text) },
    instead,
  );
}

/** A line of a list that begins without the hyphen that its neighbours have, or that the key above it waits for. */
function lacksDash(all: string, at: number, line: string): boolean {
  const indent = line.length - line.trimStart().length;
  const before = all.slice(0, at).trimEnd();
  const last = before.slice(before.lastIndexOf('\n') + 1);
  const column = last.length - last.trimStart().length;
  const key = /^\s*([a-z][a-z0-9_-]*):\s/.exec(line)?.[1];
  // after an item in braces nothing of it can follow, and what begins other items begins this one
  if (key !== undefined && column === indent && /^\s*- /.test(last))
    return /^\s*- \{.*\}\s*$/.test(last) || new RegExp(String.raw`^ {${indent}}- ${key}:`, 'm').test(before);
  if (!/^\s*\{/.test(line)) return false;
  return (/^\s*- /.test(last) && column === indent) || (/:\s*$/.test(last) && column <= indent);
}

/** How many blanks further in a line stands than the one above, which is complete; 0 if it does not. */
function deeperThanAbove(all: string, at: number, line: string): number {
  const before = all.slice(0, at).trimEnd();
  const last = before.slice(before.lastIndexOf('\n') + 1);
  const key = /^( *(?:- )?)[a-z][a-z0-9_-]*:\s+[^\s>|]/.exec(last);
  const deeper = line.length - line.trimStart().length - (key?.[1]?.length ?? Infinity);
  return deeper > 0 ? deeper : 0;
}

/** The text in block form that ends right above a line, and how far in its lines stand; null: there is none. */
function blockAbove(text: string, at: number): { readonly column: number; readonly isEmpty: boolean } | null {
  let least = Infinity;
  for (let end = at - 1; end > 0;) {
    const start = lineStart(text, end);
    const line = text.slice(start, end);
    end = start - 1;
    if (line.trim() === '') continue;
    const key = /^[ -]*/.exec(line)?.[0].length ?? 0;
    // for a list item that is itself a block text, its dash decides
    const own = /^ *- +[|>]/.test(line) ? line.indexOf('-') : key;
    const isEmpty = least === Infinity;
    if (own < least && /[:-] +[|>][+-]?\s*$/.test(line))
      return { column: isEmpty ? own + 2 : least, isEmpty };
    least = Math.min(least, line.length - line.trimStart().length);
    if (least === 0) return null;
  }
  return null;
}

function tellColon(reader: TextReader, line: Spot, at: number): void {
  // a label of the Traffic Light Protocol is one word
  const label = /^(TLP):\s+([A-Z]+(?:\+STRICT)?)$/i.exec(reader.text.slice(line.start, line.end).trim());
  if (label !== null) {
    const whole = `${label[1]}:${label[2]}`.toUpperCase();
    return reader.report(colonInText, line, { quotes: null, label: whole }, { spot: line, text: whole });
  }
  const instead = lineInQuotes(reader.text, at);
  reader.report(colonInText, line, { quotes: instead?.text ?? null, label: null }, instead);
}

/** A colon where YAML allows none: in the text of this line, or on the next line, which is indented too far. */
function innerColon(reader: TextReader, at: number): void {
  const line = firstLine(reader, { start: at, end: reader.text.length });
  if (/:(?:\s|$)/.test(reader.text.slice(line.start, line.end))) return tellColon(reader, line, at);
  wrongLine(reader, reader.text[line.end] === '\n' ? line.end + 1 : at);
}

/**
 * Where a quoted text began that most likely lacks its closing quote: it has swallowed what stands before the next quote, that is line
 * breaks, or a comma and a key.
 */
function openedBefore(text: string, from: number): number | null {
  const close = text.slice(0, from).trimEnd().length - 1;
  const open = text.lastIndexOf(text[close] ?? '"', close - 1);
  return open !== -1 && /\n|,\s*[a-z][a-z-]*:\s*$/.test(text.slice(open, close)) ? open : null;
}

function missingCharacter(reader: TextReader, error: YAMLError): void {
  const { text, report } = reader;
  const [from] = error.pos;
  if (error.message.includes('closing')) {
    const quote = error.message.includes("'quote") ? "'" : '"';
    const begin = text.lastIndexOf(quote, from - 1);
    return report(unclosed, { start: Math.max(0, begin), end: begin + 1 }, { what: 'quote' });
  }
  if (/end with a [}\]]/.test(error.message)) {
    return unclosedBefore(reader, from, error.message.includes(']') ? '[' : '{');
  }
  if (error.message.includes('comma') || error.message.includes(', ')) {
    return report(otherYaml, firstLine(reader, { start: from, end: from + 1 }), {
      says: 'a comma is missing',
    });
  }
  if (/all mapping items|Implicit map keys/i.test(error.message)) {
    return wrongLine(reader, from);
  }
  report(otherYaml, firstLine(reader, { start: from, end: from + 1 }), {
    says: error.message.replace(/[.:]$/, ''),
  });
}

/** Names the last brace or bracket before `from` that is still open. */
function unclosedBefore(reader: TextReader, from: number, open: '{' | '['): void {
  const close = open === '{' ? '}' : ']';
  let depth = 0;
  for (let at = from - 1; at >= 0; at -= 1) {
    const character = reader.text[at];
    if (character === close) depth += 1;
    else if (character === open && depth > 0) depth -= 1;
    else if (character === open) {
      reader.report(unclosed, { start: at, end: at + 1 }, { what: open === '{' ? 'brace' : 'bracket' });
      return;
    }
  }
  reader.report(otherYaml, { start: from, end: from + 1 }, { says: `a \`${close}\` is missing` });
}
