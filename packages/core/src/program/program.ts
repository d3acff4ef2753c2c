/**
 * A program: a checked scenario with its names linked to places and its expressions made into closures, once, at load.
 * It is shared by all exercises of the scenario and never changes.
 */
import type { EventKind, EventReference, ExpressionNode, ValueType } from '../scenario/expression.ts';
import type { TransitionTable } from './machine/table.ts';
import type { EffectHolder } from '../scenario/effects.ts';
import type { EffectOwner } from '../record/consequence.ts';

import type { Scenario } from '../scenario/scenario.ts';
import type { LuckName } from '../luck/luck.ts';
import type { State } from './state.ts';
import type { Slots } from './slots.ts';

export interface Program {
  readonly scenario: Scenario;
  /** Places by name. */
  readonly places: Places;
  /** What compiling an expression later, for a reader, looks up. */
  readonly names: NameTables;
  /** Every choice that a variable, parameter or luck may be; a value that is a choice is its place here. */
  readonly choices: readonly string[];
  readonly course: TransitionTable;
  readonly variables: readonly LinkedVariable[];
  /** Places of variables with a rate, and of chances by rate. */
  readonly moving: readonly number[];
  readonly hazardous: readonly number[];
  readonly luckNames: readonly LuckName[];
  readonly chances: readonly LinkedChance[];
  /** Events that moments and measures wait for. */
  readonly events: readonly LinkedEvent[];
  /** The places among them of those that whoever loaded it asked for. */
  readonly watched: readonly number[];
  /** For each event, the moments that wait for it. */
  readonly waitingFor: readonly (readonly WaitingMoment[])[];
  /** For each source (a thing of the scenario), which of `events` it may make happen. */
  readonly eventsOf: readonly (readonly number[])[];
  readonly phases: readonly LinkedPhase[];
  readonly injects: readonly LinkedInject[];
  readonly decisions: readonly LinkedDecision[];
  readonly actions: readonly LinkedAction[];
  readonly clocks: readonly LinkedWindow[];
  readonly expected: readonly LinkedWindow[];
  /** What the author's effects do, by who holds them: the kind of holder, its name, its part (empty where it has none). */
  readonly effects: ReadonlyMap<
    EffectHolder['of'],
    ReadonlyMap<string, ReadonlyMap<string, readonly LinkedEffect[]>>
  >;
  readonly measures: readonly LinkedMeasure[];
  readonly sampled: readonly number[];
  /** Places of decisions with an option that a gate may bar. */
  readonly gatedDecisions: readonly number[];
  readonly outcomes: readonly LinkedOutcome[];
  /** Some outcome has an `ends-when`. */
  readonly mayEnd: boolean;
  /** All that is watched: triggers first (rules, then injects, then decisions), then what is `done` of clocks and expected actions. */
  readonly triggers: readonly LinkedTrigger[];
  /** Place of the first of these `done`s. */
  readonly watchedWindows: number;
  /** For each source, the triggers and `done`s that read it. */
  readonly readersOf: readonly (readonly number[])[];
  readonly sources: Sources;
  readonly slots: Slots;
  /** The moments from which triggers are watched, of those that have one. */
  readonly watchedFrom: readonly LinkedMoment[];
  /** For each trigger, the comparison with a literal that it is, if it is nothing else. */
  readonly thresholds: readonly (Threshold | null)[];
  /** State before StartEx, without luck. */
  readonly blank: State;
}

export type ThingKind = EventKind;
export type PlaceKind =
  | ThingKind
  | 'variable'
  | 'luck'
  | 'parameter'
  | 'measure'
  | 'role'
  | 'outcome'
  | 'actor';
export type Places = Readonly<Record<PlaceKind, ReadonlyMap<string, number>>>;

/** Numbers of what expressions read: variables, things, and what goes on with the ticks. */
export interface Sources {
  readonly of: Readonly<Record<ThingKind | 'variable', number>>;
  readonly tick: number;
  readonly count: number;
}

/** What a closure reads. `failed` is set by a division without a finite result. */
export interface Evaluation {
  state: State;
  /** The amount of the decision whose effects these are. */
  answer: number;
  failed: boolean;
}
/** A compiled expression; true is 1, false 0, a choice its place. */
export type Closure = (reading: Evaluation) => number;

/** What compiling looks names up in; `measures` are filled while loading and read when a closure runs. */
export interface NameTables {
  readonly places: Places;
  readonly choices: Map<string, number>;
  /** The formula of a derived variable; null for one that is kept. */
  readonly formula: (variable: number) => ExpressionNode | null;
  /** Whether it is kept exactly and read as a whole number. */
  readonly whole: (variable: number) => boolean;
  readonly looked: Looked;
  readonly measure: (place: number, reading: Evaluation) => number;
  readonly eventWord: (event: EventReference) => Closure;
}

/** Derived variables as they were computed last, those that stand on others that are derived. */
export interface Looked {
  /** Counts evaluations. */
  look: number;
  /** By place of the variable: the evaluation in which it was computed, and to what. */
  readonly at: number[];
  readonly values: number[];
  readonly closures: Closure[];
}

