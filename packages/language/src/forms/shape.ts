/** What a place in a file takes, as data. Each form of the schema has one; completion, hover and the survey of names follow it. */
import type { Fields } from './form.ts';
import type { Verbs } from './verb.ts';
import type { Kind } from '../check/declared.ts';

/** What a name in a file can be the name of. */
export type NameKind = Kind | 'option' | 'objective' | 'target' | 'outcome' | 'test' | 'word';

export type Shape =
  | { readonly is: 'map'; readonly fields: Fields }
  /** A map that does one thing; `common` are the keys that may stand beside any of its verbs. */
  | { readonly is: 'verbs'; readonly verbs: Verbs; readonly common: Fields }
  /** A map keyed by names: it declares them, or (`declares` false) they are declared elsewhere. */
  | { readonly is: 'named'; readonly kind: NameKind; readonly declares: boolean; readonly each: Shape }
  | { readonly is: 'list'; readonly each: Shape }
  | { readonly is: 'either'; readonly shapes: readonly Shape[] }
  /** A name of one of these kinds, or one of these words. */
  | { readonly is: 'name'; readonly kinds: readonly NameKind[]; readonly words: readonly string[] }
  | { readonly is: 'words'; readonly words: readonly string[] }
  /** The name of a file beside, with one of these endings. */
  | { readonly is: 'file'; readonly kinds: readonly string[] }
  | { readonly is: 'text' | 'expression' | 'moment' | 'event' | 'duration' | 'number' | 'flag' | 'plain' };

/** What a place takes without what is further inside, as data that can be handed from thread to thread. */
export type Taken =
  | Exclude<Shape, { readonly is: 'map' | 'verbs' | 'named' | 'list' | 'either' }>
  | { readonly is: 'map' }
  | { readonly is: 'named'; readonly kind: NameKind }
  | { readonly is: 'list'; readonly each: Taken }
  | { readonly is: 'either'; readonly of: readonly Taken[] };

/** The same for the same shape, so that what it says is kept once. */
export function takenBy(shape: Shape): Taken {
  const known = taken.get(shape);
  if (known !== undefined) return known;
  const found = read(shape);
  taken.set(shape, found);
  return found;
}
const taken = new WeakMap<Shape, Taken>();

function read(shape: Shape): Taken {
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
    default:
      return shape;
  }
}
