/** Single things of a state as they change, with a word to whatever reads them. */
import { touchThing, type Draft } from './draft.ts';
import { clockTable, type ClockEvent } from '../program/machine/clock.ts';
import { expectedTable, type ExpectedEvent } from '../program/machine/expected.ts';
import { comingTable, type ComingEvent } from '../program/machine/inject.ts';
import { itemTable, type ItemEvent } from '../program/machine/item.ts';
import { moved } from '../program/machine/table.ts';
import { passes } from '../program/threshold.ts';
import { isDropped } from '../questions/gate.ts';
import { itemTakes } from '../questions/takes.ts';
import { forget } from './timetable.ts';
import type { EffectOwner, EffectDone } from '../record/consequence.ts';
import type { DecisionState, ExpectedState, InjectState, PhaseState, WindowState } from '../program/state.ts';
import { missing } from '../scenario/missing.ts';

export function setVariable(draft: Draft, place: number, value: number): void {
  const { state } = draft;
  if (state.variables[place] === value) return;
  state.variables[place] = value;
  if (
    value > (draft.calmFrom[place] ?? missing('calmFrom', place)) &&
    value < (draft.calmTo[place] ?? missing('calmTo', place))
  )
    return;
  lookAgain(draft, place, value);
}

/**
 * Marks the triggers that read the variable and may hold now when they did not, or no longer. Between the nearest limits below and
 * above that triggers compare it with, none can: until it leaves that stretch nobody looks.
 */
function lookAgain(draft: Draft, place: number, value: number): void {
  const { program, state } = draft;
  let from = -Infinity;
  let to = Infinity;
  for (const reader of program.readersOf[program.sources.of.variable + place] ?? []) {
    const threshold = program.thresholds[reader];
    if (threshold) {
      if (threshold.limit >= value && threshold.limit < to) to = threshold.limit;
      if (threshold.limit <= value && threshold.limit > from) from = threshold.limit;
      if (passes(threshold, value) === (state.levels[reader] === 1)) continue;
    } else {
      from = Infinity;
    }
    draft.dirty[reader] = 1;
    draft.anyDirty = true;
  }
  draft.calmFrom[place] = from;
  draft.calmTo[place] = to;
}

export function changePhase(draft: Draft, place: number, change: Partial<PhaseState>): void {
  const now = draft.state.phases[place];
  if (now) draft.state.phases[place] = { ...now, ...change };
}

export function changeInject(
  draft: Draft,
  name: string,
  change: (now: InjectState) => Partial<InjectState>,
): void {
  const place = draft.program.places.inject.get(name) ?? -1;
  const now = draft.state.injects[place];
  if (!now) return;
  replaceInject(draft, place, { ...now, ...change(now) });
}

export function replaceInject(draft: Draft, place: number, inject: InjectState): void {
  const { state } = draft;
  state.injects[place] = inject;
  list(state.proposed, place, inject.coming === 'proposed');
  forget(draft, 'inject', place);
  touchThing(draft, 'inject', place);
}

export function moveComing(draft: Draft, name: string, event: ComingEvent): void {
  changeInject(draft, name, ({ coming }) => ({ coming: moved(comingTable, coming, event) }));
}

export function changeDecision(
  draft: Draft,
  name: string,
  change: (now: DecisionState) => Partial<DecisionState>,
): void {
  const place = draft.program.places.decision.get(name) ?? -1;
  const now = draft.state.decisions[place];
  if (!now) return;
  const decision = { ...now, ...change(now) };
  draft.state.decisions[place] = decision;
  list(draft.state.answered, place, decision.status !== 'closed' && decision.answers.length > 0);
  forget(draft, 'decision', place);
  touchThing(draft, 'decision', place);
}

/** Puts a place into a list in the order of the file, or takes it out. */
function list(places: number[], place: number, belongs: boolean): void {
  const at = places.indexOf(place);
  if (at >= 0 === belongs) return;
  if (!belongs) places.splice(at, 1);
  else {
    const after = places.findIndex((other) => other > place);
    places.splice(after < 0 ? places.length : after, 0, place);
  }
}

