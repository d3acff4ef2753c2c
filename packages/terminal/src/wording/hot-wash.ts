// How long the hot wash has been at what it is at.
import type { ControlView, HotWashStep } from '@sandtable/core/view';
import type { DeskSituation } from './situation.ts';

export function hotWashStepNow({ now }: ControlView): HotWashStep | null {
  return now.now === 'hot-wash' ? now.step : null;
}

/** Real milliseconds spent on the current step of the hot wash, earlier visits included. */
export function timeOnStep({ view, wall }: Pick<DeskSituation, 'view' | 'wall'>): number {
  const at = view.hotWash?.at ?? null;
  const since = view.hotWash?.since ?? null;
  if (view.hotWash === null || at === null) return 0;
  const spent =
    at.of === 'question'
      ? view.hotWash.questions.find(({ number }) => number === at.number)?.spent
      : view.hotWash.parked.find(({ note }) => note === at.note)?.spent;
  return (spent ?? 0) + (since === null ? 0 : Math.max(0, wall - since));
}
