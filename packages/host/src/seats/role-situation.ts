/** What a role's powers look at, from its own view and what everybody at the table knows. */
import { shortTitleOf, titleOf } from '@sandtable/core/scenario';
import type { RoleView } from '@sandtable/core/view';
import type { RoleSituation } from '@sandtable/powers';
import { guestName } from '@sandtable/powers/joint';
import type { Say } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import { followDoor } from './door-followed.ts';

export function roleSituations(
  session: Session,
  say: Say,
): (view: RoleView, as?: { readonly aide?: boolean }) => RoleSituation {
  const { scenario, zone, clock, texts, drafts } = session;
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
    drafts: drafts.for(view.role.name).flatMap((draft) => {
      const guest = door().guest(draft.by);
      // whoever is no aide any more proposes nothing
      return guest?.aideOf.includes(view.role.name) === true
        ? [{ ...draft, who: guestName(guest, { texts, say }) }]
        : [];
    }),
  });
}
