/** Which entries hold what somebody said. Pure. */
import type { Scenario } from '../scenario/scenario.ts';
import type { Entry } from './entry.ts';

/** Whether an entry holds the words of a participant, not of exercise control. */
export function saidByParticipant(entry: Entry, roles: ReadonlySet<string>): boolean {
  switch (entry.kind) {
    case 'answer':
    case 'amend':
    case 'reverse':
    case 'recall':
    case 'ask':
    case 'told-back':
      return true;
    case 'say':
      return roles.has(entry.body.from);
    // what the recorder wrote is the room's own work; what a participant wrote is quoted
    case 'contribute':
    case 'note':
      return roles.has(entry.author.role ?? '');
    default:
      return false;
  }
}

/** Whether an entry holds a remark that somebody in the room made, or that was noted of what was said there. */
export function isRemark({ roles }: Pick<Scenario, 'roles'>, entry: Entry): boolean {
  return (
    entry.kind === 'note' ||
    entry.kind === 'unpark' ||
    entry.kind === 'contribute' ||
    saidByParticipant(entry, new Set(roles.map(({ name }) => name)))
  );
}
