/** A fact is passed on, and a breach of its marking has its price. */
import { owner, place, put } from './effects.ts';
import { keptFrom, learn } from './knowledge.ts';
import { tell } from './tell.ts';
import { inConduct, lifeOf, named, type World } from './world.ts';

/** Whoever hears it against its marking hears it all the same, and that is told. */
export function passOn(world: World, fact: string, by: string, to: readonly string[]): void {
  const kept = keptFrom(world, fact, by, to);
  const roles = kept.filter((role, at) => kept.indexOf(role) === at);
  const { breaches } = lifeOf(world.facts, fact);
  if (roles.length > 0) {
    breaches.push(world.causes);
    tell(world, 'fact.breached', { fact, by, roles });
  }
  learn(world, fact, to, 'shared');
  if (roles.length > 0 && breaches.length === 1) pay(world, fact, world.causes);
}

/** The price of a breach, paid once; it belongs to the command by which it was breached. After EndEx there is none. */
export function pay(world: World, fact: string, deed: number): void {
  if (!inConduct(world)) return;
  world.deed = deed;
  put(world, place(named(world.scenario.facts, fact).onBreach, owner('fact.on-breach', fact)));
  world.deed = null;
}
