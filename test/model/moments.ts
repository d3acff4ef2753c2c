/** Moments: when a thing is due. */
import type { Inject, Moment } from '@sandtable/core/scenario';
import { drawn } from './luck.ts';
import { eventKey } from './tell.ts';
import { lifeOf, named, type MomentKind, type World } from './world.ts';

/** The second at which it comes; null while nobody can say. */
export function timeOf(world: World, moment: Moment | null, visit = 0): number | null {
  switch (moment?.at) {
    case 'story':
      return moment.seconds;
    case 'visit':
      return visit + moment.seconds;
    case 'event': {
      const { delay, event } = moment;
      const first = world.first[eventKey(event)];
      if (!first) return null;
      return (
        first.story + ('luck' in delay ? Math.round(Number(drawn(world, delay.luck)) * 60) : delay.seconds)
      );
    }
    case 'reserve':
    case undefined:
      return null;
  }
}

/** An inject comes no more: skipped, cancelled, or as often delivered as it may be. */
export function isOut(world: World, name: string): boolean {
  const { skipped, cancelled } = lifeOf(world.injects, name);
  return skipped || cancelled || isSpent(world, name);
}
export const isSpent = (world: World, name: string): boolean =>
  lifeOf(world.injects, name).delivered >= named(world.scenario.injects, name).times;

/** An inject's next moment that is not over. */
export function nextMoment(world: World, { name, at, when, every, times }: Inject): number | null {
  const { retimed, moments } = lifeOf(world.injects, name);
  const over = moments - (retimed?.first ?? 0);
  if ((when !== null && retimed === null) || over >= (every === null ? 1 : times)) return null;
  const first = retimed?.at ?? timeOf(world, at);
  return first === null ? null : first + over * (every ?? 0);
}

/** What has a moment that is not over, in the order of steps 2 and 5. */
export interface Timed {
  readonly kind: MomentKind;
  readonly name: string;
  readonly due: number;
}
export function moments(world: World): readonly Timed[] {
  const { chances, injects, decisions, clocks, expected } = world.scenario;
  const all: Timed[] = [];
  const add = (kind: MomentKind, name: string, due: number | null) => {
    if (due !== null) all.push({ kind, name, due });
  };
  for (const { name, how } of chances)
    if (how.by === 'moment' && !world.chances[name]?.moment) add('chance', name, timeOf(world, how.at));
  for (const inject of injects)
    if (!isOut(world, inject.name)) add('inject', inject.name, nextMoment(world, inject));
  for (const { name, at, when } of decisions)
    if (when === null && !world.decisions[name]?.moment) add('decision', name, timeOf(world, at));
  for (const { name, at } of clocks) if (!world.clocks[name]?.moment) add('clock', name, timeOf(world, at));
  for (const { name, at } of expected)
    if (!world.expected[name]?.moment) add('expected', name, timeOf(world, at));
  return all;
}

/** A moment comes once; one that repeats, once for each time. */
export function markOver(world: World, { kind, name }: Timed): void {
  if (kind === 'inject') lifeOf(world.injects, name).moments += 1;
  else {
    const { chances: chance, decisions: decision, clocks: clock, expected } = world;
    lifeOf<{ moment: boolean }>({ chance, decision, clock, expected }[kind], name).moment = true;
  }
}

/** `at` with `when` watches from that moment on. */
export const isWatched = (world: World, at: Moment | null): boolean =>
  at === null || (timeOf(world, at) ?? Infinity) <= world.now;
