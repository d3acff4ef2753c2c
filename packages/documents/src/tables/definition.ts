/**
 * An exercise as the INJECT Exercise Platform defines it: an archive of YAML files (`injects.yml`, `channels.yml`, `milestones.yml` and more,
 * each one file or a folder of that name). Its injects become a table with headings that are understood like anybody's; all else it holds,
 * tables beside.
 */
import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import { openArchive, partText, type Parts } from './archive.ts';
import type { Cell, CellSheet, UnreadableTable } from './sheet.ts';
import { isKeyed, rowsIn, sheetFrom, textCell, keyedIn, inWriting, type Keyed } from './keyed.ts';

/** References to a part of a file, each of which stands for all of it: more than any definition needs. */
const mostAliases = 100;
const mostLetters = 4 * 1024 * 1024;

/** The sheets of a definition; null when the archive is none. */
export function readDefinition(bytes: Uint8Array): readonly CellSheet[] | UnreadableTable | null {
  const opened = openArchive(bytes, (name) => /\.(?:ya?ml|md|txt)$/iu.test(name));
  if ('why' in opened) return { why: opened.why, place: null };
  const { parts } = opened;
  const names = Object.keys(parts).toSorted();
  const own = names.find((name) => /(?:^|\/)injects(?:\.ya?ml|\/[^/]+\.ya?ml)$/iu.test(name));
  if (own === undefined) return null;
  const root = own.slice(0, own.lastIndexOf('injects'));
  const files = new Map<string, unknown>();
  for (const name of names) {
    if (!name.startsWith(root) || !/\.ya?ml$/iu.test(name)) continue;
    const file = name.slice(root.length);
    const read = readYaml(partText(parts, name) ?? '', file);
    if ('why' in read) return read;
    files.set(file, read.found);
  }
  const isInjects = (file: string): boolean => /^injects[./]/iu.test(file);
  const channels = [...files].flatMap(([file, found]) =>
    /^channels[./]/iu.test(file) ? keyedIn(found) : [],
  );
  const told: Told = {
    channelOf: (type) => {
      const channel = channels.find((each) => inWriting(each['type']) === type);
      return inWriting(channel?.['display_name']) || inWriting(channel?.['name']) || type;
    },
    parts,
    root,
  };
  const injects: ReadonlyMap<string, Cell>[] = [];
  for (const [file, found] of files) {
    if (!isInjects(file)) continue;
    if (!Array.isArray(found) || !found.every(isKeyed))
      return { why: 'no-things', place: { sheet: file, row: 1, column: 0 } };
    for (const inject of found)
      for (const one of alternativesOf(inject)) {
        const columns = columnsOf(inject, one, told);
        if (typeof columns === 'string')
          return { why: 'missing-part', place: { sheet: `${file}, ${columns}`, row: 1, column: 0 } };
        injects.push(columns);
      }
  }
  const headings = [...new Set(injects.flatMap((row) => [...row.keys()]))];
  const rows = injects.map((row) => headings.map((heading) => row.get(heading) ?? null));
  const others = [...files].flatMap(([file, found]) =>
    isInjects(file) ? [] : [sheetFrom(file, rowsIn(found))],
  );
  return [
    sheetFrom('injects', [headings.map(textCell), ...rows]),
    ...others.filter(({ rows: filled }) => filled.length > 0),
  ];
}

function readYaml(text: string, file: string): { readonly found: unknown } | UnreadableTable {
  const lines = new LineCounter();
  const at = (offset: number): UnreadableTable['place'] => {
    const { line, col } = lines.linePos(offset);
    return { sheet: file, row: Math.max(line, 1), column: Math.max(col - 1, 0) };
  };
  if (text.length > mostLetters) return { why: 'large', place: at(0) };
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) return { why: 'not-yaml', place: at(error.pos[0]) };
  const alias = badAlias(document);
  if (alias !== null) return { why: 'alias', place: at(alias) };
  try {
    return { found: document.toJS({ maxAliasCount: mostAliases }) as unknown };
  } catch {
    return { why: 'alias', place: at(0) };
  }
}

