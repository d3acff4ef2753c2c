/** What an exercise is to show: the objectives, and the tasks that an evaluator watches for. */
import { textIn } from '@sandtable/core/scenario';
import type { Session } from '../exercise/session.ts';

export interface WatchedObjective {
  readonly text: string;
  readonly targets: readonly { readonly text: string; readonly tasks: readonly string[] }[];
}

export function watchedObjectives({ scenario, language }: Session): readonly WatchedObjective[] {
  const inWords = (text: Parameters<typeof textIn>[0]): string => textIn(text, { scenario, language });
  return scenario.objectives.map(({ text, targets }) => ({
    text: inWords(text),
    targets: targets.map((target) => ({
      text: inWords(target.text),
      tasks: target.tasks.map((task) => inWords(task.text)),
    })),
  }));
}
