/** Phases: how one is left and another entered, exits, jumps, and EndEx. */
import type { EffectOwner } from '@sandtable/core/record';
import type { Exit } from '@sandtable/core/scenario';
import { owner, place, put } from './effects.ts';
import { giveUpTarget } from './cursor.ts';
import { cancel, dueInject } from './injects.ts';
import { timeOf } from './moments.ts';
import { holds } from './numbers.ts';
import { tell } from './tell.ts';
import { inConduct, lifeOf, named, type World } from './world.ts';

/** Leaves the phase for another, or null for EndEx. */
export function go(world: World, to: string | null, because: string, of?: EffectOwner, exit?: number): void {
  leavePhase(world, because, exit);
  if (to === null) endExercise(world);
  else enterPhase(world, to, of);
}

function leavePhase(world: World, because: string, exit?: number): void {
  const name = world.phase ?? '';
  const { leftovers, agenda, onLeave } = named(world.scenario.phases, name);
  Object.assign(lifeOf(world.phases, name), { left: true, until: world.now });
  giveUpTarget(world);
  // what is talked about is none of the next phase's
  world.phase = null;
  for (const talk of Object.values(world.talks)) talk.now = false;
  tell(world, 'phase.left', { phase: name, because, exit });
  const own = agenda.flatMap((item) => (item.does === 'inject' ? [item.inject] : []));
  const left = world.scenario.injects.filter((inject) => {
    const { delivered, skipped, cancelled, proposed } = lifeOf(world.injects, inject.name);
    return proposed || (own.includes(inject.name) && delivered === 0 && !skipped && !cancelled);
  });
  for (const inject of left) {
    if (leftovers === 'cancel') cancel(world, inject.name);
    if (leftovers === 'deliver') dueInject(world, inject.name);
  }
  put(world, place(onLeave, owner('phase.on-leave', name)));
}

export function enterPhase(world: World, name: string, of?: EffectOwner): void {
  const { jumpTo, whileJumping } = named(world.scenario.phases, name);
  const life = lifeOf(world.phases, name);
  Object.assign(life, { visits: life.visits + 1, since: world.now, until: null, done: false });
  Object.assign(world, { phase: name, cursor: 0 });
  tell(world, 'phase.entered', { phase: name, visit: life.visits, of });
  const to = Math.min(jumpTo ?? 0, world.scenario.duration);
  if (to <= world.now) return onEnter(world, name);
  // exits' moments and its minutes count from the arrival
  life.since = Infinity;
  world.jump = { to, from: world.now, frozen: whileJumping === 'freeze' };
  tell(world, 'jump.started', { phase: name, to });
}

const onEnter = (world: World, name: string): void =>
  put(world, place(named(world.scenario.phases, name).onEnter, owner('phase.on-enter', name)));

/** The jump is over: exits' moments and the phase's minutes count from now; what waited joins the queue. */
export function arrive(world: World): void {
  const name = world.phase ?? '';
  lifeOf(world.phases, name).since = world.now;
  world.jump = null;
  tell(world, 'jump.ended', { phase: name });
  onEnter(world, name);
  world.queue.push(...world.waiting.splice(0));
}

/** The place of the first exit that holds, or, when the agenda is done, of the first that can be taken by hand; -1 if there is none. */
export function findExit(world: World, byHand: boolean): number {
  const name = world.phase;
  if (name === null) return -1;
  const { since, taken } = lifeOf(world.phases, name);
  const can = ({ when, at, onlyIf, times }: Exit, place: number) =>
    (when === null && at === null) === byHand &&
    (times === null || (taken[place] ?? 0) < times) &&
    (at === null || (timeOf(world, at, since) ?? Infinity) <= world.now) &&
    holds(world, when, `phases.${name}.next.${place + 1}.when`) &&
    holds(world, onlyIf, `phases.${name}.next.${place + 1}.only-if`);
  return named(world.scenario.phases, name).next.findIndex(can);
}

export function takeExit(world: World, exit: number): void {
  const { taken } = lifeOf(world.phases, world.phase ?? '');
  taken[exit] = (taken[exit] ?? 0) + 1;
  go(world, named(world.scenario.phases, world.phase ?? '').next[exit]?.go ?? null, 'exit', undefined, exit);
}

/** EndEx: the first outcome in the file that holds is reached, and no other. */
export function endExercise(world: World): void {
  if (!inConduct(world)) return;
  // nobody arrived: its minutes are none
  if (world.jump && world.phase !== null) lifeOf(world.phases, world.phase).since = world.jump.to;
  Object.assign(world, { stage: 'end-ex', queue: [], jump: null, waiting: [] });
  tell(world, 'stage.changed', { stage: 'end-ex' });
  const { outcomes } = world.scenario;
  const outcome = outcomes.find(({ name, onlyIf }) => holds(world, onlyIf, `outcomes.${name}.only-if`));
  if (!outcome) return;
  const told = outcome.clauses.flatMap(({ onlyIf }, at) =>
    holds(world, onlyIf, `outcomes.${outcome.name}.text.${at + 1}.only-if`) ? [at + 1] : [],
  );
  tell(world, 'outcome.reached', { outcome: outcome.name, told });
}
