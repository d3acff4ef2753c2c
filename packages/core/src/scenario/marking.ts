/**
 * How far a fact may go, by its marking (FIRST, Traffic Light Protocol 2.0) or by what its author says.
 *
 * RED: nobody but those in the exchange, so it is not shared on. AMBER+STRICT: the sharer's own organisation. AMBER: also other
 * organisations that need to know, one at a time ("its clients": the language names none), never everybody at once.
 * GREEN: the community, which is all who play. CLEAR: everybody.
 *
 * Who knows the fact already plays no part: a rule that asked would tell a player who knows.
 */
import type { Fact } from './scenario.ts';

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

export const limitsOf = ({ tlp, mayGoTo }: Fact): Limits => ({ tlp, mayGoTo: mayGoTo?.roles ?? null });
