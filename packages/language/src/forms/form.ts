/**
 * The pieces the schema is declared with. A form says how a value is written: it reads a YAML node into located data and reports
 * what is wrong, and it describes itself as JSON Schema. A form that cannot read returns its blank, so that one mistake does not
 * hide the next; blanks stand nowhere, and nothing is told about them a second time.
 */
import type { FormField, Fields, Form, Shape } from './shape.ts';
import { type NameKind, namePattern } from '../expression/names.ts';
import {
  type Instead,
  type TextReader,
  type Spot,
  firstLine,
  keySpot,
  lineStart,
  nodeWord,
  nowhere,
  spotOf,
} from '../text/reader.ts';
import { type Node, type Pair, Scalar, type YAMLMap, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import { isLeaf } from './shape.ts';
import type { JsonSchema } from './schema-node.ts';
import { complexKey, repeatedKey } from '../diagnostics/yaml.ts';
import {
  badName,
  cutFormula,
  cutSentence,
  emptyList,
  emptyValue,
  missingKey,
  unknownKey,
  wrongShape,
} from '../diagnostics/shape.ts';
import { writeDuration } from './time.ts';
import { inOtherWords } from '../diagnostics/synonyms.ts';
import { nearest, surelyMeant } from '@sandtable/core/scenario';
import { inQuotes, pairsInQuotes, quotedExpression, upToComment } from '../text/quote.ts';

export type ReadFields<F> = { readonly [K in keyof F]: F[K] extends FormField<infer T> ? T : never };
export type FormOf<F> = F extends Form<infer T> ? T : never;

export const required = <T>(form: Form<T>, about: string): FormField<T> => ({
  form,
  need: 'required',
  absent: form.blank,
  about,
});
export const optional = <T>(form: Form<T>, about: string): FormField<T | null> => ({
  form,
  need: 'optional',
  absent: null,
  about,
});
export const otherwise = <T>(form: Form<T>, absent: NoInfer<T>, about: string): FormField<T> => ({
  form,
  need: 'optional',
  absent,
  about,
});

/** A map whose keys are words of the language. */
export type MapOf<F> = ReadFields<F> & { readonly spot: Spot; readonly node: YAMLMap | null };

export interface MapEntry {
  readonly key: string;
  readonly keySpot: Spot;
  readonly value: Node | null;
  /** There is a value, but it is no valid one, which has been reported. */
  readonly lost: boolean;
  readonly pair: Pair;
  /** Where the pair stands in its map. */
  readonly at: number;
}

/** The entries of a map, without keys that are repeated or impossible; those are reported. */
export function entries(map: YAMLMap, reader: TextReader): readonly MapEntry[] {
  const found: MapEntry[] = [];
  const seen = new Map<string, Spot>();
  for (const [at, pair] of map.items.entries()) {
    if (!isPair(pair)) continue;
    const { key, value } = pair;
    if (!isScalar(key) || key.value === null || typeof key.value === 'boolean') {
      const spot = isScalar(key) || isMap(key) || isSeq(key) ? spotOf(key) : spotOf(map);
      reader.report(complexKey, firstLine(reader, spot), undefined);
      continue;
    }
    const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
    if (name === '<<') continue;
    const spot = spotOf(key);
    const before = seen.get(name);
    if (before !== undefined) {
      reader.report(repeatedKey, spot, { key: name, where: reader.where(before.start, spot.start) });
      continue;
    }
    seen.set(name, spot);
    const last = found.at(-1);
    const whole = map.flow === true && last !== undefined ? numberCutByComma(reader, last, pair) : null;
    if (last !== undefined && whole !== null) {
      found[found.length - 1] = { ...last, value: whole };
      continue;
    }
    const read = isScalar(value) || isMap(value) || isSeq(value) ? value : null;
    // the alias has been reported, and its value is unknown
    const lost = read === null && value !== null && value !== undefined;
    found.push({ key: name, keySpot: spot, value: read, lost, pair, at });
  }
  return found;
}

/** `{ start: 2,5 }`: YAML ends the value at the comma, and takes the rest of the number for a key. Here it is one value again. */
function numberCutByComma(
  { text }: TextReader,
  { value }: MapEntry,
  { key, value: none }: Pair,
): Scalar | null {
  if (!isScalar(value) || !isScalar(key) || !isEmpty(isNode(none) ? none : null)) return null;
  const start = spotOf(value).start;
  const end = spotOf(key).end;
  const found = text.slice(start, end);
  if (!/^-?[0-9]+,[0-9]+\s*%?$/.test(found)) return null;
  const whole = new Scalar(found);
  whole.source = found;
  whole.type = 'PLAIN';
  whole.range = [start, end, end];
  return whole;
}

export const isEmpty = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.value === null && !node.source);

