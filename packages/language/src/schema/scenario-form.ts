/** The whole file: the one declaration of what a scenario may hold. */
import { map, type FormOf } from '../forms/form.ts';
import { conductFields } from './conduct.ts';
import { courseFields } from './course.ts';
import { documentFields } from './document.ts';
import { evaluationFields } from './evaluation.ts';
import { worldFields } from './world.ts';

export const scenarioForm = map('a scenario', {
  ...documentFields,
  ...worldFields,
  ...courseFields,
  ...conductFields,
  ...evaluationFields,
});
/** A scenario as written, with places; names in it are not looked up yet. */
export type SourceScenario = FormOf<typeof scenarioForm>;
