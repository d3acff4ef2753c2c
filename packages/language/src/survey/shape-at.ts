/** What a place of a file takes, found by the keys that lead to it. */
import { scenarioForm } from '../schema/scenario-form.ts';
import { scriptFile } from '../schema/script.ts';
import type { Shape } from '../forms/shape.ts';

/** One step into a file: under a key of a map, whose keys are known as far as they are written; or into a list. */
export type Step =
  | { readonly into: 'list' }
  | { readonly into: 'map'; readonly key: string; readonly keys: readonly string[] };

/** The shapes that may stand at the end of a path into a scenario or a script; none when it leads out of the language. */
export function shapesAt(path: readonly Step[], of: 'scenario' | 'script' = 'scenario'): readonly Shape[] {
  let shapes = alternatives((of === 'scenario' ? scenarioForm : scriptFile).shape);
  for (const step of path) {
    shapes = shapes.flatMap((shape) => {
      const next = into(shape, step);
      return next === null ? [] : alternatives(next);
    });
  }
  return shapes;
}

const alternatives = (shape: Shape): readonly Shape[] =>
  shape.is === 'either' ? shape.shapes.flatMap(alternatives) : [shape];

function into(shape: Shape, step: Step): Shape | null {
  if (step.into === 'list') return shape.is === 'list' ? shape.each : null;
  const { key, keys } = step;
  switch (shape.is) {
    case 'map':
      return (Object.hasOwn(shape.fields, key) ? shape.fields[key]?.form.shape : null) ?? null;
    case 'named':
      return shape.each;
    case 'verbs': {
      const verb = keys.find((one) => Object.hasOwn(shape.verbs, one));
      if (verb === key) return shape.verbs[key]?.form.shape ?? null;
      const beside = { ...(verb === undefined ? {} : shape.verbs[verb]?.beside), ...shape.common };
      return (Object.hasOwn(beside, key) ? beside[key]?.form.shape : null) ?? null;
    }
    // a text for each language
    case 'text':
      return shape;
    case 'duration':
    case 'either':
    case 'event':
    case 'expression':
    case 'file':
    case 'flag':
    case 'list':
    case 'moment':
    case 'name':
    case 'number':
    case 'plain':
    case 'words':
      return null;
  }
}
