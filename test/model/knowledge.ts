/** Facts, and who is there: a fact spreads only to those who do not know it; how far a role may share one is the marking's to say. */
import type { EffectOwner } from '@sandtable/core/record';
import { tell } from './tell.ts';
import { lifeOf, named, type World } from './world.ts';

export function learn(
  world: World,
  fact: string,
  to: readonly string[],
  how: string,
  of?: EffectOwner,
): void {
  const known = lifeOf(world.facts, fact).roles;
  const roles = to.filter((role, at) => !known.includes(role) && to.indexOf(role) === at);
  if (roles.length === 0) return;
  known.push(...roles);
  tell(world, 'fact.learned', { fact, roles, how, of });
}

/** Those of `all` whom the marking keeps from hearing it; of several organisations beyond TLP:AMBER all. */
export function keptFrom(world: World, fact: string, by: string, all: readonly string[]): readonly string[] {
  const { tlp, mayGoTo } = named(world.scenario.facts, fact);
  const others = all.filter((name) => holderOf(world, name) !== holderOf(world, by));
  if (mayGoTo) return others.filter((role) => !mayGoTo.roles.includes(role));
  const home = (role: string) => named(world.scenario.roles, role).organisation;
  const away = others.filter((role) => home(role) !== home(by));
  if (tlp === 'TLP:RED') return others;
  if (tlp === 'TLP:AMBER+STRICT') return away;
  return tlp === 'TLP:AMBER' && away.some((role) => home(role) !== home(away[0] ?? '')) ? away : [];
}

/** Nobody needs a seat to be there; whoever was taken from the last one is not. */
export const isThere = (world: World, role: string): boolean => world.seats[role]?.length !== 0;

/** The role that this one was merged into, or itself. */
export function mergedInto(world: World, role: string): string {
  const into = world.merged[role];
  return into === undefined ? role : mergedInto(world, into);
}

/** The role that plays this one: that with which it is merged, or the one that takes over when it is absent, and so on from there. */
export function holderOf(world: World, role: string): string {
  const come: string[] = [];
  for (let at = role; ;) {
    const { ifAbsent } = named(world.scenario.roles, at);
    const standsIn = ifAbsent.how === 'taken-over' && !isThere(world, at) ? ifAbsent.by : null;
    const next = world.merged[at] ?? standsIn;
    if (next === null) return at;
    come.push(at);
    if (come.includes(next)) return firstThere(world, come.slice(come.indexOf(next)));
    at = next;
  }
}

/** Of those who play one another the first in the file who is there; of all of them when nobody is. */
function firstThere(world: World, ring: readonly string[]): string {
  const roles = world.scenario.roles.filter(({ name }) => ring.includes(name));
  const one = roles.find(({ name }) => isThere(world, name)) ?? roles[0];
  return one?.name ?? '';
}
