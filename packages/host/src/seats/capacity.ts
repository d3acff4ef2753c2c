/** In which capacity somebody takes part at a screen of their own, and what may be done in it. */
import type { RolePower } from '@sandtable/powers';
import { rolePowers } from '@sandtable/powers';

export type Capacity =
  /** A role of the scenario. */
  | { readonly of: 'role'; readonly role: string }
  /** Sees what all may see, and does nothing. */
  | { readonly of: 'observer' };

/** The powers of each capacity. What is not here nobody can do in it, whichever door they came through. */
export const powersIn: { readonly [Of in Capacity['of']]: readonly RolePower[] } = {
  role: rolePowers,
  observer: [],
};
