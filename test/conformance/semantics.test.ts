/** The page of the semantics: it names every case, and its table of entries is the source's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entry } from '@sandtable/core/record';
import { entryTable } from './entry-table.ts';
import { caseNames, readCase } from './read-case.ts';
import { walkInPlace } from './walk.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/semantics.md'), 'utf8');
const named = new Set([...page.matchAll(/`([a-z]+\/\d\d-[a-z0-9-]+)`/g)].map(([, name]) => name ?? ''));

test('every case that it names is there', () => {
  expect([...named].filter((name) => !caseNames(import.meta.dirname).includes(name))).toEqual([]);
});

test('every case that is there is named', () => {
  expect(caseNames(import.meta.dirname).filter((name) => !named.has(name))).toEqual([]);
});

// `npx vitest run test/conformance/semantics.test.ts -u` writes the table anew
test('its table of entries is the source’s', async () => {
  const table = `<!-- entries -->\n\n${entryTable()}\n\n<!-- /entries -->`;
  const written = page.replace(/<!-- entries -->[\s\S]*<!-- \/entries -->/, () => table);
  await expect(written).toMatchFileSnapshot('../../docs/semantics.md');
});

test('every kind of entry in the table stands in some case', () => {
  const kinds = [...entryTable().matchAll(/^\| `([\w.-]+)`/gm)].map(([, kind]) => kind);
  const seen = new Set<Entry['kind']>(
    caseNames(import.meta.dirname).flatMap((name) =>
      walkInPlace(readCase(import.meta.dirname, name)).entries.map(({ kind }) => kind),
    ),
  );
  // activities other than discussion are not in the language yet
  const expected = kinds.filter((kind) => !kind?.startsWith('activity.'));
  expect(expected.length).toBeGreaterThan(60);
  expect(expected.filter((kind) => !seen.has(kind as Entry['kind']))).toEqual([]);
});
