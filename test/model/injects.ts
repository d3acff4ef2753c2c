/** Injects: what comes when one is due, what a delivery does, and what a hand does with one. */
import type { EffectOwner } from '@sandtable/core/record';
import { owner, place, put } from './effects.ts';
import { learn } from './knowledge.ts';
import { isOut, isSpent, nextMoment } from './moments.ts';
import { holds, printed } from './numbers.ts';
import { tell } from './tell.ts';
import { lifeOf, named, refuse, type World } from './world.ts';

/** Contingencies and whatever is held are proposed; the gate keeps back; all else is delivered. */
export function dueInject(world: World, name: string, of?: EffectOwner): void {
  const { onlyIf, kind, hold } = named(world.scenario.injects, name);
  const life = lifeOf(world.injects, name);
  if (isOut(world, name) || life.proposed) return;
  if (!holds(world, onlyIf, `injects.${name}.only-if`))
    return tell(world, 'inject.skipped', { inject: name, because: 'gate' });
  const because = kind === 'contingency' ? kind : (life.held ?? hold) ? 'hold' : null;
  if (because === null) return deliver(world, name, null, of);
  life.proposed = true;
  tell(world, 'inject.proposed', { inject: name, because });
}

export function deliver(
  world: World,
  name: string,
  others: readonly string[] | null,
  of?: EffectOwner,
): void {
  const inject = named(world.scenario.injects, name);
  const life = lifeOf(world.injects, name);
  const print = printedNow(world, name);
  const to = others ?? inject.to.roles;
  const cc = others === null ? inject.cc.roles : [];
  life.delivered += 1;
  life.proposed = false;
  life.withdrawn = false;
  life.had = [...new Set([...life.had, ...to, ...cc])];
  tell(world, 'inject.delivered', { inject: name, to, cc, printed: print, edited: life.edited, of });
  for (const fact of inject.reveals) learn(world, fact, [...to, ...cc], 'inject');
  put(world, place(inject.onDelivery, owner('inject', name)));
}

export function printedNow(world: World, name: string) {
  const { text, textFor, attach } = named(world.scenario.injects, name);
  const attached = attach.flatMap((one) => (one.holds === 'text' ? [one.text] : []));
  return printed(world, [text, ...textFor.map((other) => other.text), ...attached], `injects.${name}`);
}

export function cancel(world: World, name: string): void {
  if (isOut(world, name)) return;
  Object.assign(lifeOf(world.injects, name), { cancelled: true, proposed: false });
  tell(world, 'inject.cancelled', { inject: name });
}

/** Delivered before it is due it has used its next moment (what is proposed has had it); what was put aside comes back, but for moments that are over. */
export function deliverByHand(world: World, name: string, to: readonly string[] | null): void {
  const inject = named(world.scenario.injects, name);
  const life = lifeOf(world.injects, name);
  const aside = life.skipped || life.cancelled;
  Object.assign(life, { skipped: false, cancelled: false });
  if (aside) while ((nextMoment(world, inject) ?? Infinity) <= world.now) life.moments += 1;
  if (!life.proposed && nextMoment(world, inject) !== null) life.moments += 1;
  deliver(world, name, to);
}

/** Delivers what was proposed, lets go what was held; there is nothing to release in anything else. */
export function release(world: World, name: string): void {
  const life = lifeOf(world.injects, name);
  if (life.proposed) return deliver(world, name, null);
  refuse(isOut(world, name), 'inject.already-delivered');
  refuse(!(life.held ?? named(world.scenario.injects, name).hold), 'inject.not-held');
  life.held = false;
}

export function skip(world: World, name: string): void {
  const life = lifeOf(world.injects, name);
  refuse(life.skipped || (isSpent(world, name) && !life.proposed), 'inject.already-delivered');
  Object.assign(life, { skipped: true, proposed: false });
  tell(world, 'inject.skipped', { inject: name, because: 'by-hand' });
}

export function retime(world: World, name: string, at: number): void {
  const life = lifeOf(world.injects, name);
  refuse(isSpent(world, name), 'inject.already-delivered');
  refuse(at <= world.now, 'inject.in-the-past');
  Object.assign(life, { skipped: false, cancelled: false, retimed: { at, first: life.moments } });
}

export function withdraw(world: World, inject: string, to: readonly string[]): void {
  const life = world.injects[inject];
  if (life) Object.assign(life, { withdrawn: true, had: life.had.filter((role) => !to.includes(role)) });
  else world.adhoc[inject] = [];
  tell(world, 'inject.withdrawn', { inject, to });
}
