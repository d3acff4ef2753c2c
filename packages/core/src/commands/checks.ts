/** What many commands are asked before they are accepted. */
import type { Draft } from '../evolve/draft.ts';
import type { Author, TextSlot } from '../record/parts.ts';
import type { Refusal } from '../record/entry.ts';
import type { PlaceKind } from '../program/program.ts';
import { refuse, type RefusalCode } from '../record/refuse.ts';
import { holderOf } from '../questions/seat.ts';

/** The first refusal, if any. */
export function firstOf(...checks: readonly (Refusal | null | (() => Refusal | null))[]): Refusal | null {
  for (const check of checks) {
    const refusal = typeof check === 'function' ? check() : check;
    if (refusal) return refusal;
  }
  return null;
}

/** Pass `values` as a function when they are costly to compute: most commands are not refused. */
export const unless = (
  holds: boolean,
  code: RefusalCode,
  values: Refusal['values'] | (() => Refusal['values']) = {},
): Refusal | null => (holds ? null : refuse(code, typeof values === 'function' ? values() : values));

export function known(draft: Draft, what: PlaceKind, name: string): Refusal | null {
  return draft.program.places[what].has(name) ? null : refuse('unknown', { what, name });
}
export function rolesKnown(draft: Draft, roles: readonly string[]): Refusal | null {
  if (roles.length === 0) return refuse('no-roles');
  return firstOf(...roles.map((role) => known(draft, 'role', role)));
}
/** Hearers may also be exercise control. */
export const hearersKnown = (draft: Draft, to: readonly string[]): Refusal | null =>
  to.length === 1 && to[0] === 'exercise_control'
    ? null
    : rolesKnown(
        draft,
        to.filter((role) => role !== 'exercise_control'),
      );
/** Checks the intended hearers of something that reached the wrong people; exercise control may be among them. */
export const hearersMeant = (draft: Draft, to: readonly string[]): Refusal | null =>
  rolesKnown(
    draft,
    to.filter((role) => role !== 'exercise_control'),
  );
/** An actor, a role or exercise control. */
export const speakerKnown = (draft: Draft, from: string): Refusal | null =>
  from === 'exercise_control' || draft.program.places.actor.has(from) ? null : known(draft, 'role', from);

/** The host, the attendant and exercise control may do everything; a role acts for itself and for roles it holds. */
export const isControl = (author: Author): boolean =>
  author.role === null || author.role === 'exercise_control';
export const actsFor = (draft: Draft, author: Author, role: string): boolean =>
  isControl(author) || author.role === role || holderOf(draft.program, draft.state, role) === author.role;

export const reference = (
  draft: Draft,
  slot: TextSlot,
): { readonly entry: number; readonly text: number } => ({ entry: draft.cause, text: slot.text });
