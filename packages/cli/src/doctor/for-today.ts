/** What the lobby and the desk tell before play: how many papers are still to be made, and what lists them. */
import type { Scenario } from '@sandtable/core/scenario';
import type { ForToday } from '@sandtable/terminal';
import type { Surroundings } from '../command-line/command.ts';
import { inShell } from '../exercise/exercise.ts';
import { scenarioFile } from '../files/library.ts';
import { lookAtPapers, newExerciseCommand, paperFolder } from './papers-there.ts';

/** `meant`: the scenario as it was named; `exercise`: the exercise file that was. Only where somebody is there to read it. */
export function forToday(
  meant: string,
  scenario: Pick<Scenario, 'kind'>,
  exercise: string | undefined,
  { say, program, stdin }: Pick<Surroundings, 'say' | 'program' | 'stdin'>,
): ForToday | null {
  if (!stdin.isTTY || meant.endsWith('.jsonl')) return null;
  const sources = [scenarioFile(meant, say), ...(exercise === undefined ? [] : [exercise])];
  const { all, missing, older } = lookAtPapers(paperFolder, scenario, sources);
  const own = exercise === undefined ? '' : ` --exercise ${inShell(exercise)}`;
  return {
    papers: {
      folder: paperFolder,
      needed: all.length,
      missing: missing.length,
      older: older.length,
      command: `${program} doctor ${inShell(meant)}${own} --folder ${paperFolder}`,
    },
    makeExercise: newExerciseCommand(meant, program),
  };
}
