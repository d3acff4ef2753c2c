// What is told beside the NOW line in the hot wash.
import type { HotWashStep } from '@sandtable/core/view';
import { roomClock } from '@sandtable/words';
import type { DeskSituation } from '../wording/situation.ts';
import { stepName, timeOnStep } from '../wording/hot-wash.ts';

/** Where it is, with the time that it took so far; at the opening what will be asked, and how much is parked. */
export function hotWashLines(desk: DeskSituation, step: HotWashStep): readonly string[] {
  const { view, say } = desk;
  if (step.at !== 'opening') return [hereWords(stepName(step, say), timeOnStep(desk), desk)];
  const count = view.hotWash?.parked.length ?? 0;
  return [
    ...step.questions.map((ask, place) => say('plain.hot-wash.question', { number: place + 1, ask })),
    ...(count === 0 ? [] : [say('plain.hot-wash.parked', { count })]),
    say('plain.hot-wash.how'),
  ];
}

const hereWords = (step: string, spent: number, { say }: DeskSituation): string =>
  spent < 1000
    ? say('plain.hot-wash.at', { step })
    : say('plain.hot-wash.at-since', { step, time: roomClock(spent) });
