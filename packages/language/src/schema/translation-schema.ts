/** The JSON Schema of a translation beside: of a scenario's tree what holds texts. */
import { type Fields, type Shape, isLeaf } from '../forms/shape.ts';
import type { JsonSchema } from '../forms/schema-node.ts';

/** Effects stand within effects; no scenario goes deeper than this. */
const deepest = 10;

/** Null: no text can stand in what has this shape. Whatever is left empty is still to be translated. */
export function translationOf(shape: Shape, steps = deepest): JsonSchema | null {
  if (steps === 0) return null;
  const within = (one: Shape): JsonSchema | null => translationOf(one, steps - 1);
  if (shape.is === 'text') return { type: ['string', 'null'] };
  if (isLeaf(shape)) return null;
  switch (shape.is) {
    case 'list': {
      const items = within(shape.each);
      return items && { type: ['array', 'null'], items };
    }
    case 'named': {
      const each = within(shape.each);
      return each && { type: ['object', 'null'], additionalProperties: each };
    }
    case 'either':
      return oneOf(shape.shapes.map(within));
    case 'map':
      return mapOf([shape.fields], within);
    case 'verbs': {
      const verbs = Object.entries(shape.verbs);
      const own = Object.fromEntries(verbs.map(([key, { form, about }]) => [key, { form, about }]));
      return mapOf([own, ...verbs.map(([, { beside }]) => beside), shape.common], within);
    }
  }
}

type Described = Readonly<Record<string, Pick<Fields[string], 'form' | 'about'>>>;

function mapOf(fields: readonly Described[], within: (shape: Shape) => JsonSchema | null): JsonSchema | null {
  const properties: Record<string, JsonSchema> = {};
  for (const [key, { form, about }] of fields.flatMap((one) => Object.entries(one))) {
    const own = within(form.shape);
    // the same key under another verb may hold another thing
    const both = oneOf([properties[key] ?? null, own && { ...own, description: about }]);
    if (both !== null) properties[key] = both;
  }
  return Object.keys(properties).length === 0
    ? null
    : { type: ['object', 'null'], properties, additionalProperties: false };
}

function oneOf(schemas: readonly (JsonSchema | null)[]): JsonSchema | null {
  const found = schemas.filter((one) => one !== null);
  const [first = null] = found;
  return found.length < 2 ? first : { anyOf: found };
}
