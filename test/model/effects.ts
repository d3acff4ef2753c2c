/** Effects: what acts at once, in the order written, and what joins the end of the queue. */
import type { AddedEffect, EffectOwner } from '@sandtable/core/record';
import type { Effect, Value } from '@sandtable/core/scenario';
import { startClock, stopClock } from './clocks.ts';
import { learn } from './knowledge.ts';
import { assignAll, holds, printed } from './numbers.ts';
import { tell } from './tell.ts';
import type { Placed, World } from './world.ts';

export const owner = (of: EffectOwner['of'], name: string, part = ''): EffectOwner => ({ of, name, part });

export const place = (effects: readonly Effect[], of: EffectOwner, answer: number | null = null): Placed[] =>
  effects.map((effect, at) => ({ effect, of, at, answer }));

/** Those with `after` wait, the others act. */
export function put(world: World, effects: readonly Placed[]): void {
  for (const one of effects) {
    const { effect, of, at, answer } = one;
    if (!effect.after) act(world, one);
    else {
      const due = world.now + effect.after;
      world.delayed.push({ due, busy: null, deed: world.deed ?? world.causes, effects: [one] });
      tell(world, 'effect.queued', { due, of, effect: at, answer });
    }
  }
}

/** At once, or when what `takes` time is over. */
export function putAfter(
  world: World,
  takes: number,
  what: 'decision' | 'action',
  name: string,
  effects: readonly Placed[],
): void {
  if (takes === 0) return put(world, effects);
  const to = world.now + takes;
  world.delayed.push({ due: to, busy: name, deed: world.deed ?? world.causes, effects });
  tell(world, 'busy.until', { what, name, to });
}

export function act(world: World, { effect, of, at, answer }: Placed): void {
  const where = `${placeOf(of)}.${at + 1}`;
  if (!holds(world, effect.onlyIf, `${where}.only-if`, answer)) return;
  switch (effect.verb) {
    case 'set':
      return assignAll(world, effect.values, { sign: 0, of, where: `${where}.set`, answer });
    case 'add':
      return assignAll(world, effect.values, { sign: 1, of, where: `${where}.add`, answer });
    case 'reveal':
      return learn(world, effect.fact, effect.to.roles, 'effect', of);
    case 'start-clock':
      return startClock(world, effect.clock, of);
    case 'stop-clock':
      return stopClock(world, effect.clock, of);
    case 'message': {
      const print = printed(world, [effect.text], where);
      const message = { from: 'exercise_control', to: effect.to.roles, printed: print, effect: at, of };
      return tell(world, 'message.sent', message);
    }
    case 'note':
      return tell(world, 'noted', { of, effect: at });
    case 'send':
    case 'open':
    case 'go':
    case 'cancel':
    case 'end':
      world.queue.push({ does: 'effect', effect, of });
  }
}

/** Where a list of effects stands in the file, for `trouble`. */
function placeOf({ of, name, part }: EffectOwner): string {
  switch (of) {
    case 'phase.on-enter':
    case 'phase.on-leave':
      return `phases.${name}.${of.slice('phase.'.length)}`;
    case 'fact.on-breach':
      return `facts.${name}.on-breach`;
    case 'inject':
      return `injects.${name}.on-delivery`;
    case 'option':
      return `decisions.${name}.options.${part}.effects`;
    case 'proposal':
      return `decisions.${name}.if-they.${part}.effects`;
    case 'clock.on-met':
      return `clocks.${name}.on-met`;
    case 'clock':
      return `clocks.${name}.on-missed`;
    case 'expected.on-met':
      return `expected.${name}.on-met`;
    case 'expected':
      return `expected.${name}.on-missed`;
    case 'decision':
    case 'added':
    case 'action':
    case 'rule':
    case 'chance':
      return `${of}s.${name}.effects`;
  }
}

/** What a facilitator adds to an answer, as an author would write it. */
export function addedEffect(added: AddedEffect): Effect {
  const plain = { after: null, onlyIf: null };
  switch (added.verb) {
    case 'set':
    case 'add':
      return {
        ...plain,
        verb: added.verb,
        values: [{ variable: added.variable, value: literal(added.value) }],
      };
    case 'send':
      return { ...plain, verb: 'send', inject: added.inject, after: added.after };
    case 'cancel':
      return { ...plain, verb: 'cancel', inject: added.inject };
    case 'reveal':
      return { ...plain, verb: 'reveal', fact: added.fact, to: { written: added.to, roles: added.to } };
    case 'open':
      return { ...plain, verb: 'open', decision: added.decision };
  }
}
const literal = (value: Value) => ({ source: '', type: 'number', tree: { op: 'literal', value } }) as const;
