/** The commands of a record, given to the engine again, and what follows from them compared with what stands there. */
import { isDeepStrictEqual } from 'node:util';
import {
  semanticsVersion,
  type Command,
  type Entry,
  type NameOf,
  type Order,
  type Recomputed,
  type Refusal,
  type Setup,
} from '@sandtable/core/record';
import { canonical } from './canonical.ts';
import { BadRecord, type FaultValues, type LineFault } from './fault.ts';
import { setupOf, type RecordHeader } from './header.ts';
import { mustFit, type PlayedRecord } from './played-record.ts';

/** The core, as replay needs it. */
export interface Engine {
  /** An exercise before its first entry; null when the scenario's text is not accepted, or not with these parameters. */
  begin(scenario: string, setup: Setup): Begun | null;
}

/** An exercise that goes on with every order. After a refusal nothing more is asked of it. */
export interface Begun {
  /** The entries that an order leads to, itself the first. */
  give(order: Order): readonly Entry[] | Refusal;
  /** Whether its scenario has something that is called so. */
  has(of: NameOf, name: string): boolean;
}

export interface Replay {
  /** The next entry. Throws `BadRecord` when it is not what the engine makes of the commands before it. */
  take(entry: Entry, texts: readonly (string | null)[]): void;
  /** Throws `BadRecord` when consequences of the last command are missing. */
  end(): { readonly causes: number; readonly derived: number };
}

/** Throws `BadRecord` when the scenario is not accepted. */
export function beginReplay(file: string, header: RecordHeader, engine: Engine): Begun {
  const begun = engine.begin(header.scenario.text, setupOf(header));
  if (begun === null) throw new BadRecord(file, 0, 'scenario');
  return begun;
}

export function replaying(file: string, begun: Begun): Replay {
  let expected: readonly Entry[] = [];
  let next = 0;
  let last = 0;
  let causes = 0;
  return {
    take(entry, texts) {
      const bad = (why: LineFault, values?: FaultValues) => new BadRecord(file, entry.n, why, values);
      mustFit(entry, texts.length, file, begun.has);
      if (entry.cause === null) {
        const missing = expected[next];
        if (missing) throw bad('consequence', differences(missing, entry));
        const given = begun.give(orderOf(entry, texts));
        if ('refused' in given) throw bad('refused', { refused: given.refused });
        expected = given;
        next = 0;
        causes += 1;
      } else if (expected[0]?.n !== entry.cause) throw bad('cause');
      const derived = expected[next];
      if (derived === undefined || !isSame(derived, entry))
        throw bad('consequence', differences(derived, entry));
      next += 1;
      last = entry.n;
    },
    end() {
      if (next < expected.length)
        throw new BadRecord(file, last + 1, 'unfinished', { missing: expected.length - next });
      return { causes, derived: last - causes };
    },
  };
}

/**
 * Plays a record again, so that nothing in it is told as true without a word that does not follow from its commands. That the end of its
 * last command is missing is no difference: resuming derives it. Throws `BadRecord` when the scenario is not accepted, or an entry speaks
 * of something that it has not.
 */
export function recompute(record: PlayedRecord, engine: Engine): Recomputed {
  const { file, header, entries, textsOf } = record;
  const { semantics, engine: madeBy } = header;
  if (semantics !== semanticsVersion) return { is: 'not-recomputed', semantics, engine: madeBy };
  const begun = beginReplay(file, header, engine);
  for (const entry of entries) mustFit(entry, textsOf(entry.n).length, file, begun.has);
  const replay = replaying(file, begun);
  for (const entry of entries)
    try {
      replay.take(entry, textsOf(entry.n));
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error;
      return { is: 'different', entry: entry.n };
    }
  return { is: 'same' };
}

/** By their values, which is quickly told; what differs there by a field that is not set is the same in writing. */
const isSame = (derived: Entry, entry: Entry): boolean =>
  isDeepStrictEqual(derived, entry) || canonical(derived) === canonical(entry);

/** The command that a cause is, to be given again with its texts. An erased one has another in its place: no guard reads free text. */
export function orderOf(cause: Entry, texts: readonly (string | null)[]): Order {
  const command = { kind: cause.kind, body: cause.body } as Command;
  const { author, wall, order } = cause;
  return {
    command,
    author,
    wall,
    texts: texts.map((text) => text ?? '…'),
    ...(order !== undefined && { id: order }),
  };
}

function differences(expected: Entry | undefined, found: Entry): FaultValues {
  const shortened = (entry: Entry | undefined) =>
    entry === undefined ? '' : `${entry.kind} ${canonical(entry.body)}`.slice(0, 200);
  return { expected: shortened(expected), found: shortened(found) };
}
