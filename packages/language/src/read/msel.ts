/** The list of injects as a table beside: each row becomes the inject that its cells spell, with the cells' places. */
import type { Instead, TextReader, Spot } from '../text/reader.ts';
import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import {
  headingsNotFirst,
  missingColumn,
  repeatedColumn,
  rowWidth,
  rowWithoutName,
  unknownColumn,
} from '../diagnostics/beside.ts';
import type { Fields, Shape } from '../forms/shape.ts';
import { type Cell, lineOf, quotedCellOf, rowsOf, spotOfRow, tellLost } from '../text/csv.ts';
import { nearest } from '@sandtable/core/scenario';
import { inject } from '../schema/conduct.ts';

const fields: Fields = inject.shape.is === 'map' ? inject.shape.fields : {};
const simple = new Set<Shape['is']>([
  'text',
  'plain',
  'words',
  'name',
  'moment',
  'duration',
  'expression',
  'number',
  'flag',
]);
const fits = (shape: Shape): boolean =>
  simple.has(shape.is) || (shape.is === 'list' && simple.has(shape.each.is));
/** What a column can be: a key of an inject whose value is a word, a text or a list of names. */
const columns: readonly string[] = Object.keys(fields).filter((key) => {
  const shape = fields[key]?.form.shape;
  return shape !== undefined && fits(shape);
});

/** The injects of a table by name, as they would be written under `injects`; null, and reported, when it is no such table. */
export function injectsIn(
  reader: TextReader,
  file: { readonly text: string; readonly start: number },
): readonly Pair[] | null {
  const rows = rowsOf(reader, file);
  if (rows === null) return null;
  const [head = [], ...body] = rows;
  const below = headingsBelow(rows);
  if (below !== null) {
    reader.report(headingsNotFirst, lineOf(reader, spotOfRow(head)), { row: below + 1 });
    return null;
  }
  tellLost(reader, body);
  const keys = keysOf(reader, head, file.start);
  if (keys === null) return null;
  const injects: Pair[] = [];
  let sound = true;
  for (const row of body) {
    const [first] = row;
    if (first === undefined || row.every(({ value }) => value === '')) continue;
    const whole = spotOfRow(row);
    const name = row[keys.indexOf('name')];
    if (row.length !== keys.length) {
      const about = { cells: row.length, columns: keys.length };
      reader.report(rowWidth, lineOf(reader, whole), about, textInOneCell(reader, row, keys));
      sound = false;
    } else if (name === undefined || name.value === '') {
      reader.report(rowWithoutName, lineOf(reader, whole), undefined);
      sound = false;
    } else injects.push(injectOf(row, keys, name, whole));
  }
  return sound ? injects : null;
}

/** The text that was meant where a separator inside it has cut a cell in two, in quotes; null where it is not clear which cell it was. */
function textInOneCell(
  { text }: TextReader,
  row: readonly Cell[],
  keys: readonly (string | null)[],
): Instead | null {
  const texts = keys.flatMap((key, at) =>
    key !== null && fields[key]?.form.shape.is === 'text' ? [at] : [],
  );
  const [at = 0, another] = texts;
  const beyond = row.length - keys.length;
  const parts = row.slice(at, at + beyond + 1);
  const [first, last] = [parts[0], parts.at(-1)];
  const isCut = beyond > 0 && texts.length === 1 && another === undefined && !keys.includes(null);
  if (!isCut || first === undefined || last === undefined || parts.some(({ quoted }) => quoted)) return null;
  const spot = { start: first.spot.start, end: last.spot.end };
  return { spot, text: quotedCellOf(text.slice(spot.start, spot.end)) };
}

const known: readonly string[] = ['name', ...columns];
/** As a key is spelled, where it is one: people write headings with a capital and with blanks. */
const headingOf = ({ value }: Cell): string => (known.includes(spelled(value)) ? spelled(value) : value);
/** A table's title, a date, an empty line: as much as people put above the headings. */
const mostAbove = 10;

/** The row in which the headings stand, when it is not the first. */
function headingsBelow(rows: readonly (readonly Cell[])[]): number | null {
  const headings = (row: readonly Cell[]) => row.filter((cell) => known.includes(headingOf(cell))).length;
  if (headings(rows[0] ?? []) > 0) return null;
  const at = rows.slice(0, mostAbove).findIndex((row) => headings(row) > 1);
  return at === -1 ? null : at;
}

