/** What a place of a file takes, found by the keys that lead to it. */
import { scenarioForm } from '../schema/scenario-form.ts';
import { scriptFile } from '../schema/script.ts';
import { shapeUnder } from '../forms/below.ts';
import type { Shape } from '../forms/shape.ts';

/** One step into a file: under a key of a map, whose keys are known as far as they are written; or into a list. */
export type PathStep =
  | { readonly into: 'list' }
  | { readonly into: 'map'; readonly key: string; readonly keys: readonly string[] };

/** The shapes that may stand at the end of a path into a scenario or a script; none when it leads out of the language. */
export function shapesAt(
  path: readonly PathStep[],
  of: 'scenario' | 'script' = 'scenario',
): readonly Shape[] {
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

function into(shape: Shape, step: PathStep): Shape | null {
  if (step.into === 'list') return shape.is === 'list' ? shape.each : null;
  // a text for each language
  return shape.is === 'text' ? shape : shapeUnder(shape, step.key, step.keys);
}
