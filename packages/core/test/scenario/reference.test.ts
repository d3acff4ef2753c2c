import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { scenarioJsonSchema } from '../../src/index.ts';
import { diagnosticsPage, formatPage } from './reference-page.ts';

// `npx vitest run packages/core/test/scenario/reference.test.ts -u` writes both pages anew
test('the page of diagnostics is that of the catalogue', async () => {
  await expect(diagnosticsPage()).toMatchFileSnapshot('../../../../docs/reference/diagnostics.md');
});
test('the page of the format is that of the schema', async () => {
  await expect(formatPage()).toMatchFileSnapshot('../../../../docs/reference/format.md');
});
test('each key has an example', () => {
  const rows = formatPage()
    .split('\n')
    .filter((line) => /^\| `[^|]+\|[^|]*(?:\|[^|]*){2}\|$/.test(line));
  expect(rows.length).toBeGreaterThan(150);
  expect(rows.filter((row) => row.endsWith('|  |'))).toEqual([]);
});

const ferryPort: unknown = parse(
  readFileSync(new URL('../fixtures/ferry-port.yaml', import.meta.url), 'utf8'),
);

test('the JSON Schema takes what the checker takes, by the judgement of another program', () => {
  const schema = fromJSONSchema(scenarioJsonSchema());
  const result = schema.safeParse(ferryPort);
  expect(result.error?.issues ?? []).toEqual([]);
});

test.each([
  ['an unknown key', { unknown: 1 }],
  ['a word that is none', { kind: 'tabletopp' }],
  ['a duration that is none', { duration: '1.5h' }],
  [
    'an effect without verb',
    { actions: { warn: { text: 'Warn', by: ['gate'], effects: [{ after: '5m' }] } } },
  ],
  ['a bad name', { groups: { 'two-words': ['gate'] } }],
])('the JSON Schema refuses %s', (_what, change) => {
  const schema = fromJSONSchema(scenarioJsonSchema());
  expect(schema.safeParse({ ...(ferryPort as object), ...change }).success).toBe(false);
});