/** The key of each column; null for one that is the author's own (`# owner`). */
function keysOf(reader: TextReader, head: readonly Cell[], start: number): readonly (string | null)[] | null {
  const seen = new Set<string>();
  let sound = true;
  const unknown: { readonly cell: Cell; readonly meant: string | null }[] = [];
  const keys = head.map((cell) => {
    const { spot } = cell;
    const value = headingOf(cell);
    if (value.startsWith('#')) return null;
    if (!known.includes(value)) {
      unknown.push({ cell, meant: nearest(spelled(value), known) });
      sound = false;
    } else if (seen.has(value)) {
      reader.report(repeatedColumn, spot, { column: value });
      sound = false;
    }
    seen.add(value);
    return value;
  });
  reportUnknown(reader, unknown);
  if (sound && !seen.has('name')) {
    reader.report(missingColumn, head[0]?.spot ?? { start, end: start }, { column: 'name' });
    sound = false;
  }
  return sound ? keys : null;
}

/** As a key would be spelled. */
const spelled = (heading: string): string => heading.toLowerCase().replaceAll(/[\s_]+/g, '-');

/** Several unknown headings mean that the table is in another language or from another program: they get one message together. */
function reportUnknown(
  reader: TextReader,
  unknown: readonly { readonly cell: Cell; readonly meant: string | null }[],
): void {
  const isForeign = unknown.filter(({ meant }) => meant === null).length > 1;
  const isOurs = (value: string): boolean => known.includes(spelled(value)) || Object.hasOwn(fields, value);
  const foreign = isForeign ? unknown.flatMap(({ cell }) => (isOurs(cell.value) ? [] : [cell])) : [];
  const [first] = foreign;
  if (first !== undefined) {
    const found = foreign.map(({ value }) => value);
    reader.report(unknownColumn, first.spot, { found, nearest: null, known, inScenario: false });
  }
  for (const { cell, meant } of unknown)
    if (!foreign.includes(cell))
      reader.report(unknownColumn, cell.spot, {
        found: [cell.value],
        nearest: meant,
        known,
        inScenario: Object.hasOwn(fields, cell.value),
      });
}

function injectOf(row: readonly Cell[], keys: readonly (string | null)[], name: Cell, whole: Spot): Pair {
  const map = new YAMLMap();
  placed(map, whole);
  keys.forEach((key, at) => {
    const cell = row[at];
    const shape = key === null || key === 'name' ? undefined : fields[key]?.form.shape;
    if (cell === undefined || cell.value === '' || shape === undefined) return;
    map.items.push(new Pair(placed(new Scalar(key), cell.spot), nodeOf(cell, shape)));
  });
  return new Pair(placed(new Scalar(name.value), name.spot), map);
}

function nodeOf(cell: Cell, shape: Shape): Node {
  if (shape.is === 'list') return listOf(cell);
  const { value, quoted, spot } = cell;
  if (shape.is === 'expression' && !quoted) {
    // its parts are found as in double quotes
    return scalar(value, 'QUOTE_DOUBLE', { start: spot.start - 1, end: spot.end + 1 });
  }
  const plain =
    shape.is === 'number' && /^-?\d+(?:\.\d+)?$/.test(value)
      ? Number(value)
      : shape.is === 'flag' && /^(?:true|false)$/i.test(value)
        ? value.toLowerCase() === 'true'
        : value;
  return scalar(plain, quoted ? 'QUOTE_DOUBLE' : 'PLAIN', spot, value);
}

/** Names with commas, semicolons, blanks, or what else people put between them. */
function listOf({ value, spot, quoted }: Cell): Node {
  const list = new YAMLSeq();
  const begin = spot.start + (quoted ? 1 : 0);
  for (const match of value.matchAll(/[^\s,;/+&|]+/g)) {
    const start = begin + match.index;
    list.items.push(scalar(match[0], 'PLAIN', { start, end: start + match[0].length }));
  }
  return placed(list, spot);
}

function scalar(
  value: string | number | boolean,
  type: Scalar.Type,
  spot: Spot,
  source = String(value),
): Scalar {
  const node = new Scalar(value);
  node.type = type;
  node.source = source;
  return placed(node, spot);
}

function placed<N extends Node>(node: N, { start, end }: Spot): N {
  node.range = [start, end, end];
  return node;
}
