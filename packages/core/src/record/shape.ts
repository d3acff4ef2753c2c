/**
 * Shapes: what a value on a record may look like. A record comes from outside, so what its entries hold is checked before anything is
 * made of it. A shape is plain data and says which type it stands for, so the compiler holds it to that type, and a test can make values
 * of it.
 */
import type { TextSlot } from './parts.ts';
import type { EventKind, Value } from '../scenario/expression.ts';

/**
 * What a name may be the name of. A hearer is a role or exercise control, a speaker these or an actor, a table a role or a group of roles;
 * a message is an inject, one that exercise control made up (`adhoc-3`), or what an author's effect said (`message-7`) or revealed (`fact-7`).
 */
export type NameOf =
  | EventKind
  | 'variable'
  | 'measure'
  | 'role'
  | 'outcome'
  | 'organisation'
  | 'objective'
  | 'target'
  | 'task'
  | 'hearer'
  | 'speaker'
  | 'table'
  | 'message'
  /** `inject.NAME` or `decision.NAME`. */
  | 'trigger';

export type ShapeData =
  | { readonly is: 'text' | 'flag' | 'number' | 'value' | 'slot' | 'earlier' }
  /** Between two bounds, both possible. */
  | { readonly is: 'whole'; readonly least: number; readonly most: number }
  | { readonly is: 'name'; readonly of: NameOf }
  | { readonly is: 'one-of'; readonly values: readonly (string | boolean)[] }
  | { readonly is: 'list'; readonly of: ShapeData }
  | { readonly is: 'row'; readonly of: readonly ShapeData[] }
  | { readonly is: 'any-of'; readonly of: readonly [ShapeData, ShapeData] }
  | { readonly is: 'nothing' }
  | { readonly is: 'fields'; readonly fields: FieldData }
  /** A union: the value of one field decides which other fields there are. */
  | { readonly is: 'told-by'; readonly field: string; readonly cases: Readonly<Record<string, FieldData>> };
export type FieldData = Readonly<Record<string, ShapeData | { readonly maybe: ShapeData }>>;

/**
 * A shape for exactly the type `T`. The phantom field, which is never there, keeps the compiler from accepting a wider or a narrower one.
 */
export type ValueShape<T> = ShapeData & { readonly for?: (value: T) => T };
/** A field that may be left out. */
export interface Maybe<T> {
  readonly maybe: ValueShape<T>;
}
/** A shape for each field of an object. */
export type FieldShapes<Of> = {
  readonly [Key in keyof Of]-?: {} extends Pick<Of, Key>
    ? Maybe<Exclude<Of[Key], undefined>>
    : ValueShape<Of[Key]>;
};

/** The body of an entry: a shape for each field or, where one field decides which others there are, a union. */
export type BodyShape<Of> = IsUnion<Of> extends true ? ValueShape<Of> : FieldShapes<Of>;
type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;
export const isShape = (row: ShapeData | FieldData): row is ShapeData => typeof row['is'] === 'string';

const text: ValueShape<string> = { is: 'text' };
const flag: ValueShape<boolean> = { is: 'flag' };
/** Any finite number. */
const number: ValueShape<number> = { is: 'number' };
const value: ValueShape<Value> = { is: 'value' };
/** A free text of the entry's own. */
const slot: ValueShape<TextSlot> = { is: 'slot' };
/** The number of an entry before this one. */
const earlier: ValueShape<number> = { is: 'earlier' };
const whole = (least = 0, most = Number.MAX_SAFE_INTEGER): ValueShape<number> => ({
  is: 'whole',
  least,
  most,
});
/** Wall and story times beyond these are no dates any more. */
const wallTime = whole(0, 1e15);
export const longestStory = 1e12;
const seconds = whole(0, longestStory);
const name = (of: NameOf): ValueShape<string> => ({ is: 'name', of });
const oneOf = <const T extends string | boolean>(...values: readonly T[]): ValueShape<T> => ({
  is: 'one-of',
  values,
});
const list = <T>(of: ValueShape<T>): ValueShape<readonly T[]> => ({ is: 'list', of });
const row = <const T extends readonly unknown[]>(
  ...of: { readonly [Key in keyof T]: ValueShape<T[Key]> }
): ValueShape<Readonly<T>> => ({ is: 'row', of });
const nothing: ValueShape<null> = { is: 'nothing' };
const orNull = <T>(of: ValueShape<T>): ValueShape<T | null> => ({ is: 'any-of', of: [nothing, of] });
const either = <A, B>(one: ValueShape<A>, other: ValueShape<B>): ValueShape<A | B> => ({
  is: 'any-of',
  of: [one, other],
});
const maybe = <T>(of: ValueShape<T>): Maybe<T> => ({ maybe: of });
const fields = <T>(of: FieldShapes<T>): ValueShape<T> => ({ is: 'fields', fields: of });
/** One of a union: `field` says which, and each has its other fields. */
const toldBy =
  <Union>() =>
  <Key extends keyof Union & string>(
    field: Key,
    cases: {
      readonly [Tag in Union[Key] & string]: FieldShapes<Omit<Member<Union, Key, Tag>, Key>>;
    },
  ): ValueShape<Union> => ({ is: 'told-by', field, cases });
type Member<Union, Key extends keyof Union, Tag> = Union extends unknown
  ? Tag extends Union[Key]
    ? Union
    : never
  : never;

/** The shapes there are. */
export const shapes = {
  text,
  flag,
  number,
  value,
  slot,
  earlier,
  whole,
  wallTime,
  seconds,
  name,
  oneOf,
  list,
  row,
  orNull,
  either,
  maybe,
  fields,
  toldBy,
};

