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

/** How far a fact may go. */
export interface Limits extends Pick<Fact, 'tlp'> {
  readonly mayGoTo: readonly string[] | null;
}
/** Who plays at the table. */
export interface AtTheTable {
  organisation(role: string): string | undefined;
  /** The role whose people play this one. */
  player(role: string): string;
}

/** Those of `to` whom the marking keeps from hearing it from `by`. */
export function barredBy(
  fact: Limits,
  by: string,
  to: readonly string[],
  { organisation, player }: AtTheTable,
): readonly string[] {
  const others = to.filter((role) => player(role) !== player(by));
  if (fact.mayGoTo !== null) return others.filter((role) => fact.mayGoTo?.includes(role) !== true);
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

/** The same, by the name of a fact and by who plays whom now. */
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
export const limitsOf = ({ tlp, mayGoTo }: Fact): Limits => ({ tlp, mayGoTo: mayGoTo?.roles ?? null });

export function mayShare(program: Program, state: State, fact: string, by: string, to: string): boolean {
  return knows(program, state, by, fact) && barredFrom(program, state, fact, by, [to]).length === 0;
}

/** Roles that may hear it from this one, each by itself, in file order. */
export function mayShareWith(program: Program, state: State, fact: string, by: string): readonly string[] {
  return program.scenario.roles
    .map(({ name }) => name)
    .filter((role) => role !== by && mayShare(program, state, fact, by, role));
}
