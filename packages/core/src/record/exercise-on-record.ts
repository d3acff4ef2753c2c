/** What a record says that its exercise is. Pure. */
import type { Entry } from './entry.ts';
import { rewordExercise, type ExerciseFile } from './exercise-file.ts';
import type { Texts } from './parts.ts';

/** The last that was entered counts. `erased` stands for words that are gone; null: nothing was entered. */
export function exerciseOnRecord(
  entries: readonly Entry[],
  texts: Texts,
  erased: string,
): ExerciseFile | null {
  const last = entries.findLast((entry) => entry.kind === 'exercise');
  return last?.kind === 'exercise'
    ? rewordExercise(last.body, ({ text }) => texts({ entry: last.n, text }) ?? erased)
    : null;
}
