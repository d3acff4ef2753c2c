/** Each action of the library done once in each of the 30 minutes before each jump. */
import { sweepJumps } from '../scenarios/jumps.ts';
import type { Part } from './part.ts';

export const jumps: Part = {
  about: 'each action of the library before each jump: no effect acts twice, nothing due is lost',
  rounds: 1,
  usual: 1,
  round() {
    const { plays, amiss } = sweepJumps();
    return {
      tried: plays,
      found: amiss.map((what) => ({ what, kept: { text: `${what}\n`, ending: 'txt' } })),
    };
  },
};
