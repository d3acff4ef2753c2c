/**
 * What a form is: how a value is read, and what its place in a file takes, as data. Completion, hover and the survey of names follow
 * the shapes; a form, its fields and its shape name each other, so their types stand together.
 */
import type { Node } from 'yaml';
import type { TextReader, Spot } from '../text/reader.ts';
import type { NameKind } from '../expression/names.ts';
import type { JsonSchema } from './schema-node.ts';

export interface Form<T> {
  /** `owner` is the key or name above the value: what is missing inside is reported there. */
  readonly read: (node: Node, reader: TextReader, owner: Spot) => T;
  readonly blank: T;
  readonly schema: () => JsonSchema;
  readonly shape: Shape;
}

export interface FormField<T> {
  readonly form: Form<T>;
  readonly need: 'required' | 'optional';
  /** What stands when the key is absent. */
  readonly absent: T;
  readonly about: string;
}
export type Fields = Readonly<Record<string, FormField<unknown>>>;

/** What a verb takes, and the keys that may stand beside it. */
export interface Verb<T, X> {
  readonly form: Form<T>;
  readonly beside: X;
  /** The verb may stand alone: `{ end }`. */
  readonly alone: boolean;
  readonly about: string;
}
export type Verbs = Readonly<Record<string, Verb<unknown, Fields>>>;

/** A place in which others stand. */
type Branch =
  | { readonly is: 'map'; readonly fields: Fields }
  /** A map that does one thing; `common` are the keys that may stand beside any of its verbs. */
  | { readonly is: 'verbs'; readonly verbs: Verbs; readonly common: Fields }
  /** A map keyed by names: it declares them, or (`declares` false) they are declared elsewhere. */
  | { readonly is: 'named'; readonly kind: NameKind; readonly declares: boolean; readonly each: Shape }
  | { readonly is: 'list'; readonly each: Shape }
  | { readonly is: 'either'; readonly shapes: readonly Shape[] };

type Leaf =
  /** A name of one of these kinds, or one of these words. */
  | { readonly is: 'name'; readonly kinds: readonly NameKind[]; readonly words: readonly string[] }
  | { readonly is: 'words'; readonly words: readonly string[] }
  /** The name of a file beside, with one of these endings. */
  | { readonly is: 'file'; readonly kinds: readonly string[] }
  | { readonly is: 'text' | 'expression' | 'moment' | 'event' | 'duration' | 'number' | 'flag' | 'plain' };

export type Shape = Branch | Leaf;

const leaves: Readonly<Record<Leaf['is'], true>> = {
  name: true,
  words: true,
  file: true,
  text: true,
  expression: true,
  moment: true,
  event: true,
  duration: true,
  number: true,
  flag: true,
  plain: true,
};
/** Nothing else of the language stands in it. */
export const isLeaf = (shape: Shape): shape is Leaf => Object.hasOwn(leaves, shape.is);

/** What a place takes without what is further inside, as data that can be handed from thread to thread. */
export type TakenShape =
  | Leaf
  | { readonly is: 'map' }
  | { readonly is: 'named'; readonly kind: NameKind }
  | { readonly is: 'list'; readonly each: TakenShape }
  | { readonly is: 'either'; readonly of: readonly TakenShape[] };

/** Gives the same object for the same shape, so that an editor's study holds it only once. */
export function takenBy(shape: Shape): TakenShape {
  const known = taken.get(shape);
  if (known !== undefined) return known;
  const found = read(shape);
  taken.set(shape, found);
  return found;
}
const taken = new WeakMap<Shape, TakenShape>();

function read(shape: Shape): TakenShape {
  if (isLeaf(shape)) return shape;
  switch (shape.is) {
    case 'map':
    case 'verbs':
      return { is: 'map' };
    case 'named':
      return { is: 'named', kind: shape.kind };
    case 'list':
      return { is: 'list', each: takenBy(shape.each) };
    case 'either':
      return { is: 'either', of: shape.shapes.map(takenBy) };
  }
}
