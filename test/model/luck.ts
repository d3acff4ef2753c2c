/** Luck: what is drawn once an exercise. The draws themselves are the core's, which known answers hold. */
import { draw, luckName } from '@sandtable/core';
import type { Value } from '@sandtable/core/scenario';
import { named, type World } from './world.ts';

export const roundHalfUp = (x: number): number => Math.round(x) + 0;

export const drawOf = (world: World, name: string, occurrence = 0): number =>
  draw(world.key, luckName(name), occurrence, 0);

/** What an entry of `luck` is in this exercise; a duration in minutes. */
export function drawn(world: World, name: string): Value {
  return (world.drawn[name] ??= drawOnce(world, name));
}
function drawOnce(world: World, name: string): Value {
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
        return from.mean + from.deviation * normalQuantile(u);
      case 'one-of':
        return from.values[Math.floor(u * from.values.length)] ?? 0;
    }
  })();
  return duration ? Math.max(0, roundHalfUp(Number(value) * 60)) / 60 : value;
}

/** The quantile of the standard normal distribution: halved until nothing lies between. */
function normalQuantile(u: number): number {
  let [low, high] = [-9, 9];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < u) low = middle;
    else high = middle;
  }
  return low;
}

/** The area under the bell below x, by Simpson's rule from 0. */
function normalBelow(x: number): number {
  const parts = 100;
  let sum = 0;
  for (let at = 0; at <= parts; at += 1) {
    const weight = at === 0 || at === parts ? 1 : at % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-(((x * at) / parts) ** 2) / 2);
  }
  return 0.5 + (sum * x) / (3 * parts) / Math.sqrt(2 * Math.PI);
}
