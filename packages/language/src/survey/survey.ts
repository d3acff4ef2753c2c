/**
 * What stands where in the files of a scenario and its scripts: names with their declarations and uses, keys with what they take, an
 * outline. It follows the schema through each tree and looks at places only, so it also has much to say of a file full of mistakes.
 */
import {
  type Candidate,
  type Term,
  mentionsInExpression,
  mentionsInMoment,
  mentionsInText,
} from './mentions.ts';
import { type NameKind, namePattern } from '../expression/names.ts';
import { type Node, type Pair, type YAMLMap, isCollection, isMap, isPair, isScalar, isSeq } from 'yaml';
import { type TextReader, type Spot, spotOf } from '../text/reader.ts';
import { type Shape, type TakenShape, takenBy } from '../forms/shape.ts';
import { type Description, describe, onOneLine } from './describe.ts';

/** What a name names. An option belongs to a decision (`of`); all others are known by kind and name. */
export interface Thing {
  readonly kind: NameKind;
  readonly name: string;
  readonly of: string | null;
}
/** A place where a name stands, at its declaration or where it is used. */
export interface Mention extends Thing {
  readonly spot: Spot;
  readonly declares: boolean;
}
export interface Declaration extends Thing, Description {
  readonly spot: Spot;
  /** From the name to the end of what it declares. */
  readonly whole: Spot;
}
/** A word of the language that stands as a key, and all that it holds. */
export interface KeyPlace {
  readonly key: string;
  readonly spot: Spot;
  readonly whole: Spot;
  readonly about: string;
  readonly takes: TakenShape;
}
/** Sections of a file and the names that they declare, one within the other; the steps of a script. */
export interface Outline {
  readonly name: string;
  readonly kind: NameKind | 'section' | 'step';
  readonly title: string | null;
  readonly spot: Spot;
  readonly whole: Spot;
  readonly children: readonly Outline[];
}
export interface Survey {
  readonly text: string;
  readonly declarations: readonly Declaration[];
  /** All in the order of the file. */
  readonly mentions: readonly Mention[];
  readonly keys: readonly KeyPlace[];
  readonly terms: readonly Term[];
  readonly outline: readonly Outline[];
}

interface Growing extends Outline {
  readonly children: Growing[];
}
interface Walk {
  readonly reader: TextReader;
  readonly declarations: Declaration[];
  readonly candidates: Candidate[];
  readonly keys: KeyPlace[];
  readonly terms: Term[];
}
/** Where the walk is: the decision whose options are meant, and the part of the outline that grows. */
interface Within {
  readonly decision: string | null;
  readonly outline: Growing[] | null;
  readonly top: boolean;
  readonly of: Grown['of'];
}
/** The tree of a file, and what it must be. */
export interface Grown {
  readonly root: Node | null;
  readonly shape: Shape;
  /** A translation has the names of the scenario and declares none; its texts stand in the scenario's tree already. */
  readonly of: 'scenario' | 'script' | 'translation';
}

/** `reader` has the text of all of them. */
export function surveyOf(reader: TextReader, grown: readonly Grown[]): Survey {
  const walk: Walk = { reader, declarations: [], candidates: [], keys: [], terms: [] };
  const outline: Growing[] = [];
  for (const { root, shape, of } of grown)
    if (root !== null) follow(walk, root, shape, { decision: null, outline, top: true, of });
  const known = new Set(walk.declarations.map((one) => identity(one)));
  const mentions = walk.candidates.map(({ kinds, ...mention }): Mention => {
    const kind = kinds.find((one) => known.has(identity({ ...mention, kind: one }))) ?? kinds[0] ?? 'word';
    return { ...mention, kind, of: kind === 'option' ? mention.of : null };
  });
  const inOrder = <T extends { readonly spot: Spot }>(list: readonly T[]): readonly T[] =>
    [...list].sort((left, right) => left.spot.start - right.spot.start);
  const { declarations, keys, terms } = walk;
  return {
    text: reader.text,
    declarations,
    mentions: inOrder(mentions),
    keys: inOrder(keys),
    terms: inOrder(terms),
    outline,
  };
}

/** A key that is equal for two mentions exactly when they name the same thing. */
export const identity = ({ kind, name, of }: Thing): string =>
  kind === 'option' ? `option ${of ?? ''} ${name}` : `${kind} ${name}`;

function follow(walk: Walk, node: Node, shape: Shape, within: Within): void {
  switch (shape.is) {
    case 'map':
      if (isMap(node)) for (const pair of pairsOf(node)) field(walk, pair, shape.fields, within);
      return;
    case 'verbs':
      if (isMap(node)) verbs(walk, node, shape, within);
      return;
    case 'named':
      if (isMap(node)) for (const pair of pairsOf(node)) name(walk, pair, shape, within);
      return;
    case 'list':
      if (isSeq(node)) {
        for (const item of node.items) if (isNode(item)) follow(walk, item, shape.each, within);
      }
      return;
    case 'either': {
      const fits = shape.shapes.find((one) => fitsNode(one, node)) ?? shape.shapes[0];
      if (fits !== undefined) follow(walk, node, fits, within);
      return;
    }
    case 'name':
      mention(walk, node, shape, within);
      return;
    case 'expression':
      if (isScalar(node)) {
        const found = mentionsInExpression(walk.reader, node, within.decision);
        walk.candidates.push(...found.candidates);
        walk.terms.push(...found.terms);
      }
      return;
    case 'moment':
    case 'event':
      if (isScalar(node)) {
        const found = mentionsInMoment(walk.reader, node, within.decision);
        walk.candidates.push(...found.candidates);
        walk.terms.push(...found.terms);
      }
      return;
    case 'text':
      if (within.of === 'translation') return;
      if (isScalar(node)) walk.candidates.push(...mentionsInText(walk.reader, node));
      else if (isMap(node)) {
        for (const { value } of node.items) {
          if (isScalar(value)) walk.candidates.push(...mentionsInText(walk.reader, value));
        }
      }
      return;
    case 'duration':
    case 'file':
    case 'flag':
    case 'number':
    case 'plain':
    case 'words':
  }
}

