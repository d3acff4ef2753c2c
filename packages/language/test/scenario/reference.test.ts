import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { partJsonSchema, scenarioJsonSchema, translationJsonSchema } from '../../src/schema.ts';
import { diagnosticsPage, exercisePage, formatPage } from './reference-page.ts';

// `npx vitest run packages/language/test/scenario/reference.test.ts -u` writes both pages anew
test('the page of diagnostics is that of the catalogue', async () => {
  await expect(diagnosticsPage()).toMatchFileSnapshot('../../../../docs/reference/diagnostics.md');
});
test('the page of the format is that of the schema', async () => {
  await expect(formatPage()).toMatchFileSnapshot('../../../../docs/reference/format.md');
});
test('the page of the exercise file is that of its schema', async () => {
  await expect(exercisePage()).toMatchFileSnapshot('../../../../docs/reference/exercise-file.md');
});
test('each key has an example', () => {
  const rows = formatPage()
    .split('\n')
    .filter((line) => /^\| `[^|]+\|[^|]*(?:\|[^|]*){2}\|$/.test(line));
  expect(rows.length).toBeGreaterThan(150);
  expect(rows.filter((row) => row.endsWith('|  |'))).toEqual([]);
});

const ferryPort: unknown = parse(
  readFileSync(new URL('../../../../test/fixtures/ferry-port.yaml', import.meta.url), 'utf8'),
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

describe('the JSON Schema of a part', () => {
  const schema = fromJSONSchema(partJsonSchema());
  const whole = ferryPort as Readonly<Record<string, unknown>>;
  const ofTheWhole = [
    'sandtable',
    'id',
    'title',
    'summary',
    'marking',
    'language',
    'fictional',
    'story',
    'duration',
  ];

  test('takes every section that comes by name, and none is needed', () => {
    const { organisations, roles, actors, variables, facts, phases, injects, decisions } = whole;
    const sections = { organisations, roles, actors, variables, facts, phases, injects, decisions };
    expect(
      schema.safeParse({ ...sections, include: ['more.yaml'], 'hot-wash': ['Why?'] }).error?.issues ?? [],
    ).toEqual([]);
    for (const [key, section] of Object.entries(sections))
      expect(schema.safeParse({ [key]: section }).success).toBe(true);
  });

  test.each(ofTheWhole)('refuses %s, as the checker does', (key) => {
    expect(schema.safeParse({ [key]: whole[key] ?? 'something' }).success).toBe(false);
  });
});

describe('the JSON Schema of a translation', () => {
  const schema = fromJSONSchema(translationJsonSchema());
  const injects = (inject: object) => ({ injects: { note: inject } });

  test('takes texts wherever the scenario has one, and empty ones', () => {
    const translation = {
      title: 'Le port',
      roles: { gate: { name: 'Porte', can: ['Fermer', null] } },
      phases: { first: { title: null, agenda: [null, { say: 'Bonjour' }] } },
      decisions: {
        close: {
          question: 'Fermer ?',
          options: { yes: { text: 'Oui', effects: [null, { message: { text: 'Fait' } }] } },
        },
      },
      ...injects({
        text: 'Une lettre',
        'text-for': { gate: 'Une autre' },
        attach: [{ title: 'Le plan', alt: 'Deux portes' }, { text: 'Sortez.' }],
      }),
    };
    expect(schema.safeParse(translation).error?.issues ?? []).toEqual([]);
  });

  test.each([
    ['a moment', injects({ at: '5m' })],
    ['a file', injects({ attach: [{ file: 'plan.png' }] })],
    ['a marking', { marking: 'TLP:CLEAR' }],
    ['a map for a text', injects({ text: { fr: 'Une lettre' } })],
    ['a key that is none', { titre: 'Le port' }],
  ])('refuses %s', (_what, translation) => {
    expect(schema.safeParse(translation).success).toBe(false);
  });
});
