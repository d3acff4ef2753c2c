/** What `export` writes, `import` takes back: the same numbers, times, senders, recipients, channels and words. */
import { replacePlaceholders, type Scenario } from '@sandtable/core/scenario';
import { exportList, importFile, listFormats, noMapping } from '@sandtable/documents';
import { readScenario } from '@sandtable/language';
import { words } from '@sandtable/words';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { scenarioOf } from './imported.ts';

const say = words('en');

/** What the law is about. */
function injectsOf({ injects, roles, actors }: Scenario) {
  const title = (name: string): string =>
    [...roles, ...actors].find((one) => one.name === name)?.title['en']?.trim() ?? name;
  return injects.map(({ serial, at, from, to, cc, channel, text }) => ({
    serial,
    at: at?.at === 'story' ? at.seconds : null,
    from: title(from),
    to: to.roles.map(title).toSorted(),
    cc: cc.roles.map(title).toSorted(),
    channel,
    text: replacePlaceholders(text['en'] ?? '', (name) => name).trim(),
  }));
}

async function back(scenario: Scenario, format: (typeof listFormats)[number]): Promise<Scenario> {
  const bytes = await exportList(scenario, 'en', format);
  const answer = await importFile({
    file: { name: `list.${format}`, bytes },
    id: 'list',
    mapping: noMapping,
    sheet: null,
    say,
  });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return scenarioOf(answer);
}

/** Words as people write them, and such as tables and spreadsheets stumble over. */
const token = fc.constantFrom(
  'The',
  'bridge',
  'is',
  'closed',
  '=1+1',
  '+41',
  '-',
  '@all',
  '"quoted"',
  'a,b',
  'c; d',
  '|x|',
  '{brace}',
  'a\nb',
  '09:30',
  '#1',
  '%',
  'Ünïcödé',
  '中文',
  'שלום',
  '👩‍🚒',
  '\\',
  '<b>',
  '&',
  '’',
  'and',
  '/',
);
const phrase = (most: number, separators = true) =>
  fc
    .array(separators ? token : token.filter((one) => !/[\n;{]/u.test(one)), {
      minLength: 1,
      maxLength: most,
    })
    .map((tokens) => tokens.join(' '));

const list = fc
  .record({
    titles: fc.array(phrase(3, false), { minLength: 2, maxLength: 5 }),
    senders: fc.array(phrase(3, false), { minLength: 1, maxLength: 3 }),
    hasClock: fc.boolean(),
    rows: fc.array(
      fc.record({
        at: fc.oneof(fc.integer({ min: 0, max: 400_000 }), fc.constant(null)),
        from: fc.nat(),
        to: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        cc: fc.array(fc.nat(), { maxLength: 1 }),
        channel: phrase(2, false),
        text: phrase(12),
        serial: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ titles, senders, hasClock, rows }) => {
    const roles = titles.map((title, at) => [`role_${at}`, `Role ${at} ${title}`] as const);
    const actors = senders.map((title, at) => [`actor_${at}`, `Sender ${at} ${title}`] as const);
    const speakers = [...[...roles, ...actors].map(([name]) => name), 'exercise_control'];
    const pick = (from: readonly (readonly [string, string])[], at: number): string =>
      from[at % from.length]?.[0] ?? '';
    return {
      sandtable: 1,
      id: 'list',
      title: 'List',
      summary: 'A list.',
      marking: 'TLP:CLEAR',
      fictional: 'All is invented.',
      ...(hasClock ? { story: { 'h-hour': '2031-06-08T23:50', startex: '-10m', 'shown-as': 'clock' } } : {}),
      organisations: { town: { name: 'Town', sector: 'government' } },
      roles: Object.fromEntries(roles.map(([name, title]) => [name, { name: title, organisation: 'town' }])),
      actors: Object.fromEntries(actors.map(([name, title]) => [name, { name: title }])),
      phases: { play: { title: 'Play', clock: 'runs', next: [{ go: 'end', at: '6d' }] } },
      injects: Object.fromEntries(
        rows.map(({ at, from, to, cc, channel, text, serial }, row) => [
          `inject_${row}`,
          {
            ...(serial ? { serial: `X.${row}` } : {}),
            at: at === null ? 'reserve' : `${at}s`,
            from: speakers[from % speakers.length],
            to: [...new Set(to.map((one) => pick(roles, one)))],
            ...(cc.length === 0 ? {} : { cc: cc.map((one) => pick(roles, one)) }),
            channel,
            text: text.replaceAll('{', '{{').replaceAll('}', '}}'),
          },
        ]),
      ),
    };
  });

test.each(listFormats)('any list of injects comes back from %s as it was', async (format) => {
  await fc.assert(
    fc.asyncProperty(list, async (document) => {
      const { scenario, diagnostics } = readScenario(stringify(document), 'scenario.yaml');
      if (scenario === null) throw new Error(JSON.stringify(diagnostics));
      expect(injectsOf(await back(scenario, format))).toEqual(injectsOf(scenario));
    }),
    { numRuns: 30, seed: 16 },
  );
});

test.each(['drone-incident', 'extremist-content-surge', 'future-threats'])(
  'the list of %s comes back with its numbers, people, channels and words',
  async (name) => {
    const file = new URL(`../../scenarios/${name}/scenario.yaml`, import.meta.url);
    const { scenario } = readScenario(readFileSync(file, 'utf8'), 'scenario.yaml');
    if (scenario === null) throw new Error(name);
    const without = (of: Scenario) =>
      injectsOf(of).map(({ serial, at, from, channel }) => ({ serial, at, from, channel }));
    expect(without(await back(scenario, 'xlsx'))).toEqual(without(scenario));
  },
);
