// What a key does while the screen is turned to a role: before it looks, while it does, and when the screen comes back.
import type { Key } from '../screen/key.ts';
import { pressInRoleScreen, roleScreenOf } from '../role/role-press.ts';
import type { RoleDesk } from '../role/role-state.ts';
import { type DeskState, type Layer, type Step, onDesk } from './desk-state.ts';

/** What a role's screen needs, made only when it is shown. */
export type RoleDeskOf = (role: string) => RoleDesk;

function still(state: DeskState): Step {
  return { state, act: null };
}
function with_(state: DeskState, layer: Layer): DeskState {
  return { ...state, layer };
}

/** The role's own screen, and the guards before and after it. */
export function pressInTurn(
  state: DeskState,
  layer: Extract<Layer, { is: 'turn' }>,
  key: Key,
  roleDesk: RoleDeskOf,
): Step {
  if (layer.step !== 'seen') {
    if (key.id === 'enter')
      return still(with_(state, layer.step === 'back' ? onDesk : { ...layer, step: 'seen' }));
    return key.id === 'esc' && layer.step === 'there' ? still(with_(state, onDesk)) : still(state);
  }
  const step = pressInRoleScreen(layer.screen, key, roleDesk(layer.role));
  if (step.step === 'left') return still(with_(state, handOn(layer)));
  const after = with_(state, { ...layer, screen: step.screen });
  return step.step === 'given'
    ? { state: after, act: { act: 'deed', deed: step.deed, by: step.by, role: layer.role } }
    : still(after);
}

/** The screen goes to the next who votes, else back to the desk. */
export function handOn(layer: Extract<Layer, { is: 'turn' }>): Layer {
  const [role, ...others] = layer.others ?? [];
  return role === undefined
    ? { ...layer, step: 'back' }
    : { is: 'turn', role, step: 'there', screen: roleScreenOf(), others };
}
