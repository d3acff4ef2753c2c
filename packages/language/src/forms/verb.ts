/** Forms of what does one thing: effects, agenda items, steps of a script. */
import { type Fields, type Form, type Verb, type Verbs } from './shape.ts';
import type { YAMLMap } from 'yaml';
import { noVerb, severalVerbs } from '../diagnostics/shape.ts';
import {
  type MapEntry,
  type ReadFields,
  entries,
  isEmpty,
  objectSchema,
  readFields,
  tellEmpty,
  tellUnknown,
  wantMap,
} from './form.ts';
import type { JsonSchema } from './schema-node.ts';
import { type TextReader, type Spot, firstLine, spotOf } from '../text/reader.ts';

export const verb = <T, const X extends Fields>(form: Form<T>, about: string, beside: X): Verb<T, X> => ({
  form,
  beside,
  alone: false,
  about,
});
export const loneVerb = <T, const X extends Fields>(form: Form<T>, about: string, beside: X): Verb<T, X> => ({
  form,
  beside,
  alone: true,
  about,
});
export type OneOf<V, C> = {
  readonly [K in keyof V]: V[K] extends Verb<infer T, infer X>
    ? {
        readonly verb: K;
        readonly of: T;
        readonly verbSpot: Spot;
        readonly spot: Spot;
        readonly with: ReadFields<X>;
        readonly common: ReadFields<C>;
      }
    : never;
}[keyof V];

/** A map that does one thing, named by its verb, with keys that every such item may have. Null when it cannot be read. */
export function oneVerb<const V extends Verbs, const C extends Fields>(
  what: string,
  verbs: V,
  common: C,
): Form<OneOf<V, C> | null> {
  const names = Object.keys(verbs);
  const keys = new Set(names.flatMap((name) => [name, ...Object.keys(verbs[name]?.beside ?? {})]));
  return {
    blank: null,
    read: (node, reader) => {
      const found = wantMap(node, reader, what, `{ ${names[0] ?? ''}: ... }`);
      if (found === null) return null;
      const all = entries(found, reader);
      const doing = all.filter((entry) => Object.hasOwn(verbs, entry.key));
      const [first] = doing;
      const chosen = first && verbs[first.key];
      if (first === undefined || chosen === undefined) {
        tellNoVerb(reader, found, all, what, verbs, common);
        return null;
      }
      const fields: Fields = { ...chosen.beside, ...common };
      const second = doing.find((entry) => entry !== first && !Object.hasOwn(fields, entry.key));
      if (second !== undefined) {
        reader.report(severalVerbs, second.keySpot, { first: first.key, second: second.key });
      }
      const others = all.filter((entry) => entry !== second);
      const read = readFields(
        fields,
        found,
        others,
        reader,
        first.keySpot,
        `${what} with \`${first.key}\``,
        first.key,
        keys,
      );
      const empty = first.value === null || isEmpty(first.value);
      if (empty && !chosen.alone) tellEmpty(reader, first);
      const of =
        empty || first.value === null
          ? chosen.form.blank
          : chosen.form.read(first.value, reader, first.keySpot);
      return {
        verb: first.key,
        of,
        verbSpot: first.keySpot,
        spot: spotOf(found),
        with: read,
        common: read,
      } as OneOf<V, C>;
    },
    schema: () => ({
      anyOf: Object.entries(verbs).map(([key, one]) => {
        const object = objectSchema({ ...one.beside, ...common }, [key]);
        const own = one.alone ? { anyOf: [one.form.schema(), { type: 'null' }] } : one.form.schema();
        return {
          ...object,
          properties: { [key]: { ...own, description: one.about }, ...(object['properties'] as JsonSchema) },
        };
      }),
    }),
    shape: { is: 'verbs', verbs, common },
  };
}

function tellNoVerb(
  reader: TextReader,
  found: YAMLMap,
  all: readonly MapEntry[],
  what: string,
  verbs: Verbs,
  common: Fields,
): void {
  const names = Object.keys(verbs);
  const beside = new Set([
    ...Object.keys(common),
    ...names.flatMap((name) => Object.keys(verbs[name]?.beside ?? {})),
  ]);
  const stranger = all.find((entry) => !beside.has(entry.key));
  if (stranger === undefined) reader.report(noVerb, firstLine(reader, spotOf(found)), { what, verbs: names });
  else tellUnknown(reader, found, stranger, what, names);
}
