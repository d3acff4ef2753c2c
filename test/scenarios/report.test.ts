import { expect, it } from 'vitest';
import { sweepReports } from './report-oracle.ts';

// `npm run soak -- reports` plays two hundred of each
it(
  'no statement of a report is one that the record contradicts, and nothing is counted that should not be',
  { timeout: 300_000 },
  () => {
    const { plays, amiss } = sweepReports(5);
    expect(amiss).toEqual([]);
    expect(plays).toBeGreaterThanOrEqual(15);
  },
);
