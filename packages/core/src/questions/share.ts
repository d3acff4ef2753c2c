/** Who may tell whom a fact now: by its marking, and by who plays whom. */
import { barredBy, limitsOf } from '../scenario/marking.ts';
import type { Program } from '../program/program.ts';
import { knows } from './read.ts';
import { holderOf } from './seat.ts';
import type { State } from '../program/state.ts';

/** Those of `to` whom its marking keeps from hearing it from `by`, as the roles are played now. */
export function barredFrom(
  program: Program,
  state: State,
  name: string,
  by: string,
  to: readonly string[],
): readonly string[] {
  const { scenario, places } = program;
  const fact = scenario.facts[places.fact.get(name) ?? -1];
  if (fact === undefined) return [];
  return barredBy(limitsOf(fact), by, to, {
    organisation: (role) => scenario.roles[places.role.get(role) ?? -1]?.organisation,
    player: (role) => holderOf(program, state, role),
  });
}
export function mayShare(program: Program, state: State, fact: string, by: string, to: string): boolean {
  return knows(program, state, by, fact) && barredFrom(program, state, fact, by, [to]).length === 0;
}

/** Roles that may hear it from this one, each by itself, in file order. */
export function mayShareWith(program: Program, state: State, fact: string, by: string): readonly string[] {
  return program.scenario.roles
    .map(({ name }) => name)
    .filter((role) => role !== by && mayShare(program, state, fact, by, role));
}
