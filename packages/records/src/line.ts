/**
 * One line of a record: `{"entry":{...},"hash":"...","open":{...}}`, canonical JSON and one line feed.
 *
 * `entry` is what is hashed, with the hash of the line before in it. A line is checked on its bytes, and only read as a value when
 * somebody wants to know what is in it: most of a long record is only checked.
 */
import { isUtf8 } from 'node:buffer';
import { hash as hashOf } from 'node:crypto';
import type { Author, Entry, WallTime } from '@sandtable/core/record';
import { canonical, endOfValue } from './canonical.ts';
import type { FaultValues, LineFault } from './fault.ts';
import type { HeaderEntry } from './header.ts';
import {
  closeTexts,
  digestOf,
  digestsIn,
  isSalt,
  withSlots,
  type Open,
  type Opened,
  type Salts,
} from './text.ts';

/** A line is never longer; a foreign file cannot fill the memory. */
export const longestLine = 64 * 1024 * 1024;

/** An entry as it stands on disk, its texts apart. */
export interface SealedEntry {
  readonly author: Author;
  /** The hash of the line before; null on line 0. */
  readonly before: string | null;
  readonly body: unknown;
  readonly cause: number | null;
  readonly kind: string;
  readonly n: number;
  /** The identifier that the sender of a command made for it; most commands have none. */
  readonly order?: string;
  readonly story: number;
  readonly wall: WallTime | null;
}

/** The end of a chain: the number and hash of its last entry. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** A line that was found in order. */
export interface CheckedLine extends Head {
  /** Whether it is an entry that says which texts are gone. */
  readonly saysErased: boolean;
  /** The texts by slot; null for one that is not in `open`. */
  readonly texts: readonly (string | null)[];
  /** What is in it; to be asked for before the next line is read. */
  read(): ReadLine;
}

export interface ReadLine extends Head {
  /** As on disk, with digests. */
  readonly sealed: SealedEntry;
  readonly open: Open;
  /** The core's body, with slots. */
  readonly body: unknown;
  readonly texts: CheckedLine['texts'];
}

export interface BadLineFound {
  readonly why: LineFault;
  readonly values?: FaultValues;
}

/** Seals an entry behind `before`; `texts` are those its slots name. */
export function sealEntry(
  entry: Entry | HeaderEntry,
  texts: readonly string[],
  before: string | null,
  salts: Salts,
): SealedLine {
  const { body, open } = closeTexts(entry.body, texts, (slot) => salts(entry.n, slot));
  const { cause, kind, n, order, story, wall } = entry;
  const { organisation, participant, role } = entry.author;
  const author = { organisation, participant, role };
  return sealLine(
    order === undefined
      ? { author, before, body, cause, kind, n, story, wall }
      : { author, before, body, cause, kind, n, order, story, wall },
    open,
  );
}

export interface SealedLine {
  /** With its line feed. */
  readonly line: string;
  readonly hash: string;
}

/**
 * Throws rather than make a line that would be found bad. Whatever has parts is handed over with them in canonical order: people wait while a
 * command is sealed, and to put in order what is in order took as long as all the rest. The bytes are looked at all the same.
 */
export function sealLine(sealed: SealedEntry, open: Open): SealedLine {
  const entry = JSON.stringify(sealed);
  const hash = hashOf('sha256', entry);
  const line = `{"entry":${entry},"hash":"${hash}","open":${openText(open)}}`;
  const before = sealed.before === null ? null : { number: sealed.n - 1, hash: sealed.before };
  const found = partsOf(Buffer.from(line, 'utf8'), before);
  if ('why' in found) throw new TypeError(`entry ${sealed.n} cannot stand on a record: ${found.why}`);
  return { line: `${line}\n`, hash };
}

const openText = (open: Open): string =>
  `{${Object.keys(open)
    .toSorted()
    .map((digest) => `"${digest}":${JSON.stringify(open[digest])}`)
    .join(',')}}`;

/** Where the parts of a line stand, each of its type. */
function partsOf(bytes: Buffer, before: Head | null): Places | BadLineFound {
  if (!isUtf8(bytes)) return { why: 'not-utf8' };
  const places = placesIn(bytes);
  if (places === null) return whyNot(bytes, before);
  const field = wrongField(bytes, places, before);
  return field === null ? places : { why: 'shape', values: { field } };
}

