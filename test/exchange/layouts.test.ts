/** Lists that planners of several countries have laid out, taken over: how many injects, when, to whom, and what found no place. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile, noMapping, type Imported } from '@sandtable/documents';
import { words } from '@sandtable/words';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../packages/cli/test/run.ts';
import { scenarioOf } from './imported.ts';
import { layouts } from './layouts.ts';

const fixtures = join(import.meta.dirname, '../fixtures/spreadsheets');
const say = words('en');
const folder = mkdtempSync(join(tmpdir(), 'sandtable-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function imported(name: string): Promise<Imported> {
  const bytes = readFileSync(join(fixtures, name));
  const answer = await importFile({
    file: { name, bytes },
    id: 'list',
    mapping: noMapping,
    sheet: null,
    say,
  });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

interface Expected {
  /** Minutes since StartEx, `reserve`, or null where it comes in the order of its part. */
  readonly at: readonly (number | 'reserve' | null)[];
  /** Who receives each, by title, in the order of the roles; `all` for all. */
  readonly to: readonly string[];
  readonly hHour?: string;
  readonly startex?: number;
  /** Cells that found no place: `kind address`. */
  readonly lost: readonly string[];
}

const expected: Readonly<Record<string, Expected>> = {
  'hseep-short-form.xlsx': {
    at: [0, 10, 25, 40, 'reserve', 210],
    to: [
      'all',
      'Water Utility',
      'Water Utility, Health Office',
      'Public Information Officer',
      "Mayor's Office",
      'all',
    ],
    hHour: '2030-01-07T08:00',
    lost: ['outside A1', 'outside A2', 'column H6', 'column H7', 'column H8', 'column H9', 'outside A11'],
  },
  'chronogramme.xlsx': {
    at: [0, 20, 90, 26 * 60, 'reserve'],
    to: ['Préfecture', 'Préfecture, CROSS', 'all', 'Préfecture', 'CROSS'],
    lost: ['outside A1'],
  },
  'drehbuch.csv': {
    at: [0, 15, 40, 65, 'reserve'],
    to: ['all', 'Führungsstab', 'Führungsstab, Gesundheitsamt', 'Bürgertelefon', 'Führungsstab'],
    hHour: '2030-01-07T09:00',
    lost: ['outside A1'],
  },
  'plan-narashchivaniya.csv': {
    at: [0, 15, 70, 100, 'reserve'],
    to: ['all', 'Оперативный штаб', 'Пресс-служба', 'Оперативный штаб', 'Пресс-служба'],
    lost: [],
  },
  'lista-de-inyectos.tsv': {
    at: [0, 10, 30, 45],
    to: ['all', 'Protección Civil', 'Protección Civil, Policía', 'Policía'],
    hHour: '2030-01-07T10:00',
    lost: [],
  },
  'mel-mil.xlsx': {
    at: [0, 25, 70, 120],
    to: ['JOC', 'JOC', 'PIO', 'LEGAD'],
    hHour: '2031-06-30T23:30',
    lost: ['column J2', 'column J3', 'column J4', 'column J5'],
  },
  'inject-log.csv': {
    at: [0, 15, 35, 10 * 60 + 30, 4 * 1440 + 19 * 60 + 15],
    to: ['all', 'IT', 'IT, Legal', 'Press office', 'Legal'],
    hHour: '2031-06-08T13:45',
    lost: [],
  },
  'dates-and-fractions.xlsx': {
    at: [0, 45, 140, 170, 570],
    to: ['Duty officer', 'Duty officer, Security', 'Security', 'Duty officer', 'Security'],
    hHour: '2031-11-04T21:30',
    lost: [],
  },
  't-minus.xlsx': {
    at: [0, 30, 60, 75],
    to: ['all', 'all', 'all', 'all'],
    lost: ['outside A1'],
  },
  'grouped-headings.xlsx': {
    at: [0, 15, 30],
    to: ['Crisis cell', 'Crisis cell, Health', 'Health'],
    hHour: '2030-01-07T08:00',
    lost: [],
  },
  'modules.csv': {
    at: [null, null, null, null],
    to: ['all', 'Veterinary Service', 'Veterinary Service, Press Office', 'Press Office'],
    lost: ['column E2', 'column E4'],
  },
  'sheet-a-day.xlsx': {
    at: [0, 90, 120, 1230, 1290],
    to: ['Operations', 'Operations', 'all', 'Operations', 'Operations'],
    hHour: '2030-01-07T10:00',
    lost: [
      'comment E2',
      'fault D5',
      'garbled C2',
      'fault F3',
      'outside A1',
      'outside B1',
      'outside A2',
      'outside B2',
      'outside A3',
      'outside B3',
      'outside A1',
      'outside A2',
      'outside A3',
    ],
  },
  'h-hour-and-clock.csv': {
    at: [0, 30, 40, 90],
    to: ['Duty officer', 'Duty officer', 'Duty officer, Coast guard', 'Press desk'],
    hHour: '2030-01-07T08:00',
    startex: -30,
    lost: [],
  },
  'draaiboek.csv': {
    at: [0, 20, 45],
    to: ['all', 'all', 'all'],
    hHour: '2030-01-07T19:00',
    lost: ['column D2', 'column D3', 'column D4'],
  },
  'check-list.xlsx': {
    at: [0, 1500, 1555],
    to: ['all', 'all', 'all'],
    lost: ['column C1', 'column C2', 'column C3'],
  },
};

