/** An exercise file: text to what this exercise of a scenario is, or diagnostics. */
import { isMap } from 'yaml';
import type { ExerciseFile } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { exerciseOf } from '../check/exercise-file.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { exerciseForm } from '../schema/exercise-file.ts';
import { openFile } from '../text/document.ts';
import { nowhere } from '../text/reader.ts';
import { calledBy } from '../text/titles.ts';

/** Reads the exercise file of a scenario. Null when something in it is wrong; warnings do not count. Pure, and never throws for what stands in the text. */
export function readExercise(
  text: string,
  file: string,
  scenario: Scenario,
): { readonly exercise: ExerciseFile | null; readonly diagnostics: readonly Diagnostic[] } {
  const { reader, parsed } = openFile(text, file);
  const { root, brokenAt } = parsed;
  if (!isMap(root) || brokenAt < Infinity) return { exercise: null, diagnostics: reader.diagnostics() };
  reader.learn(calledBy(scenario));
  const exercise = exerciseOf(reader, scenario, exerciseForm.read(root, reader, nowhere));
  const diagnostics = reader.diagnostics();
  return { exercise: diagnostics.some(isError) ? null : exercise, diagnostics };
}
