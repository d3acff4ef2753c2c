// The commands of a deed, given on the session.
import type { Session } from '@sandtable/host';
import { isCause, type Refusal } from '@sandtable/core/record';
import type { GivenCommand } from '@sandtable/powers';

/** In their order, until one is refused; what is entered late gets its time at once. */
export function giveEach(session: Session, given: readonly GivenCommand[]): Refusal | null {
  for (const { command, texts, author, happenedAt } of given) {
    const result = session.give(command, texts, author);
    if ('refused' in result) return result;
    const entry = result.entries.find((each) => isCause(each) && each.kind === command.kind);
    if (entry === undefined || happenedAt === undefined) continue;
    const timed = session.give({ kind: 'happened', body: { entry: entry.n, at: happenedAt } });
    if ('refused' in timed) return timed;
  }
  return null;
}