/** Whether what belongs below it seems to stand beside it. */
export function tellEmpty(reader: TextReader, entry: MapEntry): boolean {
  const { value, lost } = entry;
  if (lost) return false;
  // a tag or an anchor has taken the place of the value, which has been reported
  if (value !== null && (value.tag !== undefined || (isScalar(value) && value.anchor !== undefined)))
    return false;
  const after = reader.text.slice(
    entry.keySpot.end,
    firstLine(reader, { start: entry.keySpot.end, end: reader.text.length }).end,
  );
  const comment = /^\s*:\s+#[^\s#]/.test(after);
  const hash = entry.keySpot.end + after.indexOf('#');
  const instead = comment ? inQuotes(reader.text, upToComment(reader.text, hash)) : null;
  const line = lineStart(reader.text, entry.keySpot.start);
  const column = entry.keySpot.start - line;
  // the next line begins where the key does: it may have been meant to stand below it
  const next = /\n( *)[^\s#]/.exec(reader.text.slice(entry.keySpot.end))?.[1]?.length;
  const below = !comment && column === next && /^ *$/.test(reader.text.slice(line, entry.keySpot.start));
  reader.report(emptyValue, entry.keySpot, { key: entry.key, comment, below }, instead);
  return below;
}

/**
 * Reports a key that cannot be one: in a one-line map it is mostly the rest of a sentence or formula. Gives the key that was surely meant,
 * if there is one.
 */
export function tellUnknown(
  reader: TextReader,
  map: YAMLMap,
  entry: MapEntry,
  within: string,
  known: readonly string[],
): string | null {
  // a file with so many is damaged, and may have a hundred thousand of them: what is not told need not be guessed either
  if (reader.isFull()) {
    reader.report(unknownKey, entry.keySpot, { key: entry.key, within, nearest: null, known });
    return null;
  }
  const before = map.flow === true ? map.items[entry.at - 1]?.value : null;
  const near = nearest(entry.key, known);
  if (isScalar(before) && typeof before.value === 'string' && before.type === 'PLAIN') {
    const open = (before.value.match(/\(/g)?.length ?? 0) > (before.value.match(/\)/g)?.length ?? 0);
    if (open && isEmpty(entry.value)) {
      const instead = pairsInQuotes(reader, map.items, entry.at, known, quotedExpression);
      reader.report(cutFormula, entry.keySpot, { key: entry.key, before: before.value }, instead);
      return null;
    }
    if ((near === null && /[ \p{Lu}]/u.test(before.value + entry.key)) || isEmpty(entry.value)) {
      const about = {
        key: entry.key,
        before: before.value,
        known: isEmpty(entry.value) ? [] : known,
      };
      reader.report(cutSentence, entry.keySpot, about, pairsInQuotes(reader, map.items, entry.at, known));
      return null;
    }
  }
  const given = namesIn(map);
  const free = known.filter((one) => !given.has(one));
  reader.report(unknownKey, entry.keySpot, {
    key: entry.key,
    within,
    nearest: near ?? inOtherWords(entry.key, free),
    known,
  });
  return surelyMeant(entry.key, known);
}

const names = new WeakMap<YAMLMap, ReadonlySet<string>>();
/** The keys of a map that is read: each of its unknown ones asks. */
function namesIn(map: YAMLMap): ReadonlySet<string> {
  const found =
    names.get(map) ?? new Set(map.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')));
  names.set(map, found);
  return found;
}

export function wantMap(node: Node, reader: TextReader, what: string, example: string): YAMLMap | null {
  if (isMap(node)) return node;
  reader.report(wrongShape, firstLine(reader, spotOf(node)), {
    wanted: what,
    found: nodeWord(node),
    example,
  });
  return null;
}

/** `others` are keys of such maps in other cases: one of them was meant as a key, and is no rest of a sentence. */
export function readFields(
  fields: Fields,
  map: YAMLMap,
  all: readonly MapEntry[],
  reader: TextReader,
  owner: Spot,
  within: string,
  skip: string | null,
  others: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) result[key] = fields[key]?.absent;
  const given = new Set<string>();
  /** Required keys that a misspelt one was meant to be. */
  const meant = new Set<string>();
  // names that stand beside the key which they belong below: they are told with it
  let astray = false;
  for (const entry of all) {
    if (entry.key === skip) continue;
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
    if (field === undefined && astray && isMap(entry.value)) continue;
    if (field === undefined) {
      const known = [...Object.keys(fields), ...(skip === null ? [] : [skip])];
      if (others.has(entry.key))
        reader.report(unknownKey, entry.keySpot, { key: entry.key, within, nearest: null, known });
      else meant.add(tellUnknown(reader, map, entry, within, known) ?? '');
      continue;
    }
    given.add(entry.key);
    if (entry.value === null || isEmpty(entry.value)) {
      astray = tellEmpty(reader, entry) && field.form.shape.is === 'named';
      result[entry.key] = field.form.blank;
    } else {
      astray = false;
      result[entry.key] = field.form.read(entry.value, reader, entry.keySpot);
    }
  }
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    if (field?.need !== 'required' || given.has(key) || meant.has(key)) continue;
    reader.report(missingKey, owner.start < 0 ? firstLine(reader, spotOf(map)) : owner, {
      key,
      within,
      about: field.about,
    });
  }
  return result;
}

