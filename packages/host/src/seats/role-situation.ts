/** What a role's powers look at, from its own view and what everybody at the table knows. */
import { shortTitleOf, titleOf } from '@sandtable/core/scenario';
import type { RoleView } from '@sandtable/core/view';
import type { RoleSituation } from '@sandtable/powers';
import type { Say } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';

export function roleSituations(session: Session, say: Say): (view: RoleView) => RoleSituation {
  const { scenario, zone, clock } = session;
  const roles = scenario.roles.map(({ name, short, organisation }) => ({
    role: name,
    title: titleOf('roles', name, session),
    short: short === null ? name : shortTitleOf(name, session),
    organisation,
  }));
  return (view) => ({ view, roles, wall: clock.now(), say, zone });
}