type WindowTimes = Partial<Pick<WindowState, 'startedAt' | 'until'>>;
type ExpectedChange = WindowTimes & Partial<Pick<ExpectedState, 'metItself'>>;

export function moveClock(draft: Draft, name: string, event: ClockEvent, times: WindowTimes = {}): void {
  const place = draft.program.places.clock.get(name) ?? -1;
  const now = draft.state.clocks[place];
  if (!now) return;
  draft.state.clocks[place] = { ...now, ...times, status: moved(clockTable, now.status, event) };
  windowChanged(draft, 'clock', place, draft.program.clocks[place]?.watch ?? -1);
}

export function moveExpected(
  draft: Draft,
  name: string,
  event: ExpectedEvent,
  change: ExpectedChange = {},
): void {
  const place = draft.program.places.expected.get(name) ?? -1;
  const now = draft.state.expected[place];
  if (!now) return;
  draft.state.expected[place] = { ...now, ...change, status: moved(expectedTable, now.status, event) };
  windowChanged(draft, 'expected', place, draft.program.expected[place]?.watch ?? -1);
}

function windowChanged(draft: Draft, kind: 'clock' | 'expected', place: number, watch: number): void {
  forget(draft, kind, place);
  if (watch >= 0) {
    draft.dirty[watch] = 1;
    draft.anyDirty = true;
  }
  touchThing(draft, kind, place);
}

/** Drops the delayed effects of an answer that no longer stands. */
export function dropDelayed(draft: Draft, decision: string): void {
  draft.state.delayed = draft.state.delayed.filter(
    (waiting) => !(ofDecision(waiting.of) && waiting.of.name === decision),
  );
}
export const ofDecision = (owner: EffectOwner): boolean =>
  owner.of === 'decision' || owner.of === 'option' || owner.of === 'proposal' || owner.of === 'added';

/** Drops what a person's deed had put off; what another deed of the same kind put off stays. */
export function dropDelayedOf(draft: Draft, deed: number): void {
  draft.state.delayed = draft.state.delayed.filter(({ of }) => deedOf(of) !== deed);
}
/** What a deed had put off is of the deed that stands in its place. */
export function handOnDelayed(draft: Draft, from: number, to: number): void {
  draft.state.delayed = draft.state.delayed.map((waiting) =>
    deedOf(waiting.of) === from && waiting.of.of !== 'added'
      ? { ...waiting, of: { ...waiting.of, deed: to } }
      : waiting,
  );
}
const deedOf = (owner: EffectOwner): number | undefined => ('deed' in owner ? owner.deed : undefined);

/** Notes what an answer or a person's deed did, for `reverse` and `correct`. */
export function did(draft: Draft, of: EffectOwner | undefined, remains: EffectDone): void {
  const { state, program } = draft;
  if (of && ofDecision(of)) {
    const place = program.places.decision.get(of.name) ?? -1;
    const now = state.decisions[place];
    if (now) state.decisions[place] = { ...now, did: [...now.did, remains] };
    return;
  }
  // without an owner it is of the command itself
  const entry = of === undefined ? draft.cause : deedOf(of);
  // what time brings about in a batch has no cause
  if (entry === undefined || entry === 0) return;
  const at = state.deeds.findLastIndex((deed) => deed.entry <= entry);
  const deed = state.deeds[at];
  if (deed?.entry === entry) state.deeds[at] = { ...deed, did: [...deed.did, remains] };
}

export function moveItem({ state }: Draft, item: number, event: ItemEvent): void {
  state.items[item] = moved(itemTable, state.items[item] ?? 'to-come', event);
}

/** The item under the cursor is begun when its decision is open, whatever opened it, or opened it again. */
export function beginOpenDecision(draft: Draft): void {
  const { state, program } = draft;
  const item = program.scenario.phases[state.phase]?.agenda[state.cursor];
  if (item?.does !== 'decide' || !itemTakes(state, state.cursor, 'begin')) return;
  if (isDropped(state, state.phase, state.cursor)) return;
  if (state.decisions[program.places.decision.get(item.decision) ?? -1]?.status === 'open')
    moveItem(draft, state.cursor, 'begin');
}
