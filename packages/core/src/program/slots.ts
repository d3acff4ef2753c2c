/** Where the time of each thing stands in the one list of times. */

/** What comes by a moment. */
export type MomentKind = 'chance' | 'inject' | 'decision' | 'clock' | 'expected';
/** The order of kinds at one instant. */
export const momentKinds: readonly MomentKind[] = ['chance', 'inject', 'decision', 'clock', 'expected'];

/** Ranges in the list of times: moments by kind, then the ends of windows, then the moments from which triggers are watched. */
export interface Slots {
  readonly moment: Readonly<Record<MomentKind, number>>;
  readonly end: Readonly<Record<'decision' | 'clock' | 'expected', number>>;
  readonly trigger: number;
  readonly count: number;
}

export function slotsOf(
  counts: Readonly<Record<MomentKind, number>> & { readonly watchedFrom: number },
): Slots {
  let count = 0;
  const take = (size: number): number => (count += size) - size;
  const moment = {
    chance: take(counts.chance),
    inject: take(counts.inject),
    decision: take(counts.decision),
    clock: take(counts.clock),
    expected: take(counts.expected),
  };
  const end = {
    decision: take(counts.decision),
    clock: take(counts.clock),
    expected: take(counts.expected),
  };
  const trigger = take(counts.watchedFrom);
  return { moment, end, trigger, count };
}