export interface LinkedVariable {
  readonly type: ValueType;
  readonly min: number;
  readonly max: number;
  /** Null for a derived one. */
  readonly start: number | null;
  readonly derived: Closure | null;
  readonly whole: boolean;
  readonly rate: Closure | null;
  /** tick / unit of the rate, computed once. */
  readonly quotient: number;
}
export type LinkedDelay =
  | { readonly seconds: number; readonly luck: -1 }
  | { readonly seconds: 0; readonly luck: number };
export type LinkedMoment =
  | { readonly at: 'story'; readonly seconds: number }
  | { readonly at: 'visit'; readonly seconds: number }
  | { readonly at: 'event'; readonly event: number; readonly delay: LinkedDelay }
  | { readonly at: 'reserve' };
export interface WaitingMoment {
  readonly at: LinkedMoment;
  readonly due: {
    readonly due: 'moment';
    readonly of: 'chance' | 'inject' | 'decision' | 'clock' | 'expected';
    readonly place: number;
  };
}
export interface LinkedEvent {
  readonly source: number;
  readonly holds: Closure;
}
export interface LinkedAssignment {
  readonly variable: number;
  readonly value: Closure;
  readonly where: string;
}
export type LinkedEffect = {
  readonly after: number;
  readonly onlyIf: Closure | null;
  readonly where: string;
} & (
  | { readonly verb: 'set' | 'add'; readonly values: readonly LinkedAssignment[] }
  | { readonly verb: 'send' | 'cancel'; readonly inject: number }
  | { readonly verb: 'reveal'; readonly fact: number; readonly to: readonly string[] }
  | { readonly verb: 'open'; readonly decision: number }
  | { readonly verb: 'start-clock' | 'stop-clock'; readonly clock: number }
  /** Place of the phase; -1: EndEx. */
  | { readonly verb: 'go'; readonly phase: number }
  | { readonly verb: 'message'; readonly to: readonly string[]; readonly placeholders: readonly string[] }
  | { readonly verb: 'note' | 'end' }
);
export interface LinkedGate {
  readonly holds: Closure;
  readonly where: string;
}
export interface LinkedChance {
  /** Null: at a moment. */
  readonly rate: Closure | null;
  readonly quotient: number;
  readonly at: LinkedMoment | null;
  readonly odds: number;
  readonly gate: LinkedGate | null;
  readonly times: number;
  readonly name: LuckName;
  readonly where: string;
}
export interface LinkedExit {
  readonly when: LinkedGate | null;
  readonly at: LinkedMoment | null;
  readonly gate: LinkedGate | null;
  readonly times: number;
}
export interface LinkedPhase {
  readonly exits: readonly LinkedExit[];
  /** The moments among them. */
  readonly timedExits: readonly LinkedMoment[];
  /** Some exit has a condition, which must be looked at whenever anything may have changed. */
  readonly watchesExits: boolean;
  readonly gates: readonly (LinkedGate | null)[];
  /** Places of the injects in its agenda. */
  readonly agendaInjects: readonly number[];
}
export interface LinkedInject {
  readonly at: LinkedMoment | null;
  readonly trigger: number;
  readonly gate: LinkedGate | null;
  /** Placeholders of its texts in all languages. */
  readonly placeholders: readonly string[];
  readonly reveals: readonly number[];
}
export interface LinkedDecision {
  readonly at: LinkedMoment | null;
  readonly trigger: number;
  readonly gate: LinkedGate | null;
  readonly options: readonly { readonly gate: LinkedGate | null }[];
  readonly optionPlaces: ReadonlyMap<string, number>;
}
export interface LinkedAction {
  readonly gate: LinkedGate | null;
  readonly cost: readonly LinkedAssignment[];
}
export interface LinkedWindow {
  readonly at: LinkedMoment;
  readonly within: number;
  readonly done: LinkedGate | null;
  /** Place in the program's `triggers`; -1 when a person ticks it. */
  readonly watch: number;
}
export type LinkedMeasure =
  | {
      readonly by: 'interval';
      readonly from: number;
      readonly until: number;
      readonly clock: 'story' | 'wall';
    }
  | {
      readonly by: 'sample';
      readonly sample: 'highest' | 'lowest' | 'last' | 'mean';
      readonly of: LinkedGate;
      readonly type: ValueType;
    };
export interface LinkedOutcome {
  readonly gate: LinkedGate | null;
  readonly clauses: readonly (LinkedGate | null)[];
  readonly endsWhen: LinkedGate | null;
}
/** `queue > 900`: whether it holds is known from the variable's value alone. */
export interface Threshold {
  readonly above: boolean;
  readonly orEqual: boolean;
  readonly limit: number;
}
/** What comes by a trigger. */
export type TriggerKind = 'rule' | 'inject' | 'decision';
export interface LinkedTrigger {
  readonly of: TriggerKind | 'clock' | 'expected';
  readonly place: number;
  readonly gate: LinkedGate;
}

export const placeOf = (program: Program, kind: PlaceKind, name: string): number =>
  program.places[kind].get(name) ?? -1;

/** The effects that the scenario gives an owner; an empty list for effects that a person added. */
export function linkedEffects({ effects }: Program, owner: EffectOwner): readonly LinkedEffect[] {
  return owner.of === 'added' ? none : (effects.get(owner.of)?.get(owner.name)?.get(owner.part) ?? none);
}
const none: readonly LinkedEffect[] = [];
