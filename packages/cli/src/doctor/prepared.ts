/** What lies ready for today: the exercise file, and the papers in a folder. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExerciseFile } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { formatsOf, papersBefore, type PaperKind } from '@sandtable/documents';
import { isError, readExercise } from '@sandtable/language';
import { readTextFile } from '../files/text-file.ts';

/** What an exercise file is called beside its scenario, or where one works. */
export const EXERCISE_FILE = 'exercise.yaml';

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
  const file = named ?? join(dirname(scenarioFile), EXERCISE_FILE);
  if (named === undefined && !existsSync(file)) return { is: 'none' };
  const read = readTextFile(file);
  if ('problem' in read) return { is: 'wrong', file, errors: 1 };
  const { exercise, diagnostics } = readExercise(read.text, file, scenario);
  return exercise === null
    ? { is: 'wrong', file, errors: diagnostics.filter(isError).length }
    : { is: 'read', file, exercise };
}

export interface PapersLookedAt {
  readonly all: readonly PaperKind[];
  readonly missing: readonly PaperKind[];
  /** Made before the scenario or the exercise file was written last. */
  readonly older: readonly PaperKind[];
}

/** Papers by the names that the whole package gives them: `sitman.html`. `sources`: the files that they are made of. */
export function lookAtPapers(folder: string, scenario: Scenario, sources: readonly string[]): PapersLookedAt {
  const all = papersBefore(scenario).map(({ kind }) => kind);
  const newest = Math.max(0, ...sources.map((file) => writtenAt(file) ?? 0));
  const made = new Map(
    all.map((kind) => [
      kind,
      formatsOf(kind).flatMap((format) => writtenAt(join(folder, `${kind}.${format}`)) ?? []),
    ]),
  );
  const times = (kind: PaperKind): readonly number[] => made.get(kind) ?? [];
  return {
    all,
    missing: all.filter((kind) => times(kind).length === 0),
    older: all.filter((kind) => times(kind).some((time) => time < newest)),
  };
}

function writtenAt(file: string): number | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.mtimeMs : null;
}

/** Where the whole package can be written: into this folder if nothing is in it, else into a new one beside it. */
export function freeFolder(folder: string): string {
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? folder : `${folder}-${number}`;
    const found = statSync(one, { throwIfNoEntry: false });
    if (found === undefined || (found.isDirectory() && readdirSync(one).length === 0)) return one;
  }
}
