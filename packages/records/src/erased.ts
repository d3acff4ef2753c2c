/** Entries that say which texts are gone. */
import type { Entry, TextReference, WallTime } from '@sandtable/core/record';
import type { CheckedLine } from './line.ts';

/** The entry that says so; `struck` at the wish of whoever had said it. It changes nothing in the story, and stands where the record has got to. */
export function erasedEntry(
  n: number,
  story: number,
  wall: WallTime | null,
  texts: readonly TextReference[],
  struck = false,
): Entry {
  const author = { participant: null, role: null, organisation: null };
  return {
    n,
    story,
    wall,
    author,
    cause: null,
    kind: 'erased',
    body: struck ? { texts, struck } : { texts },
  };
}

/** The texts that a line says were erased; none when it is no such line. */
export function erasedIn(line: CheckedLine): readonly TextReference[] {
  if (!line.saysErased) return none;
  const { texts } = line.read().body as { readonly texts?: unknown };
  return Array.isArray(texts) ? texts.filter(isReference) : none;
}

/** Whether they were struck. */
export function struckIn(line: CheckedLine): boolean {
  return line.saysErased && (line.read().body as { readonly struck?: unknown }).struck === true;
}

const none: readonly TextReference[] = [];

function isReference(value: unknown): value is TextReference {
  return typeof value === 'object' && value !== null && 'entry' in value && 'text' in value;
}