export function map<const F extends Fields>(within: string, fields: F): Form<MapOf<F>> {
  const blank: Record<string, unknown> = { spot: nowhere, node: null };
  for (const key of Object.keys(fields)) blank[key] = fields[key]?.absent;
  const example = `{ ${Object.keys(fields)[0] ?? 'key'}: ... }`;
  return {
    blank: blank as MapOf<F>,
    read: (node, reader, owner) => {
      const found = wantMap(node, reader, 'a map', example);
      if (found === null) return blank as MapOf<F>;
      const all = entries(found, reader);
      if (all.length === 0 && found.items.length === 0) {
        reader.report(emptyList, spotOf(found), { what: 'key' });
        return blank as MapOf<F>;
      }
      const result = readFields(fields, found, all, reader, owner, within, null);
      result['spot'] = spotOf(found);
      result['node'] = found;
      return result as MapOf<F>;
    },
    schema: () => objectSchema(fields, []),
    shape: { is: 'map', fields },
  };
}

export function objectSchema(fields: Fields, also: readonly string[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [key, field] of Object.entries(fields))
    properties[key] = { ...field.form.schema(), description: field.about, ...defaultOf(field) };
  const needed = Object.keys(fields).filter((key) => fields[key]?.need === 'required');
  return { type: 'object', properties, required: [...also, ...needed], additionalProperties: false };
}

/** What stands when the key is absent, where that is one value; nothing for what must be there, may be missing, or is a list. */
function defaultOf({ need, absent, form }: FormField<unknown>): JsonSchema {
  if (need === 'required' || absent === null || absent === undefined) return {};
  const value = typeof absent === 'object' && 'value' in absent ? absent.value : absent;
  if (typeof value === 'number' && form.shape.is === 'duration') return { default: writeDuration(value) };
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return plain ? { default: value } : {};
}

/** A map keyed by names that the author gives. */
export interface Named<T> {
  readonly name: string;
  readonly spot: Spot;
  readonly value: T;
}
export function named<T>(kind: NameKind, form: Form<T>): Form<readonly Named<T>[]> {
  const what = kind === 'expected' ? 'expected action' : kind;
  return {
    blank: [],
    read: (node, reader) => {
      const example = isLeaf(form.shape) ? '{ name: ... }' : 'name: { ... }';
      const found = wantMap(node, reader, `a map of ${what}s by name`, example);
      if (found === null) return [];
      const all = entries(found, reader);
      if (all.length === 0 && found.items.length === 0) reader.report(emptyList, spotOf(found), { what });
      const result: Named<T>[] = [];
      for (const entry of all) {
        const { key, keySpot, value } = entry;
        // an impossible name is known by the one that is proposed for it, so that its uses are not reported as well
        const name = namePattern.test(key) ? key : (meantName(key) ?? key);
        if (!namePattern.test(key)) {
          const before = found.flow === true ? found.items[entry.at - 1]?.value : null;
          const set = isEmpty(value) ? /^([a-z][a-z0-9_]*)\s*[:=]+\s*(\S+)$/.exec(key) : null;
          if (set !== null) {
            const meant = `${set[1]}: ${set[2]}`;
            reader.report(badName, keySpot, { name: key, meant, isTitle: false });
            result.push({ name: set[1] ?? name, spot: nowhere, value: form.blank });
            continue;
          }
          if (isScalar(before) && isEmpty(value)) tellUnknown(reader, found, entry, what, []);
          else reader.report(badName, keySpot, { name: key, meant: meantName(key), isTitle: false });
        }
        if (value === null || isEmpty(value)) {
          if (namePattern.test(key)) tellEmpty(reader, entry);
          result.push({ name, spot: keySpot, value: form.blank });
        } else result.push({ name, spot: keySpot, value: form.read(value, reader, keySpot) });
      }
      return result;
    },
    schema: () => ({
      type: 'object',
      propertyNames: { pattern: namePattern.source },
      additionalProperties: form.schema(),
      minProperties: 1,
    }),
    shape: { is: 'named', kind, declares: true, each: form.shape },
  };
}
/** A map keyed by names that are declared elsewhere. */
export function keyedBy<T>(kind: NameKind, form: Form<T>): Form<readonly Named<T>[]> {
  return { ...named(kind, form), shape: { is: 'named', kind, declares: false, each: form.shape } };
}