test('every list has a test, and is what its layout writes', () => {
  expect(Object.keys(expected).toSorted()).toEqual(Object.keys(layouts).toSorted());
  for (const [name, bytes] of Object.entries(layouts))
    expect(readFileSync(join(fixtures, name)).equals(bytes()), name).toBe(true);
});

describe.each(Object.entries(expected))('%s', (name, { at, to, hHour, startex = 0, lost }) => {
  test('its injects, when they come and to whom, and every cell that found no place', async () => {
    const answer = await imported(name);
    const scenario = scenarioOf(answer);
    const titles = new Map(scenario.roles.map((role) => [role.name, Object.values(role.title)[0] ?? '']));
    expect(
      scenario.injects.map(({ at: moment, name: inject }) => {
        if (moment?.at === 'story') return moment.seconds / 60;
        const inAgenda = scenario.phases.some(({ agenda }) =>
          agenda.some((item) => item.does === 'inject' && item.inject === inject),
        );
        return inAgenda ? null : 'reserve';
      }),
    ).toEqual(at);
    const everybody = scenario.roles.length;
    expect(
      scenario.injects.map(({ to: { roles } }, row) =>
        roles.length === everybody && to[row] === 'all'
          ? 'all'
          : roles.map((role) => titles.get(role)).join(', '),
      ),
    ).toEqual(to);
    expect(scenario.story.hHour).toBe(hHour ?? null);
    expect(scenario.story.startex).toBe(startex * 60);
    expect(answer.losses.map(({ kind, place }) => `${kind} ${addressOf(place)}`)).toEqual(lost);
    const report = answer.files.find(({ path }) => path === 'import-report.md')?.text ?? '';
    for (const { text } of answer.losses)
      expect(report).toContain(text.split('\n')[0]?.replaceAll('*', String.raw`\*`));
  });

  test('the folder passes check, and plays to its end', async () => {
    const to_ = join(folder, name.replace(/\W/gu, '-'));
    expect(await run('import', join(fixtures, name), '--to', to_)).toMatchObject({ code: 0 });
    expect(await run('check', to_)).toMatchObject({ code: 0 });
    const script = join(folder, 'nobody.yaml');
    writeFileSync(script, 'play: []\n');
    const played = await run('play', to_, '--script', script);
    expect(played.code).toBe(0);
    const delivered = played.out.split('\n').filter((line) => line.includes(' INJECT: '));
    expect(delivered).toHaveLength(at.filter((one) => one !== 'reserve').length);
  });
});

test('a list that is longer than a file may be comes in several tables, and is whole', async () => {
  const long = 'The water rises and nobody knows for how long. '.repeat(30);
  const rows = Array.from({ length: 2500 }, (_none, at) => `${at + 1},H+${at}min,Mayor,${long}${at},${long}`);
  const bytes = new TextEncoder().encode(['No,H+,To,Inject,Expected action', ...rows].join('\n'));
  const answer = await importFile({
    file: { name: 'long.csv', bytes },
    id: 'long',
    mapping: noMapping,
    sheet: null,
    say,
  });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  expect(answer.files.map(({ path }) => path)).toContain('injects-3.csv');
  for (const { text } of answer.files) expect(Buffer.byteLength(text)).toBeLessThan(2 * 1024 * 1024);
  const { injects, expected: looked } = scenarioOf(answer);
  expect(injects).toHaveLength(2500);
  expect(looked).toHaveLength(2500);
  expect(injects.at(-1)?.at).toEqual({ at: 'story', seconds: 2499 * 60 });
});

const addressOf = ({ row, column }: { readonly row: number; readonly column: number }): string =>
  `${String.fromCodePoint(65 + column)}${row}`;
