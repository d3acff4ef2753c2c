/** The exercise file on the command line: read with a scenario, put on a record. Apart, because reading one loads the language. */
import { exerciseCommand, type ExerciseFile } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import type { Session } from '@sandtable/host';
import { isError, readExercise, renderDiagnostic } from '@sandtable/language';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import type { Surroundings } from '../command-line/command.ts';
import { badFile } from '../files/open-scenario.ts';
import { readTextFile } from '../files/text-file.ts';

/** Throws `BadInput` that tells every error in it; what is only advised goes to the error stream. */
export function exerciseIn(file: string, scenario: Scenario, { say, stderr }: Surroundings): ExerciseFile {
  const read = readTextFile(file);
  if ('problem' in read) throw badFile([read.problem], '', say);
  const { exercise, diagnostics } = readExercise(read.text, file, scenario);
  if (exercise === null) throw badFile(diagnostics, read.text, say);
  const words = diagnosticWords(say.language);
  for (const advice of diagnostics.filter((each) => !isError(each)))
    stderr.write(`${renderDiagnostic(advice, read.text, words)}\n\n`);
  return exercise;
}

/** From now on the record says that its exercise is this one. Null: nothing is entered. */
export function enterExercise(session: Session, exercise: ExerciseFile | null): void {
  if (exercise === null) return;
  const { command, texts } = exerciseCommand(exercise);
  session.give(command, texts);
}
