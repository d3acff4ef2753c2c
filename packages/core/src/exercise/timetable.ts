/**
 * When each thing of a draft is due by itself. Every time is kept until the thing changes or its time has come, since to look all
 * of them up at every instant would cost more than all else that happens.
 */
import { comes, exitTimes } from './due.ts';
import { momentTime, momentKinds, type Draft, type MomentKind } from './draft.ts';
import type { Program } from './program.ts';

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

/** Time of a slot after now; Infinity when there is none. */
function lookUp(draft: Draft, slot: number): number {
  const { program, state } = draft;
  const { moment, end, trigger } = program.slots;
  const { now } = state;
  if (slot >= trigger) {
    const from = program.watchedFrom[slot - trigger];
    return from ? later(momentTime(program, state, from), now) : Infinity;
  }
  if (slot >= end.decision) {
    const window =
      slot >= end.expected
        ? state.expected[slot - end.expected]
        : slot >= end.clock
          ? state.clocks[slot - end.clock]
          : state.decisions[slot - end.decision];
    const runs = window?.status === 'running' || window?.status === 'open';
    return runs && window.until !== null ? later(window.until, now) : Infinity;
  }
  const kind = momentKinds.findLast((each) => slot >= moment[each]) ?? 'chance';
  return comes(program, state, kind, slot - moment[kind], now);
}
const later = (time: number, now: number): number => (time > now ? time : Infinity);

/** The next time at which something other than a tick is due; the end of the story at the latest. Kept until something changes. */
export function nextDueIn(draft: Draft): number {
  if (draft.stale.length > 0) lookUpStale(draft);
  return draft.nextDue > draft.state.now ? draft.nextDue : lookForNext(draft);
}

/** Looks up what changed. When that was what came next, the next is looked for among all. */
function lookUpStale(draft: Draft): void {
  const { times, stale } = draft;
  for (let at = 0; at < stale.length; at += 1) {
    const slot = stale[at] as number;
    const before = times[slot] as number;
    const time = (times[slot] = lookUp(draft, slot));
    if (time < draft.nextDue) draft.nextDue = time;
    else if (before === draft.nextDue && time !== before) draft.nextDue = Number.NaN;
  }
  stale.length = 0;
}

function lookForNext(draft: Draft): number {
  const { program, state, times } = draft;
  const { now } = state;
  let next = program.scenario.duration;
  for (let slot = 0; slot < times.length; slot += 1) {
    let time = times[slot] as number;
    if (time <= now) times[slot] = time = lookUp(draft, slot);
    if (time < next) next = time;
  }
  for (const waiting of state.delayed) if (waiting.due > now && waiting.due < next) next = waiting.due;
  for (const time of exitTimes(program, state)) if (time > now && time < next) next = time;
  if (state.target !== null && state.target > now && state.target < next) next = state.target;
  draft.nextDue = next;
  return next;
}

/** What comes by its moment at the instant that was just reached: as the times stand since it was looked for. */
export function comeNow(draft: Draft, kind: MomentKind, at: number): readonly number[] {
  const { slots } = draft.program;
  const from = slots.moment[kind];
  const places: number[] = [];
  for (let place = 0; place < countOf(draft.program, kind); place += 1)
    if (draft.times[from + place] === at) places.push(place);
  return places;
}

function countOf(program: Program, kind: MomentKind): number {
  switch (kind) {
    case 'chance':
      return program.chances.length;
    case 'inject':
      return program.injects.length;
    case 'decision':
      return program.decisions.length;
    case 'clock':
      return program.clocks.length;
    case 'expected':
      return program.expected.length;
  }
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
