/** Generated cases: a scenario of every feature, and what is done to it. */
import fc, { type Arbitrary } from 'fast-check';
import type { Written } from './parts.ts';
import { doings, possible } from './play.ts';
import { scenario } from './scenario.ts';

export interface GeneratedCase {
  readonly seed: string;
  readonly parameters: Written;
  readonly play: readonly Written[] | null;
  readonly orders: readonly Written[] | null;
  readonly scenario: Written;
}

export const generatedCase: Arbitrary<GeneratedCase> = fc
  .record({
    scenario,
    doings,
    seed: fc.constantFrom('one', 'two', 'three', 'four', 'five'),
    parameters: fc.constantFrom<Written>({}, {}, { level: 5, frame: 'loose' }),
  })
  .map(({ doings: { play, orders }, ...made }) => ({
    ...made,
    play: play && play.flatMap((step) => possible(step, made.scenario)),
    orders,
  }));
