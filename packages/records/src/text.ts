/**
 * Free text on a record: hashed only as a digest, kept beside in `open`, so that it can be erased and the chain still verifies.
 *
 * A slot of the core, `{text: 0}`, stands in what is hashed as `{digest, text: 0}`.
 */
import { hash, randomBytes } from 'node:crypto';
import { drawSalt, seedKey } from '@sandtable/core';

/** What `open` holds of one text: 128 bits of salt, as 32 hex digits, and the text. */
export interface Opened {
  readonly salt: string;
  readonly text: string;
}
export type Open = Readonly<Record<string, Opened>>;

/** The salt of a text by the number of its entry and its slot. */
export type Salts = (entry: number, slot: number) => string;

const saltBytes = 16;
let drawn: Buffer = Buffer.alloc(0);
let used = 0;

/** Salts that nobody can guess: for what people say. Drawn many at once, which costs as much as one. */
export const randomSalts: Salts = () => {
  if (used === drawn.length) {
    drawn = randomBytes(saltBytes * 64);
    used = 0;
  }
  used += saltBytes;
  return drawn.toString('hex', used - saltBytes, used);
};

/** Salts that are the same in every play of a seed. Whoever has the record can derive them: not for what people say. */
export function saltsFromSeed(seed: string): Salts {
  const key = seedKey(seed);
  return (entry, slot) => drawSalt(key, entry, slot);
}

/** More texts than any entry has; a foreign file cannot make us count further. */
const mostTexts = 1000;

/** The scenario's text is no secret: with one salt everywhere its digest names it alike in every record. */
export const noSalt = '0'.repeat(32);

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

export function digestOf({ salt, text }: Opened): string {
  // what a list of two strings looks like canonically, without a library's slower way there
  return sha256(JSON.stringify([salt, text]));
}

/** Slots become digests, and all parts stand in canonical order; the texts that were named come back beside. Throws when a slot has no text or a text no slot: nothing may be lost. */
export function closeTexts(
  body: unknown,
  texts: readonly string[],
  salt: (slot: number) => string,
): { readonly body: unknown; readonly open: Open } {
  const digests = new Map<number, string>();
  const open: Record<string, Opened> = {};
  const close = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(close);
    const slot = slotOf(value);
    if (slot === null) {
      // a live record seals each command while people wait: entries and pairs made anew took half of it
      const closed: Record<string, unknown> = {};
      for (const key of Object.keys(value).toSorted())
        closed[key] = close((value as Record<string, unknown>)[key]);
      return closed;
    }
    let digest = digests.get(slot);
    if (digest === undefined) {
      const text = texts[slot];
      if (text === undefined) throw new TypeError(`no text for slot ${slot}`);
      const opened = { salt: salt(slot), text };
      digest = digestOf(opened);
      digests.set(slot, digest);
      open[digest] = opened;
    }
    return { digest, text: slot };
  };
  const closed = close(body);
  if (digests.size !== texts.length) throw new TypeError(`${texts.length} texts for ${digests.size} slots`);
  return { body: closed, open };
}

/** The digests in a sealed body, by slot; null when one is not what it should be. */
export function digestsIn(body: unknown): readonly string[] | null {
  const digests: string[] = [];
  const collect = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) return value.every(collect);
    if (!('digest' in value)) return Object.values(value).every(collect);
    if (!isSealedSlot(value) || (digests[value.text] ?? value.digest) !== value.digest) return false;
    digests[value.text] = value.digest;
    return true;
  };
  if (!collect(body)) return null;
  for (let slot = 0; slot < digests.length; slot += 1) if (digests[slot] === undefined) return null;
  return new Set(digests).size === digests.length ? digests : null;
}

/** A sealed body as the core knows it: digests become slots again. */
export function withSlots(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (Array.isArray(body)) return body.map(withSlots);
  if (isSealedSlot(body)) return { text: body.text };
  return Object.fromEntries(Object.entries(body).map(([key, item]) => [key, withSlots(item)]));
}

function isSealedSlot(value: object): value is { readonly digest: string; readonly text: number } {
  if (!('digest' in value && 'text' in value) || Object.keys(value).length > 2) return false;
  const { digest, text } = value;
  return (
    typeof digest === 'string' &&
    isHash(digest) &&
    typeof text === 'number' &&
    Number.isInteger(text) &&
    text >= 0 &&
    text < mostTexts
  );
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

export function isSalt(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

function slotOf(value: object): number | null {
  if (!('text' in value) || typeof value.text !== 'number') return null;
  return Object.keys(value).length === 1 ? value.text : null;
}
