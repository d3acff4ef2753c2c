/**
 * A scenario as OpenAEV (before: OpenBAS) exports it: an archive with one JSON file, version 1. Its injects become a table with headings that
 * are understood like anybody's; all else it holds, a table beside.
 */
import { openArchive, partText } from './archive.ts';
import type { Cell, CellSheet, UnreadableTable } from './sheet.ts';
import { isKeyed, rowsIn, sheetFrom, textCell, keyedIn, inWriting, type Keyed } from './keyed.ts';

const listIn = (from: Keyed, key: string): readonly Keyed[] => keyedIn(from[key]);

/** The sheets of an export; null when the archive is none. */
export function readOpenAevExport(bytes: Uint8Array): readonly CellSheet[] | UnreadableTable | null {
  const opened = openArchive(bytes, (name) => /^[^/]+\.json$/iu.test(name));
  if ('why' in opened) return { why: opened.why, place: null };
  for (const name of Object.keys(opened.parts)) {
    const exported = parsed(partText(opened.parts, name) ?? '');
    if (exported !== null && isKeyed(exported['scenario_information']) && 'scenario_injects' in exported)
      return sheetsOf(exported);
  }
  return null;
}

function parsed(text: string): Keyed | null {
  try {
    const found: unknown = JSON.parse(text);
    return isKeyed(found) ? found : null;
  } catch {
    return null;
  }
}

function sheetsOf(exported: Keyed): readonly CellSheet[] {
  const teams = new Map(
    listIn(exported, 'scenario_teams').map((team) => [
      inWriting(team['team_id']),
      inWriting(team['team_name']),
    ]),
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

const secondsOf = (inject: Keyed): number => Number(inject['inject_depends_duration'] ?? 0) || 0;

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

function columnsOf(inject: Keyed, teams: ReadonlyMap<string, string>): ReadonlyMap<string, Cell> {
  const content = isKeyed(inject['inject_content']) ? inject['inject_content'] : {};
  const title = inWriting(inject['inject_title']);
  const body = ['body', 'message', 'content']
    .map((key) => plain(inWriting(content[key])))
    .find((text) => text !== '');
  const description = plain(inWriting(inject['inject_description']));
  const ids: unknown = inject['inject_teams'];
  const names = Array.isArray(ids) ? ids.map((id) => teams.get(inWriting(id)) ?? inWriting(id)) : [];
  const expected = listIn(content, 'expectations').map((one) =>
    [one['expectation_name'], one['expectation_description']].map(inWriting).filter(Boolean).join(': '),
  );
  const subject = inWriting(content['subject']);
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
      told.has(key) ? [] : [[key === 'inject_id' ? 'uuid' : key, inWriting(value)] as const],
    ),
    ...Object.entries(content).flatMap(([key, value]) =>
      toldOfContent.has(key) ? [] : [[`inject_content.${key}`, inWriting(value)] as const],
    ),
  ];
  const cells = texts.flatMap(([heading, text]) => (text === '' ? [] : [[heading, textCell(text)] as const]));
  const elapsed: Cell = { value: { is: 'days', days: secondsOf(inject) / 86_400 }, comment: null };
  return new Map([['Elapsed', elapsed], ...cells]);
}

/** The label of what sends it: “Send individual mails”. */
function channelOf(contract: unknown): string {
  if (!isKeyed(contract)) return inWriting(contract);
  const converted = isKeyed(contract['convertedContent']) ? contract['convertedContent'] : contract;
  const label = converted['label'] ?? contract['injector_contract_labels'];
  return isKeyed(label) ? inWriting(label['en'] ?? Object.values(label)[0]) : inWriting(label);
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