/** Checks a line, without its line feed, against the one before it. */
export function checkLine(bytes: Buffer, before: Head | null): CheckedLine | BadLineFound {
  const places = partsOf(bytes, before);
  if ('why' in places) return places;
  const number = integerIn(bytes, places.n) ?? -1;
  const expected = before === null ? 0 : before.number + 1;
  if (number !== expected) return { why: 'number', values: { expected, found: number } };
  if (textIn(bytes, places.before) !== (before === null ? 'null' : `"${before.hash}"`))
    return { why: 'chain' };
  const hash = hashOf('sha256', bytes.subarray(places.entry.from, places.entry.to));
  if (textIn(bytes, places.hash) !== hash) return { why: 'hash' };
  const hasTexts =
    places.open.to - places.open.from > 2 ||
    bytes.subarray(places.body.from, places.body.to).includes(digestKey);
  const saysErased = standsAt(bytes, places.kind.from, erasedKind);
  const checked = {
    number,
    hash,
    saysErased,
    texts: noTexts,
    read: () => readLine(bytes, places, number, hash),
  };
  return hasTexts ? withTexts(checked, bytes, places) : checked;
}

/** A stretch of a line's bytes. */
interface Place {
  readonly from: number;
  readonly to: number;
}
type Part = 'author' | 'before' | 'body' | 'cause' | 'kind' | 'n' | 'order' | 'story' | 'wall';
/** Only an order that was named has that part. */
type Places = Readonly<Record<'entry' | 'hash' | 'open' | Exclude<Part, 'order'>, Place>> & {
  readonly order?: Place;
};

const lineStart = Buffer.from('{"entry":');
const hashStart = Buffer.from(',"hash":"');
const openStart = Buffer.from('","open":');
const parts: readonly Part[] = ['author', 'before', 'body', 'cause', 'kind', 'n', 'order', 'story', 'wall'];
const partStarts = parts.map((part, place) => ({
  part,
  start: Buffer.from(`${place === 0 ? '{' : ','}"${part}":`),
}));
const noTexts: CheckedLine['texts'] = [];
const erasedKind = Buffer.from('"erased"');
const recordKind = Buffer.from('"record"');
const digestKey = Buffer.from('"digest":');
const closing = 0x7d;

/** Where the parts of a canonical line stand; null when it is none. */
function placesIn(bytes: Buffer): Places | null {
  if (!standsAt(bytes, 0, lineStart)) return null;
  const places: Partial<Record<'entry' | 'hash' | 'open' | Part, Place>> = {};
  let at = lineStart.length;
  for (const { part, start } of partStarts) {
    if (!standsAt(bytes, at, start)) {
      if (part === 'order') continue;
      return null;
    }
    const from = at + start.length;
    at = endOfValue(bytes, from);
    if (at === -1) return null;
    places[part] = { from, to: at };
  }
  if (bytes[at] !== closing) return null;
  places.entry = { from: lineStart.length, to: at + 1 };
  const hash = at + 1 + hashStart.length;
  const open = hash + 64 + openStart.length;
  if (!standsAt(bytes, at + 1, hashStart) || !standsAt(bytes, hash + 64, openStart)) return null;
  places.hash = { from: hash, to: hash + 64 };
  const end = endOfValue(bytes, open);
  if (end !== bytes.length - 1 || bytes[end] !== closing) return null;
  places.open = { from: open, to: end };
  return places as Places;
}

function standsAt(bytes: Buffer, at: number, what: Buffer): boolean {
  for (let place = 0; place < what.length; place += 1) if (bytes[at + place] !== what[place]) return false;
  return true;
}

function textIn(bytes: Buffer, { from, to }: Place): string {
  return bytes.toString('latin1', from, to);
}

/** A whole number that is not negative, or null. */
function integerIn(bytes: Buffer, { from, to }: Place): number | null {
  if (to - from > 15) return null;
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  return number;
}

const opening = 0x7b;
const quote = 0x22;

