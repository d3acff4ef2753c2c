/** A few of the faults planted in one scenario, for its test: each scenario has a file of its own, so that they run side by side. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFault } from './find-fault.ts';
import { mutantsOf } from './mutants.ts';

const library = join(import.meta.dirname, '../../scenarios');

// the whole is `npm run soak -- faults`; these few need hardly any search
export const findsHandful = (name: string): void =>
  test(`a handful of the faults planted in ${name} is found`, { timeout: 300_000 }, () => {
    const mutants = mutantsOf(readFileSync(join(library, name, 'scenario.yaml'), 'utf8'));
    expect(mutants.length).toBeGreaterThan(90);
    for (const mutant of mutants.filter((_, at) => at % 120 === 7))
      expect(
        findFault(mutant, () => true),
        mutant.fault,
      ).not.toBe('missed');
  });
