/**
 * Verification: the chain, and the consequences, derived anew from their causes and compared.
 */
import {
  semanticsVersion,
  type Command,
  type Entry,
  type Order,
  type Refusal,
  type Setup,
} from '@sandtable/core/record';
import { canonical } from './canonical.ts';
import { chainOf, headerIn, type ChainEnd } from './chain.ts';
import { BadRecord, type BadLine, type FaultValues, type LineFault } from './fault.ts';
import { setupOf, type RecordHeader } from './header.ts';
import type { Head, ReadLine } from './line.ts';
import { entryOf } from './played-record.ts';

/** The core, as replay needs it: pure. */
export interface Engine<State extends object> {
  /** An exercise before its first entry; null when the scenario's text is not accepted, or not with these parameters. */
  begin(scenario: string, setup: Setup): Begun<State> | null;
}
export interface Begun<State extends object> {
  readonly state: State;
  /** The entries that an order leads to, and the state after them. */
  decide(state: State, order: Order): Derived<State> | Refusal;
}

export interface Derived<State extends object> {
  readonly entries: readonly Entry[];
  readonly state: State;
}

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
export function verifyRecord<State extends object>(
  file: string,
  engine: Engine<State> | null,
  head: string | null = null,
): Verification {
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
          replay = replaying(file, header, engine);
      } else replay?.take(next.value.read());
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
  if (replay !== null) return replay.end();
  return asked ? { checked: false, semantics: header.semantics, engine: header.engine } : null;
}

interface Replay {
  take(line: ReadLine): void;
  end(): Consequences;
}

function replaying<State extends object>(file: string, header: RecordHeader, engine: Engine<State>): Replay {
  const begun = engine.begin(header.scenario.text, setupOf(header));
  if (begun === null) throw new BadRecord(file, 0, 'scenario');
  let { state } = begun;
  let expected: readonly Entry[] = [];
  let next = 0;
  let last = 0;
  let causes = 0;
  return {
    take(line) {
      const entry = entryOf(line);
      const bad = (why: LineFault, values?: FaultValues) => new BadRecord(file, entry.n, why, values);
      if (entry.cause === null) {
        const missing = expected[next];
        if (missing) throw bad('consequence', differences(missing, entry));
        const decided = decideAgain(begun, state, orderOf(entry, line.texts));
        if ('refused' in decided) throw bad('refused', { refused: decided.refused });
        expected = decided.entries;
        state = decided.state;
        next = 0;
        causes += 1;
      } else if (expected[0]?.n !== entry.cause) throw bad('cause');
      const derived = expected[next];
      if (derived === undefined || canonical(derived) !== canonical(entry))
        throw bad('consequence', differences(derived, entry));
      next += 1;
      last = entry.n;
    },
    end() {
      if (next < expected.length)
        throw new BadRecord(file, last + 1, 'unfinished', { missing: expected.length - next });
      return { checked: true, causes, derived: last - causes };
    },
  };
}

/** The command that a cause is, to be given again with its texts. An erased one has another in its place: no guard reads free text. */
export function orderOf(cause: Entry, texts: readonly (string | null)[]): Order {
  const command = { kind: cause.kind, body: cause.body } as Command;
  return { command, author: cause.author, wall: cause.wall, texts: texts.map((text) => text ?? '…') };
}

/** A sealed but foreign body may not be what its kind promises; whatever the engine makes of that, it is no play of the scenario. */
function decideAgain<State extends object>(
  begun: Begun<State>,
  state: State,
  order: Order,
): Derived<State> | Refusal {
  try {
    return begun.decide(state, order);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return { refused: 'ill-formed', values: {} };
    throw error;
  }
}

function differences(expected: Entry | undefined, found: Entry): FaultValues {
  const shortened = (entry: Entry | undefined) =>
    entry === undefined ? '' : `${entry.kind} ${canonical(entry.body)}`.slice(0, 200);
  return { expected: shortened(expected), found: shortened(found) };
}
