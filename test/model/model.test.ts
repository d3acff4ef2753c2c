/** The engine and the second interpreter, written from docs/semantics.md alone, play generated scenarios of every feature alike. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { featuresOf, wantedIn } from './features.ts';
import { differenceIn, findDifference, foundFolder, parting } from './search.ts';

const cases = 1200;
const seed = 1;
/** In how many of them each feature has to be. */
const least = 2;

test(`${cases} generated scenarios, each feature in at least ${least} of them`, { timeout: 600_000 }, () => {
  const counts = new Map<string, number>();
  const text = findDifference(cases, seed, (one, entries) => {
    for (const feature of wantedIn(one)) counts.set(feature, counts.get(feature) ?? 0);
    for (const feature of featuresOf(one, entries))
      if (counts.has(feature)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  });
  const difference = text === null ? null : differenceIn(text);
  expect(difference === null ? null : `${text}\n${parting(difference)}`).toBeNull();
  expect([...counts].filter(([, count]) => count < least)).toEqual([]);
});

const found = existsSync(foundFolder)
  ? readdirSync(foundFolder).filter((file) => file.endsWith('.yaml'))
  : [];
test.each(found)('%s, found before', (file) => {
  const difference = differenceIn(readFileSync(join(foundFolder, file), 'utf8'));
  expect(difference === null ? null : parting(difference)).toBeNull();
});
