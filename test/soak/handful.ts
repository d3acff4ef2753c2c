/** A few of the faults planted in one scenario, for its test: each scenario has a file of its own, so that they run side by side. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFault } from './find-fault.ts';
import { faultsFor } from './mutants.ts';

const library = join(import.meta.dirname, '../../scenarios');

// the whole is `npm run soak -- faults`; these few need hardly any search
export const findsHandful = (name: string): void =>
  test(`a handful of the faults planted in ${name} is found`, { timeout: 300_000 }, () => {
    const faults = faultsFor(readFileSync(join(library, name, 'scenario.yaml'), 'utf8'));
    expect(faults.length).toBeGreaterThan(200);
    const planted = faults.filter((_, at) => at % 40 === 7).flatMap((plant) => plant() ?? []);
    expect(planted.length).toBeGreaterThan(3);
    for (const mutant of planted)
      expect(
        findFault(mutant, () => true),
        mutant.fault,
      ).not.toBe('missed');
  });
