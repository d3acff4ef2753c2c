/** Legal clocks and expected actions start once, each by its moment, a clock by an effect, too. */
import type { EffectOwner } from '@sandtable/core/record';
import { tell } from './tell.ts';
import { lifeOf, named, type World } from './world.ts';

export function startClock(world: World, name: string, of?: EffectOwner): void {
  const clock = lifeOf(world.clocks, name);
  if (clock.state !== 'pending') return;
  Object.assign(clock, {
    state: 'running',
    began: world.now,
    until: world.now + named(world.scenario.clocks, name).within,
  });
  tell(world, 'clock.started', { clock: name, until: clock.until, of });
}

export function stopClock(world: World, name: string, of: EffectOwner): void {
  const clock = lifeOf(world.clocks, name);
  if (clock.state !== 'running') return;
  clock.state = 'stopped';
  tell(world, 'clock.stopped', { clock: name, of });
}

export function startExpected(world: World, name: string): void {
  const life = lifeOf(world.expected, name);
  if (life.state !== 'pending') return;
  Object.assign(life, {
    state: 'running',
    began: world.now,
    until: world.now + named(world.scenario.expected, name).within,
  });
  tell(world, 'expected.started', { expected: name, until: life.until });
}
