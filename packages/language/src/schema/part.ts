/** What an included file may hold: what comes by name, and lists that grow. The rest says something of the document as a whole. */
import type { Fields, Shape } from '../forms/shape.ts';
import { scenarioForm } from './scenario-form.ts';

const { fields } = scenarioForm.shape as Extract<Shape, { readonly is: 'map' }>;
const besides = new Set(['include', 'assumptions', 'artificialities', 'out-of-play', 'hot-wash']);

export const partFields: Fields = Object.fromEntries(
  Object.entries(fields)
    .filter(([key, { form }]) => form.shape.is === 'named' || besides.has(key))
    .map(([key, field]) => [key, { ...field, need: 'optional' }]),
);
