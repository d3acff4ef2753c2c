/** What is missing for today, as lines of the go/no-go list: of the exercise file, of who runs and watches it, of the papers. Pure. */
import type { ExerciseGaps } from '@sandtable/documents/package';
import { finding, type DoctorFinding } from './finding.ts';
import type { ExerciseLookedAt } from './exercise-there.ts';
import type { PapersLookedAt } from './papers-there.ts';

/** As they are typed here. */
export interface PreparedCommands {
  /** Makes an exercise file. */
  readonly makeExercise: string;
  /** Shows what is wrong in the one that there is. */
  readonly showExercise: string;
  /** Makes one paper where it is looked for. */
  readonly makePaper: (kind: string) => string;
  /** Makes all, in a new folder. */
  readonly makeAll: string;
  /** Looks for them in a folder. */
  readonly lookInFolder: string;
}

/** `gaps`: of the file that was read; null: none was. */
export function exerciseFindings(
  looked: ExerciseLookedAt,
  gaps: ExerciseGaps | null,
  { makeExercise, showExercise }: PreparedCommands,
): readonly DoctorFinding[] {
  if (looked.is === 'none')
    return [finding('exercise', 'look', 'doctor.exercise.none', { command: makeExercise })];
  const { file } = looked;
  if (looked.is === 'wrong' || gaps === null)
    return [
      finding('exercise', 'no-go', 'doctor.exercise.wrong', {
        file,
        errors: looked.is === 'wrong' ? looked.errors : 0,
        command: showExercise,
      }),
    ];
  const { title, version, state } = looked.exercise;
  const { fields, missingIn, date, leader, unwatched, staffIn } = gaps;
  const inPapers = missingIn.join(', ');
  return [
    finding('exercise', state === 'final' ? 'go' : 'look', `doctor.exercise.${state}`, {
      file,
      title,
      version,
    }),
    ...(fields.length === 0
      ? []
      : [
          finding('exercise', 'look', 'doctor.exercise.fields', {
            fields: fields.join(', '),
            papers: inPapers,
          }),
        ]),
    ...(date === null
      ? []
      : [
          date.is === 'none'
            ? finding('exercise', 'no-go', 'doctor.exercise.no-date', { papers: inPapers })
            : finding('exercise', 'no-go', 'doctor.exercise.over', { last: date.last }),
        ]),
    leader && unwatched.length === 0
      ? finding('staff', 'go', 'doctor.staff.go')
      : finding('staff', 'no-go', 'doctor.staff.no-go', {
          leader: leader ? 'yes' : 'no',
          objectives: unwatched.join(', '),
          count: unwatched.length,
          papers: staffIn.join(', '),
        }),
  ];
}

/** `looked` null: no folder was named. */
export function paperFindings(
  looked: PapersLookedAt | null,
  folder: string,
  count: number,
  { makePaper, makeAll, lookInFolder }: PreparedCommands,
): readonly DoctorFinding[] {
  if (looked === null)
    return [finding('papers', 'look', 'doctor.papers.look', { count, all: makeAll, command: lookInFolder })];
  const { all, missing, older } = looked;
  if (missing.length + older.length === 0)
    return [finding('papers', 'go', 'doctor.papers.go', { count: all.length, folder })];
  const none = finding('papers', 'no-go', 'doctor.papers.none', { count: all.length, folder, all: makeAll });
  if (missing.length === all.length) return [none];
  return [
    ...missing.map((kind) =>
      finding('papers', 'no-go', 'doctor.papers.missing', { kind, folder, command: makePaper(kind) }),
    ),
    ...older.map((kind) =>
      finding('papers', 'no-go', 'doctor.papers.older', { kind, command: makePaper(kind) }),
    ),
    finding('papers', 'look', 'doctor.papers.all', { command: makeAll }),
  ];
}
