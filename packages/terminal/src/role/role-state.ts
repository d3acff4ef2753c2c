// What a role's own screen remembers while it is shown.
import type { RoleSituation } from '@sandtable/powers';
import type { Tongue } from '@sandtable/words';
import type { LeftForm } from '../panes/drafts.ts';
import type { PowerForm } from '../panes/form.ts';

/** A role's view and nothing else of the exercise, in a language. */
export interface RoleDesk extends RoleSituation, Tongue {
  /** The scenario's clock as everybody knows it, for the times in the own log. */
  readonly storyTimeAt: (seconds: number) => string;
  /** What the key that leaves the screen does: at a shared keyboard the screen is given back. */
  readonly leaves: string;
}

export interface RoleScreenState {
  readonly shows: 'inbox' | 'log' | 'help';
  readonly scroll: number;
  readonly form: PowerForm<RoleDesk> | null;
  /** What this role typed and did not give. */
  readonly drafts: readonly LeftForm<RoleDesk>[];
  readonly told: { readonly how: 'done' | 'refused'; readonly text: string } | null;
}
