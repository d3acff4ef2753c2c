/** Reports of random plays of the library, held against the records that they were made of. */
import { sweepReports } from '../scenarios/report-oracle.ts';
import type { Part } from './part.ts';

const count = 10;

export const reports: Part = {
  about: 'reports of random plays: no statement is one that the record contradicts',
  rounds: null,
  usual: 20,
  round({ seed }) {
    const { plays, amiss } = sweepReports(count, (seed - 1) * count);
    return {
      tried: plays,
      found: amiss.map((what) => ({ what, kept: { text: `${what}\n`, ending: 'txt' } })),
    };
  },
};
