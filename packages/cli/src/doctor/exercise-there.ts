/** The exercise file that is named, or lies beside its scenario. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExerciseFile } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { isError, readExercise } from '@sandtable/language';
import { readTextFile } from '../files/text-file.ts';
import { exerciseFileName } from './papers-there.ts';

export type ExerciseLookedAt =
  | { readonly is: 'none' }
  | { readonly is: 'wrong'; readonly file: string; readonly errors: number }
  | { readonly is: 'read'; readonly file: string; readonly exercise: ExerciseFile };

/** The one that is named, else the one beside the scenario. */
export function lookAtExercise(
  named: string | undefined,
  scenarioFile: string,
  scenario: Scenario,
): ExerciseLookedAt {
  const file = named ?? join(dirname(scenarioFile), exerciseFileName);
  if (named === undefined && !existsSync(file)) return { is: 'none' };
  const read = readTextFile(file);
  if ('problem' in read) return { is: 'wrong', file, errors: 1 };
  const { exercise, diagnostics } = readExercise(read.text, file, scenario);
  return exercise === null
    ? { is: 'wrong', file, errors: diagnostics.filter(isError).length }
    : { is: 'read', file, exercise };
}