/** The first part of a canonical line that is not of its type; null when there is none. */
function wrongField(bytes: Buffer, places: Places, before: Head | null): string | null {
  const starts = (part: 'body' | 'kind' | 'open' | 'order', byte: number) =>
    bytes[places[part]?.from ?? -1] === byte;
  const isNull = (part: 'cause' | 'wall') =>
    places[part].to - places[part].from === 4 && bytes[places[part].from] === 0x6e;
  if (!isAuthor(bytes, places.author)) return 'author';
  if (!starts('body', opening)) return 'body';
  const n = integerIn(bytes, places.n);
  if (n === null) return 'n';
  if (!isNull('cause')) {
    const cause = integerIn(bytes, places.cause);
    if (cause === null || cause < 1 || cause >= n) return 'cause';
  }
  if (!starts('kind', quote) || standsAt(bytes, places.kind.from, recordKind) !== (before === null))
    return 'kind';
  // only what somebody gave has a name of theirs
  if (places.order !== undefined && !(starts('order', quote) && isNull('cause'))) return 'order';
  if (integerIn(bytes, places.story) === null) return 'story';
  if (!isNull('wall') && integerIn(bytes, places.wall) === null) return 'wall';
  if (!starts('open', opening)) return 'open';
  return null;
}

const authorParts = ['organisation', 'participant', 'role'].map((part, place) => ({
  start: Buffer.from(`${place === 0 ? '{' : ','}"${part}":`),
  isNumber: part === 'participant',
}));

function isAuthor(bytes: Buffer, { from, to }: Place): boolean {
  let at = from;
  for (const { start, isNumber } of authorParts) {
    if (!standsAt(bytes, at, start)) return false;
    const begin = at + start.length;
    at = endOfValue(bytes, begin);
    const first = bytes[begin];
    if (first === 0x6e) continue; // null
    if (isNumber ? integerIn(bytes, { from: begin, to: at }) === null : first !== quote) return false;
  }
  return bytes[at] === closing && at + 1 === to;
}

function readLine(bytes: Buffer, places: Places, number: number, hash: string): ReadLine {
  const sealed = valueIn(bytes, places.entry) as SealedEntry;
  return { number, hash, sealed, open: {}, body: sealed.body, texts: noTexts };
}

function valueIn(bytes: Buffer, { from, to }: Place): unknown {
  return JSON.parse(bytes.toString('utf8', from, to));
}

/** Checks that what is open are texts of this entry, and that they have their digests. */
function withTexts(checked: CheckedLine, bytes: Buffer, { open: place }: Places): CheckedLine | BadLineFound {
  const { sealed } = checked.read();
  const digests = digestsIn(sealed.body);
  if (digests === null) return { why: 'shape', values: { field: 'body' } };
  const open = valueIn(bytes, place) as Open;
  for (const digest of Object.keys(open)) {
    const opened = open[digest];
    if (!digests.includes(digest) || !isOpened(opened) || digestOf(opened) !== digest) return { why: 'text' };
  }
  const texts = digests.map((digest) => open[digest]?.text ?? null);
  const { number, hash } = checked;
  const read = (): ReadLine => ({ number, hash, sealed, open, body: withSlots(sealed.body), texts });
  return { ...checked, texts, read };
}

function isOpened(opened: unknown): opened is Opened {
  if (typeof opened !== 'object' || opened === null || Object.keys(opened).join() !== 'salt,text')
    return false;
  const { salt, text } = opened as Readonly<Record<string, unknown>>;
  return typeof salt === 'string' && isSalt(salt) && typeof text === 'string';
}

/** Why bytes are no line: told slowly, since it is told once. */
function whyNot(bytes: Buffer, before: Head | null): BadLineFound {
  if (before === null && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { why: 'byte-order-mark' };
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (canonical(value) !== bytes.toString('utf8') || endOfValue(bytes, 0) !== bytes.length)
      return { why: 'not-canonical' };
    return { why: 'shape', values: { field: 'entry, hash, open' } };
  } catch (error) {
    // it is JSON, but has half a character in it or is nested endlessly: no canonical form
    return { why: error instanceof SyntaxError ? 'not-json' : 'not-canonical' };
  }
}