const isNode = (value: unknown): value is Node => isScalar(value) || isCollection(value);
function fitsNode({ is }: Shape, node: Node): boolean {
  if (isSeq(node)) return is === 'list';
  return isMap(node) ? is === 'map' || is === 'verbs' || is === 'named' : is === 'name';
}

interface Keyed {
  readonly key: string;
  readonly spot: Spot;
  readonly whole: Spot;
  readonly value: Node | null;
}
function pairsOf(map: YAMLMap): readonly Keyed[] {
  return map.items.flatMap((pair: Pair) => {
    const { key, value } = pair;
    if (!isPair(pair) || !isScalar(key) || typeof key.value !== 'string') return [];
    const spot = spotOf(key);
    if (spot.start < 0) return [];
    const node = isNode(value) ? value : null;
    const end = node === null ? spot.end : Math.max(spot.end, spotOf(node).end);
    return [{ key: key.value, spot, whole: { start: spot.start, end }, value: node }];
  });
}

type Listed<K extends Shape['is']> = Extract<Shape, { readonly is: K }>;

function field(walk: Walk, pair: Keyed, fields: Listed<'map'>['fields'], within: Within): void {
  const found = Object.hasOwn(fields, pair.key) ? fields[pair.key] : undefined;
  if (found === undefined) return;
  const { key, spot, whole, value } = pair;
  const { shape } = found.form;
  walk.keys.push({ key, spot, whole, about: found.about, takes: takenBy(shape) });
  if (value === null) return;
  const lists = shape.is === 'named' && shape.declares;
  if (!within.top || !lists || within.outline === null)
    return follow(walk, value, shape, { ...within, top: false });
  const section: Growing = { name: key, kind: 'section', title: found.about, spot, whole, children: [] };
  within.outline.push(section);
  follow(walk, value, shape, { ...within, outline: section.children, top: false });
}

function verbs(walk: Walk, map: YAMLMap, shape: Listed<'verbs'>, within: Within): void {
  const pairs = pairsOf(map);
  const verb = pairs.find((pair) => Object.hasOwn(shape.verbs, pair.key));
  const chosen = verb && shape.verbs[verb.key];
  // what a step answers is an option of the decision that it names
  const decided = verb?.key === 'decide' && isScalar(verb.value) ? verb.value.value : null;
  const inside = typeof decided === 'string' ? { ...within, decision: decided } : within;
  // effects have the form of steps, but there are too many of them for an outline
  if (within.of === 'script' && verb !== undefined) within.outline?.push(stepOf(map, verb));
  for (const pair of pairs) {
    if (pair === verb && chosen !== undefined) {
      const { key, spot, whole, value } = pair;
      walk.keys.push({ key, spot, whole, about: chosen.about, takes: takenBy(chosen.form.shape) });
      if (value !== null) follow(walk, value, chosen.form.shape, inside);
    } else field(walk, pair, { ...chosen?.beside, ...shape.common }, inside);
  }
}

/** `decide close`, and beside it what is answered. */
function stepOf(map: YAMLMap, { key, spot, value }: Keyed): Growing {
  const of = isScalar(value) ? onOneLine(value.value) : null;
  const answer: unknown = map.get('answer', true);
  return {
    name: of === null ? key : `${key} ${of}`,
    kind: 'step',
    title: isScalar(answer) ? onOneLine(answer.value) : null,
    spot,
    whole: { start: Math.min(spot.start, spotOf(map).start), end: spotOf(map).end },
    children: [],
  };
}

function name(walk: Walk, pair: Keyed, shape: Listed<'named'>, within: Within): void {
  const { key, spot, whole, value } = pair;
  const { kind, declares, each } = shape;
  const of = kind === 'option' ? within.decision : null;
  const isNew = declares && within.of !== 'translation';
  walk.candidates.push({ kinds: [kind], name: key, of, spot, declares: isNew });
  const decision = kind === 'decision' && declares ? key : within.decision;
  let outline = within.outline;
  if (declares) {
    const described = describe(value);
    if (isNew) walk.declarations.push({ kind, name: key, of, spot, whole, ...described });
    const entry: Growing = { name: key, kind, title: described.title, spot, whole, children: [] };
    outline?.push(entry);
    outline = entry.children;
  }
  if (value !== null) follow(walk, value, each, { ...within, decision, outline, top: false });
}

function mention(walk: Walk, node: Node, shape: Listed<'name'>, within: Within): void {
  if (!isScalar(node) || typeof node.value !== 'string' || !namePattern.test(node.value)) return;
  if (shape.words.includes(node.value)) return;
  walk.candidates.push({
    kinds: shape.kinds,
    name: node.value,
    of: within.decision,
    spot: spotOf(node),
    declares: false,
  });
}
