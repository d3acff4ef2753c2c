/** Luck: what is drawn once an exercise. The draws themselves are the core's, which known answers hold. */
import { draw, luckName } from '@sandtable/core';
import type { Value } from '@sandtable/core/scenario';
import { named, type World } from './world.ts';

export const roundHalfUp = (x: number): number => Math.round(x) + 0;

export const drawOf = (world: World, name: string, occurrence = 0): number =>
  draw(world.key, luckName(name), occurrence, 0);

/** What an entry of `luck` is in this exercise; a duration in minutes. */
export function drawn(world: World, name: string): Value {
  const { distribution: from, duration } = named(world.scenario.luck, name);
  const u = drawOf(world, `luck.${name}`);
  const value = ((): Value => {
    switch (from.draw) {
      case 'between':
        return from.low + u * (from.high - from.low);
      case 'triangle': {
        const { low, mode, high } = from;
        return u * (high - low) < mode - low
          ? low + Math.sqrt(u * (high - low) * (mode - low))
          : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
      }
      case 'normal':
        throw new Error('the second interpreter draws from no normal distribution');
      case 'one-of':
        return from.values[Math.floor(u * from.values.length)] ?? 0;
    }
  })();
  return duration ? Math.max(0, roundHalfUp(Number(value) * 60)) / 60 : value;
}
