// What the whole room has heard, and may therefore stand on a screen that all see.
import type { Program } from '../program/program.ts';
import { present } from '../questions/seat.ts';
import type { State } from '../program/state.ts';
import type { Recipients } from '../scenario/terms.ts';

/** Roles that somebody plays: a role whose seat is empty learns nothing, so it does not count. */
export const rolesThere = (program: Program, state: State): readonly string[] =>
  program.scenario.roles.map(({ name }) => name).filter((role) => present(program, state, role));

export const allOf = (there: readonly string[], roles: readonly string[]): boolean =>
  there.every((role) => roles.includes(role));

/** Null is the whole room. */
export const withEverybody = (recipients: Recipients | null, there: readonly string[]): boolean =>
  recipients === null || recipients.roles.length === 0 || allOf(there, recipients.roles);

/**
 * Whether the whole room hears the question of a decision, by its place: it is in the agenda and read out in plenary (the item is not
 * `with` some only), or everybody who is there decides or is consulted.
 */
export function isHeardByAll(
  program: Program,
  state: State,
  place: number,
  /** All of whom; the whole room when not told. */
  there: readonly string[] = rolesThere(program, state),
): boolean {
  const decision = program.scenario.decisions[place];
  if (!decision) return false;
  const { agenda = [] } = program.scenario.phases[state.phase] ?? {};
  return (
    agenda.some(
      (item) => item.does === 'decide' && item.decision === decision.name && withEverybody(item.with, there),
    ) || allOf(there, [...decision.by.roles, ...decision.consult.roles])
  );
}
