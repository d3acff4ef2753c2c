/** What a role's powers look at, from its own view and what everybody at the table knows. */
import type { DoorBook } from '@sandtable/core/record';
import { shortTitleOf, titleOf } from '@sandtable/core/scenario';
import type { RoleView } from '@sandtable/core/view';
import type { RoleSituation, ShownDraft } from '@sandtable/powers';
import { guestName } from '@sandtable/powers/joint';
import type { Say } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import { followDoor } from './door-followed.ts';

export function roleSituations(
  session: Session,
  say: Say,
): (view: RoleView, as?: { readonly aide?: boolean }) => RoleSituation {
  const { scenario, zone, clock } = session;
  const door = followDoor(session);
  const roles = scenario.roles.map(({ name, short, organisation }) => ({
    role: name,
    title: titleOf('roles', name, session),
    short: short === null ? name : shortTitleOf(name, session),
    organisation,
  }));
  return (view, { aide = false } = {}) => ({
    view,
    roles,
    wall: clock.now(),
    say,
    zone,
    isAide: aide,
    drafts: shownDrafts(session, say, door, view.role.name),
  });
}

/** What aides have written for a role, or at a table of it. Whoever is an aide of nobody any more proposes nothing. */
export const shownDrafts = (
  { drafts, texts, scenario }: Pick<Session, 'drafts' | 'texts' | 'scenario'>,
  say: Say,
  door: () => DoorBook,
  role: string,
): readonly ShownDraft[] => {
  const table = scenario.groups.filter(({ roles }) => roles.includes(role)).flatMap(({ roles }) => roles);
  return drafts.for(role).flatMap((draft) => {
    const guest = door().guest(draft.by);
    return guest?.aideOf.some((each) => each === role || table.includes(each)) === true
      ? [{ ...draft, who: guestName(guest, { texts, say }) }]
      : [];
  });
};
