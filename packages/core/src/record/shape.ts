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

/** The first thing that does not fit; null when all does. Every entry of every record passes here, so nothing is made before something is wrong. */
export function misfit(
  shape: ShapeData,
  found: unknown,
  field: string,
  context: ShapeContext,
): Misfit | null {
  switch (shape.is) {
    case 'text':
      return typeof found === 'string' ? null : wrong(field, found, 'text');
    case 'flag':
      return typeof found === 'boolean' ? null : wrong(field, found, 'flag');
    case 'number':
      return typeof found === 'number' && Number.isFinite(found) ? null : wrong(field, found, 'number');
    case 'value':
      return typeof found === 'string' ||
        typeof found === 'boolean' ||
        (typeof found === 'number' && Number.isFinite(found))
        ? null
        : wrong(field, found, 'value');
    case 'whole':
      return isWhole(found, shape.least, shape.most)
        ? null
        : wrong(field, found, 'whole', bounds(shape.least, shape.most));
    case 'earlier':
      return isWhole(found, 1, context.n - 1) ? null : wrong(field, found, 'earlier');
    case 'slot':
      return isObject(found) &&
        Object.keys(found).join() === 'text' &&
        isWhole(found['text'], 0, context.texts - 1)
        ? null
        : wrong(field, found, 'slot');
    case 'name':
      return typeof found === 'string' && context.has?.(shape.of, found) !== false
        ? null
        : wrong(field, found, 'name', shape.of);
    case 'one-of':
      return shape.values.includes(found as string)
        ? null
        : wrong(field, found, 'one-of', shape.values.join(', '));
    case 'nothing':
      return found === null ? null : wrong(field, found, 'nothing');
    case 'list': {
      if (!Array.isArray(found)) return wrong(field, found, 'list');
      for (let at = 0; at < found.length; at += 1) {
        const within = misfit(shape.of, found[at], field, context);
        if (within !== null) return below(field, at, within);
      }
      return null;
    }
    case 'row': {
      if (!Array.isArray(found) || found.length !== shape.of.length)
        return wrong(field, found, 'row', String(shape.of.length));
      for (const [at, each] of shape.of.entries()) {
        const within = misfit(each, found[at], field, context);
        if (within !== null) return below(field, at, within);
      }
      return null;
    }
    case 'any-of': {
      const [one, other] = shape.of;
      const isOne = one.is === 'nothing' ? found === null : misfit(one, found, field, context) === null;
      return isOne ? null : misfit(other, found, field, context);
    }
    case 'fields':
      return isObject(found)
        ? misfitIn(shape.fields, found, field, context, null)
        : wrong(field, found, 'fields');
    case 'told-by': {
      if (!isObject(found)) return wrong(field, found, 'fields');
      const tag = found[shape.field];
      const its = typeof tag === 'string' && Object.hasOwn(shape.cases, tag) ? shape.cases[tag] : undefined;
      if (its !== undefined) return misfitIn(its, found, field, context, shape.field);
      return wrong(`${field}.${shape.field}`, tag, 'one-of', Object.keys(shape.cases).join(', '));
    }
  }
}

const wrong = (field: string, found: unknown, wanted: Wanted, which = ''): Misfit => ({
  field,
  wanted,
  which,
  found: found === undefined ? '' : (JSON.stringify(found) ?? '').slice(0, 100),
});

/** What was found within a part, named from the whole: nobody spells the places of what fits. */
const below = (field: string, part: string | number, within: Misfit): Misfit => ({
  ...within,
  field: `${field}.${part}${within.field.slice(field.length)}`,
});

const isWhole = (found: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(found) && (found as number) >= least && (found as number) <= most;

/** The first field that does not fit, is missing, or does not belong there; `tag`: the one that said which others there are. */
function misfitIn(
  its: FieldData,
  found: Readonly<Record<string, unknown>>,
  field: string,
  context: ShapeContext,
  tag: string | null,
): Misfit | null {
  let there = tag === null ? 0 : 1;
  for (const key in its) {
    const shape = its[key];
    if (shape === undefined) continue;
    const isThere = Object.hasOwn(found, key);
    if (isThere) there += 1;
    else if ('maybe' in shape) continue;
    const within = misfit(
      'maybe' in shape ? shape.maybe : shape,
      isThere ? found[key] : undefined,
      field,
      context,
    );
    if (within !== null) return below(field, key, within);
  }
  const keys = Object.keys(found);
  if (keys.length === there) return null;
  const more = keys.find((key) => key !== tag && !Object.hasOwn(its, key));
  return more === undefined
    ? null
    : {
        field: `${field}.${more}`,
        wanted: 'no-field',
        which: Object.keys(its).join(', '),
        found: '',
      };
}

const bounds = (least: number, most: number): string =>
  most === Number.MAX_SAFE_INTEGER ? `${least}, …` : `${least} … ${most}`;

const isObject = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null && !Array.isArray(found);