/** Where a part refers to itself, which has no end; null when none does. */
function badAlias(document: Document.Parsed): number | null {
  let found: number | null = null;
  visit(document, {
    Alias: (_key, alias, path) => {
      const target = alias.resolve(document);
      if (target !== undefined && !path.includes(target)) return undefined;
      found = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

interface Told {
  /** The channel that takes what is of this type. */
  readonly channelOf: (type: string) => string;
  readonly parts: Parts;
  readonly root: string;
}

const alternativesOf = (inject: Keyed): readonly Keyed[] => {
  const alternatives = keyedIn(inject['alternatives']);
  return alternatives.length === 0 ? [inject] : alternatives;
};

/** What becomes a column of its own; whatever else an inject holds stands in one of its key's name. */
const toldOfInject: ReadonlySet<string> = new Set(['name', 'time', 'alternatives', 'type']);
const toldOfOne: ReadonlySet<string> = new Set([
  'content',
  'content_path',
  'sender',
  'subject',
  'recipients',
  'roles',
  'control',
]);
const toldOfBoth: ReadonlySet<string> = new Set([...toldOfInject, ...toldOfOne]);
const toldOfControl = new Set(['milestone_condition', 'roles']);
const toldOfContent = new Set(['content', 'content_path']);

/** The columns of an inject in one of its forms; or the name of a file that it needs and that is not there. */
function columnsOf(inject: Keyed, one: Keyed, told: Told): ReadonlyMap<string, Cell> | string {
  const content = contentOf(one);
  const control = isKeyed(one['control']) ? one['control'] : {};
  const path = inWriting(content['content_path']);
  const beside = path === '' ? null : partText(told.parts, `${told.root}content/${path}`);
  if (path !== '' && beside === null) return `content/${path}`;
  const [name, own] = [inWriting(inject['name']), inWriting(one['name'])];
  const serial = own === '' || own === name ? name : `${name} / ${own}`;
  const to = [one['roles'], control['roles'], one['recipients']].map(several).find((text) => text !== '');
  const texts: readonly (readonly [string, string])[] = [
    ['No.', serial],
    ['From', inWriting(one['sender'])],
    ['Recipients', to ?? 'All'],
    ['Channel', told.channelOf(inWriting(one['type'] ?? inject['type']) || 'info')],
    ['Title', inWriting(one['subject']) || serial],
    ['Text', beside?.trim() ?? inWriting(content['content'])],
    ['Trigger', inWriting(control['milestone_condition'])],
    ...rest('', inject, one === inject ? toldOfBoth : toldOfInject),
    ...(one === inject ? [] : rest('', one, toldOfBoth)),
    ...rest('content.', content, toldOfContent),
    ...rest('control.', control, toldOfControl),
  ];
  const cells = texts.flatMap(([heading, text]) => (text === '' ? [] : [[heading, textCell(text)] as const]));
  const time = inject['time'];
  const elapsed: Cell =
    typeof time === 'number' && Number.isFinite(time) && time >= 0
      ? { value: { is: 'days', days: time / 1440 }, comment: null }
      : textCell(inWriting(time) || 'as required');
  return new Map([['Elapsed', elapsed], ...cells]);
}

const contentOf = (one: Keyed): Keyed => {
  const content = one['content'];
  return isKeyed(content) ? content : { content, content_path: one['content_path'] };
};

const several = (found: unknown): string =>
  Array.isArray(found) ? found.map((one) => `${inWriting(one)};`).join(' ') : inWriting(found);

const rest = (before: string, thing: Keyed, known: ReadonlySet<string>): (readonly [string, string])[] =>
  Object.entries(thing).flatMap(([key, value]) =>
    known.has(key) ? [] : [[`${before}${key}`, inWriting(value)] as const],
  );
