/** What counts as an aside changes nothing that play depends on. */
import { expect, test } from 'vitest';
import { begin, commandRules, countsAs, evolve, load, type State } from '@sandtable/core';
import { isCause } from '@sandtable/core/record';
import { fingerprinter } from '../../packages/simulate/src/search/state-hash.ts';
import { caseNames, readCase } from './read-case.ts';
import { walkInPlace } from './walk.ts';

test('no aside of any case changes what the search tells states apart by', () => {
  const met = new Set<string>();
  for (const name of caseNames(import.meta.dirname)) {
    const one = readCase(import.meta.dirname, name);
    const { entries } = walkInPlace(one);
    const asides = new Set(
      entries.filter((entry) => isCause(entry) && countsAs(entry) === 'aside').map(({ n }) => n),
    );
    if (asides.size === 0) continue;
    const program = load(one.scenario);
    const fingerprint = fingerprinter();
    let state: State = begin(program, { seed: one.seed, parameters: one.parameters, attribution: 'role' });
    for (const entry of entries) {
      const before = fingerprint(state);
      state = evolve(program, state, entry);
      if (!asides.has(entry.n)) continue;
      expect(fingerprint(state), `${name}: ${entry.kind}`).toBe(before);
      met.add(entry.kind);
    }
  }
  const known = Object.entries(commandRules).flatMap(([kind, { counts }]) =>
    counts === 'aside' ? [kind] : [],
  );
  expect([...met].toSorted()).toEqual(known.toSorted());
});
