// New entries of the record, told line by line: at once where nobody types, else kept until they are asked for.
import type { Entry } from '@sandtable/core/record';
import type { Session } from '@sandtable/host';

export interface LiveFeed {
  /** Looks for new entries. `mine`: they come of what was just typed, so they are told in any case. */
  take(mine: boolean): readonly string[];
  /** How many wait to be asked for. */
  waiting(): number;
  /** Those that waited. */
  heldBack(): readonly string[];
  /** A sentence that is no entry, such as the time that is left. */
  keep(line: string): void;
  /** The last lines that were told or kept. */
  last(count: number): readonly string[];
  restart(): void;
}

export function liveFeed(
  session: Session,
  lines: (entry: Entry) => readonly string[],
  busy: () => boolean,
): LiveFeed {
  let seen = session.entries.length;
  let held: string[] = [];
  const fresh = (): string[] => {
    if (session.entries.length < seen) seen = session.entries.length;
    const entries = session.entries.slice(seen);
    seen = session.entries.length;
    return entries.flatMap((entry) => lines(entry));
  };
  return {
    take(mine) {
      const told = fresh();
      if (mine || !busy()) return told;
      held.push(...told);
      return [];
    },
    waiting: () => held.length,
    heldBack() {
      const told = held;
      held = [];
      return told;
    },
    keep: (sentence) => {
      held.push(sentence);
    },
    last: (count) =>
      session.entries
        .toReversed()
        .flatMap((entry) => lines(entry))
        .slice(0, count)
        .toReversed(),
    restart() {
      seen = session.entries.length;
      held = [];
    },
  };
}
