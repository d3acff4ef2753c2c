/**
 * When each thing of a draft is due by itself. Every time is kept until the thing changes or its time has come, since to look all
 * of them up at every instant would cost more than all else that happens.
 */
import { comes, exitTimes } from '../questions/due.ts';
import { momentTime } from '../questions/due.ts';
import type { Draft } from './draft.ts';
import type { MomentKind, Slots } from '../program/slots.ts';
import { leastTime, placesAt, setTime, setTimes, earliestPlace, timeOf } from '../program/earliest-times.ts';

/** Time of a slot after now; Infinity when there is none. */
function lookUp(draft: Draft, slot: number): number {
  const { program, state } = draft;
  const { moment, end, trigger } = program.slots;
  const { now } = state;
  if (slot >= trigger) {
    const from = program.watchedFrom[slot - trigger];
    return from ? later(momentTime(program, state, from), now) : Infinity;
  }
  if (slot >= end.decision) return later(endOf(draft, slot), now);
  const kind = kindOf(moment, slot);
  return comes(program, state, kind, slot - moment[kind], now);
}
const later = (time: number, now: number): number => (time > now ? time : Infinity);

/** When the window of this slot ends; Infinity while it is not open, or has no end. */
function endOf({ program, state }: Draft, slot: number): number {
  const { end } = program.slots;
  const window =
    slot >= end.expected
      ? state.expected[slot - end.expected]
      : slot >= end.clock
        ? state.clocks[slot - end.clock]
        : state.decisions[slot - end.decision];
  const runs = window?.status === 'running' || window?.status === 'open';
  return runs && window.until !== null ? window.until : Infinity;
}

function kindOf(moment: Slots['moment'], slot: number): MomentKind {
  if (slot < moment.inject) return 'chance';
  if (slot < moment.decision) return 'inject';
  if (slot < moment.clock) return 'decision';
  return slot < moment.expected ? 'clock' : 'expected';
}

/** The next time at which something other than a tick is due; the end of the story at the latest. Kept until something changes. */
export function nextDueIn(draft: Draft): number {
  if (draft.allStale) lookUpAll(draft);
  else if (draft.stale.length > 0) lookUpStale(draft);
  return draft.nextDue > draft.state.now ? draft.nextDue : lookForNext(draft);
}

function lookUpAll(draft: Draft): void {
  setTimes(draft.times, draft.program.slots.count, (slot) => lookUp(draft, slot));
  draft.stale.length = 0;
  draft.allStale = false;
  draft.nextDue = Number.NaN;
}

/** Looks up what changed. When that was what came next, the next is looked for among all. */
function lookUpStale(draft: Draft): void {
  const { times, stale } = draft;
  for (const slot of stale) {
    const before = timeOf(times, slot);
    const time = lookUp(draft, slot);
    setTime(times, slot, time);
    if (time < draft.nextDue) draft.nextDue = time;
    else if (before === draft.nextDue && time !== before) draft.nextDue = Number.NaN;
  }
  stale.length = 0;
}

function lookForNext(draft: Draft): number {
  const { program, state, times } = draft;
  const { now } = state;
  while (leastTime(times) <= now) {
    const slot = earliestPlace(times);
    setTime(times, slot, lookUp(draft, slot));
  }
  let next = Math.min(program.scenario.duration, leastTime(times));
  for (const waiting of state.delayed) if (waiting.due > now && waiting.due < next) next = waiting.due;
  for (const time of exitTimes(program, state)) if (time > now && time < next) next = time;
  if (state.target !== null && state.target > now && state.target < next) next = state.target;
  draft.nextDue = next;
  return next;
}

/** What comes by its moment at the instant that was just reached, in the order of kinds and of the file: as it was looked up. */
export function comeNow(
  draft: Draft,
  at: number,
): readonly { readonly of: MomentKind; readonly place: number }[] {
  const { moment, end } = draft.program.slots;
  const come: { readonly of: MomentKind; readonly place: number }[] = [];
  for (const slot of placesAt(draft.times, at)) {
    if (slot >= end.decision) break;
    const of = kindOf(moment, slot);
    come.push({ of, place: slot - moment[of] });
  }
  return come;
}

interface EndingWindow {
  readonly of: 'decision' | 'clock' | 'expected';
  readonly place: number;
}
const noWindows: readonly EndingWindow[] = [];

/**
 * Windows that end at the instant that was just reached, in the order of kinds and of the file, as they are now: those that were looked up
 * for it, and those that changed since. A scenario has thousands, and few end at a time.
 */
export function windowsEnding(draft: Draft, at: number): readonly EndingWindow[] {
  const { end, trigger } = draft.program.slots;
  const slots = new Set<number>();
  const look = (slot: number): void => {
    if (slot >= end.decision && slot < trigger && endOf(draft, slot) === at) slots.add(slot);
  };
  placesAt(draft.times, at).forEach(look);
  draft.stale.forEach(look);
  if (slots.size === 0) return noWindows;
  return [...slots]
    .sort((one, other) => one - other)
    .map((slot) => {
      const of = slot >= end.expected ? 'expected' : slot >= end.clock ? 'clock' : 'decision';
      return { of, place: slot - end[of] };
    });
}

/** A thing changed: when it is due is looked up again. */
export function forget(
  draft: Draft,
  kind: 'inject' | 'decision' | 'clock' | 'expected',
  place: number,
): void {
  const { moment, end } = draft.program.slots;
  draft.stale.push(moment[kind] + place);
  if (kind !== 'inject') draft.stale.push(end[kind] + place);
}
