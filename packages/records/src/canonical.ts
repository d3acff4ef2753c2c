/**
 * Canonical JSON (RFC 8785): one value, one text, so that hashes agree on every machine.
 */
import canonicalize from 'canonicalize';

/** The canonical text of a JSON value. Throws for what is no JSON or no well-formed text: that is a fault of the caller. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** Nested more deeply, a value is refused: nothing of ours comes near, and the stack is not endless. */
const deepest = 100;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;

/**
 * Where the canonical value ends that starts at `from`, or -1 when none does. `bytes` are known to be UTF-8.
 *
 * Reading and serialising anew would tell the same at four times the cost. Stricter than the RFC in one point: keys are printable ASCII
 * without escapes and no numbers (which engines reorder), as all keys of a record are.
 */
export function endOfValue(bytes: Buffer, from: number, depth = 0): number {
  switch (bytes[from]) {
    case quote:
      return endOfString(bytes, from + 1);
    case 0x7b: // {
      return depth === deepest ? -1 : endOfObject(bytes, from + 1, depth + 1);
    case 0x5b: // [
      return depth === deepest ? -1 : endOfArray(bytes, from + 1, depth + 1);
    case 0x6e: // null
      return bytes[from + 1] === 0x75 && bytes[from + 2] === 0x6c && bytes[from + 3] === 0x6c ? from + 4 : -1;
    case 0x74: // true
      return bytes[from + 1] === 0x72 && bytes[from + 2] === 0x75 && bytes[from + 3] === 0x65 ? from + 4 : -1;
    case 0x66: // false
      return bytes[from + 1] === 0x61 &&
        bytes[from + 2] === 0x6c &&
        bytes[from + 3] === 0x73 &&
        bytes[from + 4] === 0x65
        ? from + 5
        : -1;
    case undefined:
    default:
      return endOfNumber(bytes, from);
  }
}

function endOfArray(bytes: Buffer, from: number, depth: number): number {
  if (bytes[from] === 0x5d) return from + 1;
  for (let at = from; ; at += 1) {
    at = endOfValue(bytes, at, depth);
    if (at === -1) return -1;
    if (bytes[at] === 0x5d) return at + 1;
    if (bytes[at] !== comma) return -1;
  }
}

function endOfObject(bytes: Buffer, from: number, depth: number): number {
  if (bytes[from] === 0x7d) return from + 1;
  let before = -1;
  for (let at = from; ; at += 1) {
    const end = endOfKey(bytes, at);
    if (end === -1 || (before !== -1 && !isBefore(bytes, before, at))) return -1;
    before = at;
    at = endOfValue(bytes, end + 1, depth);
    if (at === -1) return -1;
    if (bytes[at] === 0x7d) return at + 1;
    if (bytes[at] !== comma) return -1;
  }
}

/** The place of the colon after a key. */
function endOfKey(bytes: Buffer, from: number): number {
  if (bytes[from] !== quote) return -1;
  let at = from + 1;
  let onlyDigits = true;
  for (; ; at += 1) {
    const byte = bytes[at];
    if (byte === undefined || byte === quote) break;
    if (byte < 0x20 || byte > 0x7e || byte === backslash) return -1;
    if (byte < zero || byte > nine) onlyDigits = false;
  }
  return onlyDigits || bytes[at + 1] !== colon ? -1 : at + 1;
}

/** Whether the key whose opening quote is at `first` sorts before the one at `second`. */
function isBefore(bytes: Buffer, first: number, second: number): boolean {
  for (let at = 1; ; at += 1) {
    const one = bytes[first + at] ?? 0;
    const two = bytes[second + at] ?? 0;
    if (one === quote) return two !== quote;
    if (two === quote) return false;
    if (one !== two) return one < two;
  }
}

function endOfString(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 1) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === undefined || byte < 0x20) return -1;
    if (byte !== backslash) continue;
    at += 1;
    const escaped = bytes[at];
    if (escaped === 0x75) {
      if (!isControl(bytes, at + 1)) return -1;
      at += 4;
    } else if (escaped === undefined || !shortEscapes.includes(escaped)) return -1;
  }
}

/** `"`, `\`, b, f, n, r, t */
const shortEscapes: readonly number[] = [quote, backslash, 0x62, 0x66, 0x6e, 0x72, 0x74];
const controls = new Set(
  Array.from({ length: 32 }, (_, code) => JSON.stringify(String.fromCharCode(code)).slice(3, -1)).filter(
    (hex) => hex.length === 4,
  ),
);

/** Four lower-case digits that name a control character without a short escape. */
function isControl(bytes: Buffer, from: number): boolean {
  return controls.has(bytes.toString('latin1', from, from + 4));
}

function endOfNumber(bytes: Buffer, from: number): number {
  const first = bytes[from] === minus ? from + 1 : from;
  let at = first;
  for (let byte = bytes[at]; byte !== undefined && byte >= zero && byte <= nine; byte = bytes[at]) at += 1;
  if (isMoreOfNumber(bytes[at]) || at - first > 15) return endOfReal(bytes, from, at);
  // a whole number of up to 15 digits: no zero in front of others, no -0
  return at > first && (bytes[first] !== zero || (at - first === 1 && first === from)) ? at : -1;
}

function endOfReal(bytes: Buffer, from: number, at: number): number {
  let end = at;
  for (
    let byte = bytes[end];
    byte !== undefined && ((byte >= zero && byte <= nine) || isMoreOfNumber(byte));
    byte = bytes[end]
  )
    end += 1;
  if (end - from > 30) return -1;
  const text = bytes.toString('latin1', from, end);
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? end : -1;
}

/** `.`, `e`, `E`, `+`, `-` */
function isMoreOfNumber(byte: number | undefined): boolean {
  return byte === 0x2e || byte === 0x65 || byte === 0x45 || byte === 0x2b || byte === minus;
}

/** Every string of a JSON value made well-formed: a lone surrogate becomes U+FFFD. For the border, where people's input comes in. */
export function wellFormed<T>(value: T): T {
  return repaired(value) as T;
}

function repaired(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (Array.isArray(value)) return value.map(repaired);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, repaired(item)]));
}
