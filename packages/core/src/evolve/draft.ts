/**
 * A draft: the state of one exercise while commands are done to it, in place. `decide` and `evolve` work on a draft of a copy;
 * a batch keeps one draft for a whole play, without copies and entries.
 */
import { momentTime } from '../questions/due.ts';
import { isRetimed } from '../questions/takes.ts';
import type { MomentKind } from '../program/slots.ts';
import type { Author, WallTime } from '../record/parts.ts';
import type { EffectOwner } from '../record/consequence.ts';
import type { Entry } from '../record/entry.ts';
import type { Delayed, State } from '../program/state.ts';
import { copyTimes, earliestTimes, type EarliestTimes } from '../program/earliest-times.ts';
import type { Program, Evaluation, ThingKind, TriggerKind } from '../program/program.ts';
import { missing } from '../scenario/missing.ts';

type Writable<T> = T extends readonly [number, number, number, number]
  ? T
  : T extends readonly (infer E)[]
    ? E[]
    : T;
type ListIn<T> = { [K in keyof T]: T[K] extends Writable<T[K]> ? never : K }[keyof T];
export type MutableState = { -readonly [K in keyof State]: Writable<State[K]> };

export interface Draft extends Evaluation {
  readonly program: Program;
  state: MutableState;
  /** Entries of the command, when somebody wants them. */
  entries: Entry[] | null;
  /** The command that is being done: its number and wall time, for what follows from it. */
  cause: number;
  wall: WallTime | null;
  author: Author;

  /** Whether the inject that `release` names was held and not yet due: then the command only ends the hold. */
  wasHeld: boolean;

  /** What falls due, first in first out. */
  queue: Queued[];
  /** Moments that came with the event they waited for. */
  ready: Queued[];
  /** What waits for the arrival of a jump. */
  arrival: Queued[];
  /** The active phase's jump is under way: story time moves to its arrival. */
  jumping: boolean;
  frozen: boolean;
  /** Taken out of the state's delayed effects by a frozen jump, to be done on arrival. */
  thawed: Delayed[];

  /** 1 for each trigger that reads something that changed since the last look. */
  readonly dirty: Uint8Array;
  anyDirty: boolean;
  /** For each variable the stretch, both ends left out, in which it changes no trigger. */
  readonly calmFrom: Float64Array;
  readonly calmTo: Float64Array;
  /** Room for the moves of one tick. */
  readonly moves: number[];
  /** When each thing is due by itself, by the program's slots; a time that has passed is looked up again. */
  readonly times: EarliestTimes;
  /** Slots of what changed since they were looked up. */
  readonly stale: number[];
  /** Whether every slot must be looked up again. */
  allStale: boolean;
  /** The earliest of these times; NaN when it must be found again. */
  nextDue: number;
  /** What the entries have told so far, to tell only what changed. */
  told: RecordedValues | null;
  /** Chances do not fire (in a preview, which must not tell luck). */
  luckless: boolean;
  /** Asked after every instant of an `advance`, which ends there when it says so. */
  halts: Halts | null;
  /** Looks ahead: play halts before the phase or the exercise would end by itself, or when a window ended, and this says why. */
  lookout: boolean;
  foreseen: Foreseen | null;
}

/**
 * Whether to let no more time pass; `happened`: more than dynamics came of the instant. On the way of a jump it is asked, too, but the jump
 * is made. The state is to be read, not kept.
 */
export type Halts = (state: State, happened: boolean) => boolean;

export type Foreseen =
  | { readonly what: 'exit'; readonly exit: number; readonly go: number }
  | { readonly what: 'outcome'; readonly outcome: number }
  | { readonly what: 'end' }
  | { readonly what: 'window'; readonly of: 'decision' | 'clock' | 'expected'; readonly place: number };

export interface RecordedValues {
  now: number;
  variables: number[];
  hazards: number[];
  samples: number[];
  sampleCounts: number[];
  levels: number[];
}

/** One thing on the queue. */
export type Queued =
  | { readonly due: 'chance'; readonly place: number }
  /** Step 3: all windows that end at this time, read when their turn comes. */
  | { readonly due: 'windows'; readonly at: number }
  | { readonly due: 'window'; readonly of: 'decision' | 'clock' | 'expected'; readonly place: number }
  | { readonly due: 'delayed'; readonly delayed: Delayed }
  | { readonly due: 'moment'; readonly of: MomentKind; readonly place: number }
  | { readonly due: 'trigger'; readonly of: TriggerKind; readonly place: number }
  | { readonly due: 'send' | 'cancel' | 'open' | 'go'; readonly place: number; readonly of: EffectOwner }
  | { readonly due: 'end' };

const nobody: Author = { participant: null, role: null, organisation: null };

/** A draft over this very state: give it a copy to keep the original. */
export function draftOver(program: Program, state: MutableState): Draft {
  return {
    program,
    state,
    answer: 0,
    failed: false,
    entries: null,
    cause: 0,
    wall: null,
    author: nobody,
    wasHeld: false,
    queue: [],
    ready: [],
    arrival: [],
    jumping: false,
    frozen: false,
    thawed: [],
    dirty: new Uint8Array(program.triggers.length).fill(1),
    anyDirty: true,
    calmFrom: new Float64Array(program.variables.length).fill(Infinity),
    calmTo: new Float64Array(program.variables.length),
    moves: program.moving.map(() => 0),
    times: earliestTimes(program.slots.count),
    stale: [],
    allStale: true,
    nextDue: Number.NaN,
    told: null,
    luckless: false,
    halts: null,
    lookout: false,
    foreseen: null,
  };
}

