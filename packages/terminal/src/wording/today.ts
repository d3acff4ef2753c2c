// What is still to be made for today, told before play begins: papers, and the exercise file.
import type { Entry } from '@sandtable/core/record';
import type { Say } from '@sandtable/words';

/** As whoever starts the desk found it: looked at once, in the folder of papers. */
export interface ForToday {
  readonly papers: {
    readonly folder: string;
    readonly needed: number;
    readonly missing: number;
    /** Made before the scenario was written last. */
    readonly older: number;
    /** Lists them, with what makes each. */
    readonly command: string;
  };
  /** Makes an exercise file. */
  readonly makeExercise: string;
}

/** A line each; none for what is there. `entries` of the record, where one was begun. */
export function todayLines(
  today: ForToday | null,
  entries: readonly Entry[],
  { say, at }: { readonly say: Say; readonly at: 'lobby' | 'desk' | 'plain' },
): readonly string[] {
  if (today === null) return [];
  const { papers, makeExercise } = today;
  const isSaid = entries.some(({ kind }) => kind === 'exercise');
  return [
    ...(papers.missing + papers.older === 0 ? [] : [say('common.today.papers', papers)]),
    ...(isSaid
      ? []
      : [say('common.today.exercise', { at, word: say('power.exercise.word'), command: makeExercise })]),
  ];
}
