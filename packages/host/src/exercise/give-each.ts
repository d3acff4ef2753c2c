// The commands of a deed, given on the session.
import { barOfTime } from '@sandtable/core';
import { isCause, type Refusal } from '@sandtable/core/record';
import type { GivenCommand } from '@sandtable/powers';
import type { Session } from './session.ts';

/**
 * In their order, until one is refused; what is entered late gets its time at once, or is not entered where it cannot have been then.
 * `order` is what whoever gives them calls all of them: it stands on the record with the last, so that it is there once all were given.
 */
export function giveEach(session: Session, given: readonly GivenCommand[], order?: string): Refusal | null {
  for (const [place, { command, texts, author, happenedAt: at }] of given.entries()) {
    if (at !== undefined) {
      const late = {
        kind: command.kind,
        entry: session.record.head.number + 1,
        entered: session.clock.now(),
        at,
      };
      const bar = barOfTime(session.control(), late);
      if (bar !== null) return bar;
    }
    const result = session.give(command, texts, author, place === given.length - 1 ? order : undefined);
    if ('refused' in result) return result;
    const entry = result.entries.find((each) => isCause(each) && each.kind === command.kind);
    if (entry === undefined || at === undefined) continue;
    const timed = session.give({ kind: 'happened', body: { entry: entry.n, at } });
    if ('refused' in timed) return timed;
  }
  return null;
}