export function meantName(name: string): string | null {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '');
  return namePattern.test(plain) ? plain : null;
}

/** A name where a list of names is wanted. */
export function listOfOne(node: Node): Instead | null {
  const name = isScalar(node) && node.type === 'PLAIN' && typeof node.value === 'string' ? node.value : '';
  return namePattern.test(name) ? { spot: spotOf(node), text: `[${name}]` } : null;
}

/** A text as an item of a list of this shape: as it is, or where it most likely stands in a map. */
function itemOf(shape: Shape, text: string): string {
  if (shape.is === 'map') {
    const first = Object.keys(shape.fields)[0] ?? 'key';
    return `{ ${first}: ${namePattern.test(text) ? text : '...'} }`;
  }
  return shape.is === 'verbs' ? `{ ${Object.keys(shape.verbs)[0] ?? 'key'}: ... }` : text;
}

export function list<T>(
  what: string,
  form: Form<T>,
  may: { readonly empty: boolean } = { empty: false },
): Form<readonly T[]> {
  return {
    blank: [],
    read: (node, reader, owner) => {
      if (!isSeq(node)) {
        const found = isScalar(node) && typeof node.value === 'string' ? node.value : null;
        const { start, end } = spotOf(node);
        const map =
          isMap(node) && node.flow === true && end - start < 60 ? reader.text.slice(start, end) : null;
        const one = map ?? found;
        const example = one !== null && one.length < 60 ? `[${map ?? itemOf(form.shape, one)}]` : `[ ... ]`;
        const about = { wanted: 'a list', found: nodeWord(node), example };
        reader.report(wrongShape, firstLine(reader, spotOf(node)), about, listOfOne(node));
        return [];
      }
      if (node.items.length === 0 && !may.empty) reader.report(emptyList, spotOf(node), { what });
      const result: T[] = [];
      for (const item of node.items) {
        if (isScalar(item) && item.value === null && !item.source) {
          const spot = spotOf(item);
          reader.report(
            emptyValue,
            { start: spot.start, end: spot.end },
            { key: '-', comment: false, below: false },
          );
        } else if (isScalar(item) || isMap(item) || isSeq(item))
          result.push(form.read(item, reader, nowhere));
        else if (isPair(item)) reader.report(complexKey, owner, undefined);
      }
      return result;
    },
    schema: () => ({ type: 'array', items: form.schema(), ...(may.empty ? {} : { minItems: 1 }) }),
    shape: { is: 'list', each: form.shape },
  };
}

/** The spot of a key in a map that has been read; `nowhere` when the key is absent. */
export function keyIn(item: { readonly node: YAMLMap | null }, key: string): Spot {
  const pair = item.node?.items.find((one) => isScalar(one.key) && one.key.value === key);
  return pair === undefined ? nowhere : keySpot(pair);
}

export const asScalar = (node: Node): Scalar | null => (isScalar(node) ? node : null);

/** A form that the JSON Schema names once and refers to. */
export function defined<T>(name: string, listed: Form<T>): Form<T> & { readonly listed: Form<T> } {
  return { ...listed, schema: () => ({ $ref: `#/$defs/${name}` }), listed };
}
