/** An instant: its steps before it settles, and the instants of a jump. */
import { gatherHazard } from './chances.ts';
import { markOver, moments, timeOf, type Timed } from './moments.ts';
import { moveVariables, sample } from './numbers.ts';
import { lastTick, named, type World } from './world.ts';
import { windowEnds } from './windows.ts';

/** The next second at which anything is due; every multiple of `tick` is one. */
export function nextInstant(world: World): number {
  const { now, phase, target, scenario } = world;
  const since = world.phases[phase ?? '']?.since ?? 0;
  const exits = phase === null ? [] : named(scenario.phases, phase).next;
  const watched = [...scenario.injects, ...scenario.decisions].filter(({ when }) => when !== null);
  const times = [
    lastTick(world) + scenario.tick,
    scenario.duration,
    target,
    ...windowEnds(world),
    ...[...world.delayed, ...moments(world)].map(({ due }) => due),
    ...[...watched, ...exits].map(({ at }) => timeOf(world, at, since)),
  ];
  return Math.min(...times.flatMap((time) => (time !== null && time > now ? [time] : [])));
}

/** Steps 1 to 5: what falls due is put on the queue. */
export function putSteps(world: World): void {
  const onTick = lastTick(world) === world.now;
  world.unsampled = onTick;
  if (onTick) moveVariables(world);
  const due = dueBy(world, world.now);
  if (onTick) for (const { name } of gatherHazard(world)) world.queue.push({ does: 'fire', chance: name });
  putMoments(world, due.filter(isChance));
  world.queue.push({ does: 'windows' });
  putLate(world, world.now, due);
}

const dueBy = (world: World, until: number): readonly Timed[] =>
  moments(world).filter(({ due }) => due <= until);
const isChance = ({ kind }: Timed): boolean => kind === 'chance';

/** What happened a moment ago made something due now. */
export const putWhatCame = (world: World): boolean => putMoments(world, dueBy(world, world.now));

function putMoments(world: World, due: readonly Timed[]): boolean {
  for (const moment of due) {
    markOver(world, moment);
    world.queue.push({ does: 'moment', kind: moment.kind, name: moment.name });
  }
  return due.length > 0;
}

/** Steps 4 and 5: what was put off, in the order in which it was put there, then moments. */
function putLate(world: World, until: number, due: readonly Timed[]): void {
  for (const delayed of world.delayed)
    if (delayed.due <= until) world.queue.push({ does: 'delayed', delayed });
  world.delayed = world.delayed.filter((one) => one.due > until);
  putMoments(
    world,
    due.filter((moment) => !isChance(moment)),
  );
}

/** In a frozen jump nothing but windows, from the second after that at which it begins until its arrival. */
export const isFrozen = ({ jump, now }: World): boolean => jump !== null && jump.frozen && now > jump.from;

/** The next instant of a jump; false when it has arrived. */
export function goOnJumping(world: World): boolean {
  const { jump } = world;
  if (jump === null || (world.now >= jump.to && !jump.frozen)) return false;
  sample(world);
  if (!jump.frozen) {
    world.now = Math.min(nextInstant(world), jump.to);
    putSteps(world);
    return true;
  }
  const ends = windowEnds(world).filter((end) => end > world.now && end <= jump.to);
  if (ends.length > 0) {
    world.now = Math.min(...ends);
    world.queue.push({ does: 'windows' });
  } else {
    world.now = jump.to;
    world.jump = { ...jump, frozen: false };
    thaw(world);
  }
  return true;
}

/** What fell due in a frozen jump is done on arrival, in order of time, and within a second in the order of the steps. */
function thaw(world: World): void {
  for (;;) {
    const due = dueBy(world, world.now);
    const earliest = Math.min(...[...due, ...world.delayed].map((one) => one.due));
    if (earliest > world.now) return;
    const at = due.filter((moment) => moment.due === earliest);
    putMoments(world, at.filter(isChance));
    putLate(world, earliest, at);
  }
}
