/**
 * Verification: the chain, and the consequences, derived anew from their causes and compared.
 */
import { semanticsVersion } from '@sandtable/core/record';
import { chainOf, headerIn, type ChainEnd } from './chain.ts';
import { BadRecord, type BadLine } from './fault.ts';
import type { RecordHeader } from './header.ts';
import type { Head } from './line.ts';
import { entryOf } from './played-record.ts';
import { beginReplay, replaying, type Engine, type Replay } from './replay.ts';

export type Verification =
  | {
      readonly sound: true;
      readonly header: RecordHeader;
      readonly head: Head;
      readonly erased: number;
      readonly consequences: Consequences;
      /** The entry that has the hash that was asked for; null when none has, or none was asked for. */
      readonly headAt: number | null;
    }
  /** `header` is null when line 0 is bad; `head` is the last entry before the bad line. */
  | {
      readonly sound: false;
      readonly bad: BadLine;
      readonly header: RecordHeader | null;
      readonly head: Head | null;
    };

export type Consequences =
  | { readonly checked: true; readonly causes: number; readonly derived: number }
  /** Played under other rules: they need the engine that made it. */
  | { readonly checked: false; readonly semantics: number; readonly engine: string }
  /** Not asked for. */
  | null;

/**
 * Verifies a record without touching it. Without an engine only the chain is looked at. `head` is a hash, or at least its first 12
 * digits, that was printed when the exercise ended: the chain alone cannot know that lines are missing at its end.
 */
export function verifyRecord(file: string, engine: Engine | null, head: string | null = null): Verification {
  const lines = chainOf(file);
  const wanted = head?.trim().toLowerCase() ?? null;
  let header: RecordHeader | null = null;
  let last: Head | null = null;
  let headAt: number | null = null;
  let replay: Replay | null = null;
  try {
    for (;;) {
      const next = lines.next();
      if (next.done) {
        if (header === null) throw new BadRecord(file, 0, 'empty');
        if (next.value.torn > 0)
          throw new BadRecord(file, next.value.head.number + 1, 'torn', { torn: next.value.torn });
        return {
          sound: true,
          header,
          ...soundEnd(next.value),
          consequences: consequencesOf(header, replay, engine !== null),
          headAt,
        };
      }
      if (header === null) {
        header = headerIn(next.value.read(), file);
        if (engine !== null && header.semantics === semanticsVersion)
          replay = replaying(file, beginReplay(file, header, engine));
      } else if (engine !== null) {
        const line = next.value.read();
        replay?.take(entryOf(line, file), line.texts);
      }
      last = { number: next.value.number, hash: next.value.hash };
      if (wanted !== null && wanted.length >= shortestHead && last.hash.startsWith(wanted))
        headAt = last.number;
    }
  } catch (error) {
    if (error instanceof BadRecord) return { sound: false, bad: error.bad, header, head: last };
    throw error;
  } finally {
    lines.return({ head: { number: 0, hash: '' }, erased: 0, whole: 0, torn: 0 });
  }
}

const shortestHead = 12;

function soundEnd({ head, erased }: ChainEnd): { readonly head: Head; readonly erased: number } {
  return { head, erased };
}

function consequencesOf(header: RecordHeader, replay: Replay | null, asked: boolean): Consequences {
  if (replay !== null) return { checked: true, ...replay.end() };
  return asked ? { checked: false, semantics: header.semantics, engine: header.engine } : null;
}