/** What does not fit its shape: where, what should stand there, and what does. */
export interface Misfit {
  /** `body.answer.options.0` */
  readonly field: string;
  readonly wanted: Wanted;
  /** What would be right: the words that are possible, the bounds of a number, or what a name must be the name of. */
  readonly which: string;
  /** What stands there, shortened; empty when nothing does. */
  readonly found: string;
}
export type Wanted =
  | 'text'
  | 'flag'
  | 'number'
  | 'value'
  | 'slot'
  | 'earlier'
  | 'whole'
  | 'name'
  | 'one-of'
  | 'list'
  | 'row'
  | 'nothing'
  | 'fields'
  /** The kind of an entry. */
  | 'kind'
  /** A field that has no place there. */
  | 'no-field';

/** What a value is looked at with. */
export interface ShapeContext {
  /** The number of the entry it stands in. */
  readonly n: number;
  /** How many free texts that entry has. */
  readonly texts: number;
  /** Whether the scenario has something of this name; without it no scenario is at hand, and every name may be right. */
  readonly has: ((of: NameOf, name: string) => boolean) | undefined;
}

/** The first thing that does not fit; null when all does. */
export function misfit(
  shape: ShapeData,
  found: unknown,
  field: string,
  context: ShapeContext,
): Misfit | null {
  const wrong = (wanted: Wanted, which: string | number = ''): Misfit => ({
    field,
    wanted,
    which: String(which),
    found: found === undefined ? '' : (JSON.stringify(found) ?? '').slice(0, 100),
  });
  const isWhole = (least: number, most: number): boolean =>
    Number.isSafeInteger(found) && (found as number) >= least && (found as number) <= most;
  switch (shape.is) {
    case 'text':
      return typeof found === 'string' ? null : wrong('text');
    case 'flag':
      return typeof found === 'boolean' ? null : wrong('flag');
    case 'number':
      return typeof found === 'number' && Number.isFinite(found) ? null : wrong('number');
    case 'value':
      return typeof found === 'string' ||
        typeof found === 'boolean' ||
        (typeof found === 'number' && Number.isFinite(found))
        ? null
        : wrong('value');
    case 'whole':
      return isWhole(shape.least, shape.most) ? null : wrong('whole', bounds(shape.least, shape.most));
    case 'earlier':
      return isWhole(1, context.n - 1) ? null : wrong('earlier');
    case 'slot':
      return isObject(found) &&
        Object.keys(found).join() === 'text' &&
        Number.isSafeInteger(found['text']) &&
        (found['text'] as number) >= 0 &&
        (found['text'] as number) < context.texts
        ? null
        : wrong('slot');
    case 'name':
      return typeof found === 'string' && context.has?.(shape.of, found) !== false
        ? null
        : wrong('name', shape.of);
    case 'one-of':
      return shape.values.some((each) => each === found) ? null : wrong('one-of', shape.values.join(', '));
    case 'nothing':
      return found === null ? null : wrong('nothing');
    case 'list': {
      if (!Array.isArray(found)) return wrong('list');
      const { of } = shape;
      return first(found, (each, at) => misfit(of, each, `${field}.${at}`, context));
    }
    case 'row': {
      const { of } = shape;
      if (!Array.isArray(found) || found.length !== of.length) return wrong('row', of.length);
      return first(of, (each, at) => misfit(each, found[at], `${field}.${at}`, context));
    }
    case 'any-of': {
      const [one, other] = shape.of;
      if (misfit(one, found, field, context) === null) return null;
      return misfit(other, found, field, context);
    }
    case 'fields':
      return isObject(found) ? misfitIn(shape.fields, found, field, context) : wrong('fields');
    case 'told-by': {
      if (!isObject(found)) return wrong('fields');
      const { [shape.field]: tag, ...others } = found;
      const its = typeof tag === 'string' && Object.hasOwn(shape.cases, tag) ? shape.cases[tag] : undefined;
      if (its !== undefined) return misfitIn(its, others, field, context);
      const tags: ShapeData = { is: 'one-of', values: Object.keys(shape.cases) };
      return misfit(tags, tag, `${field}.${shape.field}`, context);
    }
  }
}

/** The first field that does not fit, is missing, or does not belong there. */
function misfitIn(
  its: FieldData,
  found: Readonly<Record<string, unknown>>,
  field: string,
  context: ShapeContext,
): Misfit | null {
  for (const [key, shape] of Object.entries(its)) {
    const isThere = Object.hasOwn(found, key);
    if ('maybe' in shape && !isThere) continue;
    const own = 'maybe' in shape ? shape.maybe : shape;
    const wrong = misfit(own, isThere ? found[key] : undefined, `${field}.${key}`, context);
    if (wrong !== null) return wrong;
  }
  const more = Object.keys(found).find((key) => !Object.hasOwn(its, key));
  return more === undefined
    ? null
    : { field: `${field}.${more}`, wanted: 'no-field', which: Object.keys(its).join(', '), found: '' };
}

function first<T>(of: readonly T[], look: (each: T, at: number) => Misfit | null): Misfit | null {
  for (const [at, each] of of.entries()) {
    const wrong = look(each, at);
    if (wrong !== null) return wrong;
  }
  return null;
}

const bounds = (least: number, most: number): string =>
  most === Number.MAX_SAFE_INTEGER ? `${least}, …` : `${least} … ${most}`;

const isObject = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null && !Array.isArray(found);