/** A copy that can be changed without changing the original; what stands in its lists is shared, for it is only ever replaced. */
export function copyState(state: State): MutableState {
  // a list that is added to the state and not copied here does not compile
  const others: Omit<MutableState, ListIn<State>> = state;
  return {
    ...others,
    phases: state.phases.slice(),
    items: state.items.slice(),
    told: state.told.slice(),
    dropped: state.dropped.slice(),
    movedBreaks: state.movedBreaks.slice(),
    variables: state.variables.slice(),
    parameters: state.parameters.slice(),
    luck: state.luck.slice(),
    hazards: state.hazards.slice(),
    thresholds: state.thresholds.slice(),
    samples: state.samples.slice(),
    sampleCounts: state.sampleCounts.slice(),
    levels: state.levels.slice(),
    firsts: state.firsts.slice(),
    firstWalls: state.firstWalls.slice(),
    injects: state.injects.slice(),
    decisions: state.decisions.slice(),
    proposed: state.proposed.slice(),
    answered: state.answered.slice(),
    actions: state.actions.slice(),
    facts: state.facts.slice(),
    clocks: state.clocks.slice(),
    expected: state.expected.slice(),
    rules: state.rules.slice(),
    chances: state.chances.slice(),
    discussions: state.discussions.slice(),
    activities: state.activities.slice(),
    delayed: state.delayed.slice(),
    seats: state.seats.slice(),
    prepared: state.prepared.slice(),
    atScreens: state.atScreens.slice(),
    messages: state.messages.slice(),
    tidings: state.tidings.slice(),
    questions: state.questions.slice(),
    notes: state.notes.slice(),
    interpreted: state.interpreted.slice(),
    turns: state.turns.slice(),
    unparked: state.unparked.slice(),
    briefBacks: state.briefBacks.slice(),
    heard: state.heard.slice(),
    deeds: state.deeds.slice(),
    occurrences: state.occurrences.slice(),
    troubles: state.troubles.slice(),
  };
}

/** A copy of a draft between two commands, with all that was looked up; its entries are its own from here on. */
export function copyDraft(draft: Draft): Draft {
  return {
    ...draft,
    state: copyState(draft.state),
    entries: draft.entries?.slice() ?? null,
    queue: [],
    ready: draft.ready.slice(),
    arrival: [],
    thawed: [],
    dirty: draft.dirty.slice(),
    calmFrom: draft.calmFrom.slice(),
    calmTo: draft.calmTo.slice(),
    moves: draft.moves.slice(),
    times: copyTimes(draft.times),
    stale: draft.stale.slice(),
    told: draft.told === null ? null : structuredClone(draft.told),
  };
}

/** Evaluates; null when it has no value. `answer` is the amount of the decision whose effects these are. */
export function valueIn(draft: Draft, closure: (reading: Evaluation) => number, answer = 0): number | null {
  draft.answer = answer;
  draft.failed = false;
  const value = closure(draft);
  return draft.failed ? null : value + 0;
}

/** Something changed that this source stands for: who reads it looks again, and events that it may make happen are noted. */
function touch(draft: Draft, source: number): void {
  const { program, state } = draft;
  const readers = program.readersOf[source];
  if (readers !== undefined && readers.length > 0) {
    for (let at = 0; at < readers.length; at += 1) draft.dirty[readers[at] ?? missing('readersOf', at)] = 1;
    draft.anyDirty = true;
  }
  const events = program.eventsOf[source];
  if (events === undefined) return;
  for (const event of events) {
    if ((state.firsts[event] ?? missing('firsts', event)) >= 0) continue;
    draft.failed = false;
    if (program.events[event]?.holds(draft) === 0) continue;
    state.firsts[event] = state.now;
    state.firstWalls[event] = draft.wall;
    // moments that count from this event have a time now
    draft.allStale = true;
    for (const { at, due } of program.waitingFor[event] ?? [])
      if (
        momentTime(program, state, at) <= state.now &&
        !(due.of === 'inject' && isRetimed(state.injects[due.place]))
      )
        draft.ready.push(due);
  }
}

export function touchThing(draft: Draft, kind: ThingKind, place: number): void {
  touch(draft, draft.program.sources.of[kind] + place);
}

function anyBefore(delayed: readonly Delayed[], time: number): boolean {
  for (let at = 0; at < delayed.length; at += 1) if ((delayed[at]?.due ?? time) < time) return true;
  return false;
}

/** Moves story time, without anything happening. */
export function moveTo(draft: Draft, to: number): void {
  const { state, program } = draft;
  state.now = to;
  if (anyBefore(state.delayed, to)) {
    // normally they have been done by now; only a frozen jump passes them, and does them on arrival
    if (draft.frozen) draft.thawed.push(...state.delayed.filter((waiting) => waiting.due < to));
    state.delayed = state.delayed.filter((waiting) => waiting.due >= to);
  }
  const tick = program.scenario.tick;
  const ticked = Math.floor(to / tick) * tick;
  if (ticked !== state.ticked) {
    state.ticked = ticked;
    touch(draft, program.sources.tick);
  }
}
