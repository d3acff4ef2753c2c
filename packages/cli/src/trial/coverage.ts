/** How much of a scenario its own tests have made happen. */
import { happeningKey, happeningsOf } from '@sandtable/core';
import type { Scenario } from '@sandtable/core/scenario';
import type { Trial } from '@sandtable/core/testing';

const kinds = ['inject', 'option', 'phase'] as const;
export interface Covered {
  readonly kind: (typeof kinds)[number];
  readonly of: number;
  /** Names of what none of the tests made happen, in the order of the file: `note`, `manual.all` for an option. */
  readonly missing: readonly string[];
}

export function coveredByTests(scenario: Scenario, trials: readonly Trial[]): readonly Covered[] {
  const happened = new Set(trials.flatMap((trial) => trial.happened));
  return kinds.map((kind) => {
    const all = happeningsOf(scenario).filter((one) => one.kind === kind);
    const missing = all.filter(({ name }) => !happened.has(happeningKey(kind, name)));
    return { kind, of: all.length, missing: missing.map(({ name }) => name) };
  });
}
