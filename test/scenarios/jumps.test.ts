import { expect, it } from 'vitest';
import { sweepJumps } from './jumps.ts';

// `npm run soak -- jumps` plays all of them
it(
  'no effect acts twice and nothing due is lost, whichever action is done before a jump',
  { timeout: 300_000 },
  () => {
    const { plays, amiss } = sweepJumps(11);
    expect(amiss).toEqual([]);
    expect(plays).toBeGreaterThan(300);
  },
);
