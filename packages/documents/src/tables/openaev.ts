/**
 * A scenario as OpenAEV (before: OpenBAS) exports it: an archive with one JSON file, version 1. Its injects become a table with headings that
 * are understood like anybody's; all else it holds, a table beside.
 */
import { openArchive, partText } from './archive.ts';
import type { Cell, CellSheet, UnreadableTable } from './sheet.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (found: unknown): found is Json =>
  typeof found === 'object' && found !== null && !Array.isArray(found);
const listIn = (from: Json, key: string): readonly Json[] => {
  const found = from[key];
  return Array.isArray(found) ? found.filter(isObject) : [];
};

/** The sheets of an export; null when the archive is none. */
export function readOpenAevExport(bytes: Uint8Array): readonly CellSheet[] | UnreadableTable | null {
  const opened = openArchive(bytes, (name) => /^[^/]+\.json$/iu.test(name));
  if ('why' in opened) return { why: opened.why, place: null };
  for (const name of Object.keys(opened.parts)) {
    const exported = parsed(partText(opened.parts, name) ?? '');
    if (exported !== null && isObject(exported['scenario_information']) && 'scenario_injects' in exported)
      return sheetsOf(exported);
  }
  return null;
}

function parsed(text: string): Json | null {
  try {
    const found: unknown = JSON.parse(text);
    return isObject(found) ? found : null;
  } catch {
    return null;
  }
}

function sheetsOf(exported: Json): readonly CellSheet[] {
  const teams = new Map(
    listIn(exported, 'scenario_teams').map((team) => [written(team['team_id']), written(team['team_name'])]),
  );
  const rows = listIn(exported, 'scenario_injects')
    .toSorted((one, other) => secondsOf(one) - secondsOf(other))
    .map((inject) => columnsOf(inject, teams));
  const headings = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const injects = sheetFrom('scenario_injects', [
    headings.map(textCell),
    ...rows.map((row) => headings.map((heading) => row.get(heading) ?? null)),
  ]);
  const others = Object.entries(exported).flatMap(([key, found]) =>
    key === 'scenario_injects' || key === 'export_version' ? [] : [sheetFrom(key, rowsIn(found))],
  );
  return [injects, ...others.filter(({ rows: filled }) => filled.length > 0)];
}

const secondsOf = (inject: Json): number => Number(inject['inject_depends_duration'] ?? 0) || 0;

/** What becomes a column of its own; whatever else an inject holds stands in one of its key's name. */
const told = new Set([
  'inject_title',
  'inject_description',
  'inject_depends_duration',
  'inject_all_teams',
  'inject_teams',
  'inject_content',
  'inject_injector_contract',
]);
/** Of the content: what is told elsewhere, or says how the machine is to send it. */
const toldOfContent = new Set(['body', 'message', 'content', 'subject', 'expectations']);

function columnsOf(inject: Json, teams: ReadonlyMap<string, string>): ReadonlyMap<string, Cell> {
  const content = isObject(inject['inject_content']) ? inject['inject_content'] : {};
  const title = written(inject['inject_title']);
  const body = ['body', 'message', 'content']
    .map((key) => plain(written(content[key])))
    .find((text) => text !== '');
  const description = plain(written(inject['inject_description']));
  const ids: unknown = inject['inject_teams'];
  const names = Array.isArray(ids) ? ids.map((id) => teams.get(written(id)) ?? written(id)) : [];
  const expected = listIn(content, 'expectations').map((one) =>
    [one['expectation_name'], one['expectation_description']].map(written).filter(Boolean).join(': '),
  );
  const subject = written(content['subject']);
  const texts: readonly (readonly [string, string])[] = [
    ['Title', subject === '' ? title : subject],
    ['Recipients', inject['inject_all_teams'] === true ? 'All' : names.map((name) => `${name};`).join(' ')],
    ['Channel', channelOf(inject['inject_injector_contract'])],
    ['Text', body ?? (description || title)],
    ['Expected actions', expected.filter(Boolean).join('\n')],
    [
      'Notes',
      [subject === '' ? '' : title, body === undefined ? '' : description].filter(Boolean).join('\n'),
    ],
    ...Object.entries(inject).flatMap(([key, value]) =>
      told.has(key) ? [] : [[key === 'inject_id' ? 'uuid' : key, written(value)] as const],
    ),
    ...Object.entries(content).flatMap(([key, value]) =>
      toldOfContent.has(key) ? [] : [[`inject_content.${key}`, written(value)] as const],
    ),
  ];
  const cells = texts.flatMap(([heading, text]) => (text === '' ? [] : [[heading, textCell(text)] as const]));
  const elapsed: Cell = { value: { is: 'days', days: secondsOf(inject) / 86_400 }, comment: null };
  return new Map([['Elapsed', elapsed], ...cells]);
}

/** The label of what sends it: “Send individual mails”. */
function channelOf(contract: unknown): string {
  if (!isObject(contract)) return written(contract);
  const converted = isObject(contract['convertedContent']) ? contract['convertedContent'] : contract;
  const label = converted['label'] ?? contract['injector_contract_labels'];
  return isObject(label) ? written(label['en'] ?? Object.values(label)[0]) : written(label);
}

/** A value in writing; empty for nothing. */
function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value) && value.length === 0) return '';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': '’',
};

/** Words that were written as HTML, without its marks. */
const plain = (html: string): string =>
  html
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^>]*>/giu, '\n')
    .replaceAll(/<\/?[a-z][^>]*>/giu, '')
    .replaceAll(/&(#39|[a-z]+);/giu, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/\s*\n\s*/gu, '\n')
    .trim();

const textCell = (text: string): Cell => ({ value: { is: 'text', text }, comment: null });

/** What else an export holds, a row a thing: its keys above its values, or a key beside its value. */
function rowsIn(found: unknown): readonly (readonly (Cell | null)[])[] {
  const things = Array.isArray(found) ? found.filter(isObject) : isObject(found) ? [found] : [];
  return things.flatMap((thing) =>
    Object.entries(thing).flatMap(([key, value]) => {
      const text = written(value);
      return text === '' ? [] : [[textCell(key), textCell(text)]];
    }),
  );
}

const sheetFrom = (name: string, rows: readonly (readonly (Cell | null)[])[]): CellSheet => ({
  name,
  hidden: false,
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
  merges: [],
});
