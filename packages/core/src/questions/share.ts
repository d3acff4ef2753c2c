/**
 * How far a fact may go in play, by its marking (FIRST, Traffic Light Protocol 2.0) or by what its author says.
 *
 * RED: nobody but those in the exchange, so it is not shared on. AMBER+STRICT: the sharer's own organisation. AMBER: also other
 * organisations that need to know, one at a time ("its clients": the language names none), never everybody at once.
 * GREEN: the community, which is all who play. CLEAR: everybody.
 *
 * Who knows the fact already plays no part: a rule that asked would tell a player who knows.
 */
import type { Fact } from '../scenario/scenario.ts';
import type { Program } from '../program/program.ts';
import { knows } from './read.ts';
import { holderOf } from './seat.ts';
import type { State } from '../program/state.ts';

/** Those of `to` whom the marking keeps from hearing it from `by`. */
export function barredFrom(
  program: Program,
  state: State,
  fact: Fact,
  by: string,
  to: readonly string[],
): readonly string[] {
  const organisation = (role: string) =>
    program.scenario.roles[program.places.role.get(role) ?? -1]?.organisation;
  const player = holderOf(program, state, by);
  const others = to.filter((role) => holderOf(program, state, role) !== player);
  if (fact.mayGoTo !== null) return others.filter((role) => !fact.mayGoTo?.roles.includes(role));
  const outside = others.filter((role) => organisation(role) !== organisation(by));
  switch (fact.tlp) {
    case 'TLP:RED':
      return others;
    case 'TLP:AMBER+STRICT':
      return outside;
    case 'TLP:AMBER':
      return new Set(outside.map(organisation)).size > 1 ? outside : [];
    case 'TLP:GREEN':
    case 'TLP:CLEAR':
      return [];
  }
}

export function mayShare(program: Program, state: State, fact: string, by: string, to: string): boolean {
  const found = program.scenario.facts[program.places.fact.get(fact) ?? -1];
  return (
    found !== undefined &&
    knows(program, state, by, fact) &&
    barredFrom(program, state, found, by, [to]).length === 0
  );
}

/** Roles that may hear it from this one, each by itself, in file order. */
export function mayShareWith(program: Program, state: State, fact: string, by: string): readonly string[] {
  return program.scenario.roles
    .map(({ name }) => name)
    .filter((role) => role !== by && mayShare(program, state, fact, by, role));
}
