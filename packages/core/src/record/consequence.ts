/** Every *consequence* that can stand on a record, as its body: what the engine derived from a cause. */
import type { EffectHolder } from '../scenario/effects.ts';
import type { Value } from '../scenario/expression.ts';
import type { PauseReason } from './cause.ts';
import type { Pairs, Printed, TextReference, WallTime } from './parts.ts';

export interface ConsequenceBodies {
  /**
   * What changed without a consequence of its own: story time moved to `to`, what the dynamics made of kept variables, hazards and
   * sampled measures, and triggers that hold now or no longer (at the end of a command). Only what changed. No part of the trace.
   */
  elapsed: {
    readonly to: number;
    readonly variables: Pairs;
    readonly hazards: readonly (readonly [string, number])[];
    /** The highest, the lowest or the sum so far, and how many samples. */
    readonly samples: readonly (readonly [string, number, number])[];
    /** `inject.NAME` or `decision.NAME`: whether its `when` held at the last look. */
    readonly levels: readonly (readonly [string, boolean])[];
  };
  /** The lifecycle moved. */
  'stage.changed': {
    readonly stage: Stage;
    /** With the stage `paused`: why, and the wall time of the return. */
    readonly pause?: { readonly reason: PauseReason; readonly until: WallTime | null };
  };
  /** `visit` counts from 1. */
  'phase.entered': { readonly phase: string; readonly visit: number; readonly of?: EffectOwner };
  /** By an exit, an effect or by hand. */
  'phase.left': {
    readonly phase: string;
    readonly because: 'exit' | 'effect' | 'by-hand';
    /** Place of the exit that was taken. */
    readonly exit?: number;
  };
  /** Its agenda is finished. */
  'phase.done': { readonly phase: string };
  /** Story time begins to move to `to`. */
  'jump.started': { readonly phase: string; readonly to: number };
  /** It arrived; `on-enter` follows. */
  'jump.ended': { readonly phase: string };
  /** `item` is its place in the agenda, from 0. */
  'item.done': { readonly phase: string; readonly item: number };
  /** The running order went past the item without doing it. */
  'item.passed-over': {
    readonly phase: string;
    readonly item: number;
    readonly because: 'gate' | 'already-made' | 'already-delivered' | 'skipped' | 'by-hand';
  };
  /** The target of the agenda's `advance` was set, or (null) it was reached or given up. */
  'target.set': { readonly to: number | null };
  /** It is due, and waits until exercise control delivers it. */
  'inject.proposed': { readonly inject: string; readonly because: 'contingency' | 'hold' };
  /** `printed`: what the placeholders of its text and of texts attached stood for at that moment; `edited`: texts in the place of the author's. */
  'inject.delivered': {
    readonly inject: string;
    readonly to: readonly string[];
    readonly cc: readonly string[];
    readonly printed: Printed;
    readonly edited: readonly EditedText[];
    readonly of?: EffectOwner;
  };
  /** It was not delivered: its gate failed, or exercise control skipped it. */
  'inject.skipped': { readonly inject: string; readonly because: 'gate' | 'by-hand' };
  /** `to` are those who had it. `adhoc-3` names an ad-hoc inject whose cause is entry 3. */
  'inject.withdrawn': { readonly inject: string; readonly to: readonly string[] };
  /** It will not come. */
  'inject.cancelled': { readonly inject: string };
  /** Said by a person (`said`) or written by the author (`effect`). */
  'message.sent': {
    readonly from: string;
    readonly to: readonly string[];
    readonly said: TextReference | null;
    readonly printed: Printed;
    /** Which scripted effect speaks, when no person wrote it: its place in the list of its owner `of`. */
    readonly effect: number | null;
    readonly of?: EffectOwner;
  };
  /** `until` is the end of its window, or none; `barred`: options that cannot be chosen now, and get no letter yet. */
  'decision.opened': {
    readonly decision: string;
    readonly until: number | null;
    readonly barred?: readonly string[];
    readonly of?: EffectOwner;
  };
  /** Options that can be chosen now take the next free letters, in this order. */
  'decision.lettered': { readonly decision: string; readonly options: readonly string[] };
  /** Its moment or trigger came, and it was not opened. */
  'decision.passed-over': { readonly decision: string; readonly because: 'gate' | 'already-made' };
  /** The answer that stands is in the body. */
  'decision.closed': {
    readonly decision: string;
    readonly how: 'made' | 'default' | 'declined' | 'other';
    /** The standing answer: options, amount or ranking that guards now see. */
    readonly options: readonly string[];
    readonly amount: number | null;
    readonly ranking: readonly string[];
    readonly early: boolean;
    readonly conditional: boolean;
    readonly dissent: readonly string[];
    /** Roles whose answer this is; none after a default. */
    readonly roles: readonly string[];
    /** Under the rule `each`: every role's own. */
    readonly each: readonly RoleResult[];
  };
  /** `remains`: what the answer did and nothing has undone. */
  'decision.reopened': { readonly decision: string; readonly remains: readonly EffectDone[] };
  /** Another answer stands now. */
  'decision.reversed': {
    readonly decision: string;
    readonly options: readonly string[];
    readonly amount: number | null;
    readonly ranking: readonly string[];
    readonly how: 'made' | 'declined' | 'other';
    readonly by: string;
    /** What the old answer did and nothing has undone. */
    readonly remains: readonly EffectDone[];
  };
  /** It was done: its costs are paid, and its effects act now or, if it takes time, later. */
  'action.taken': { readonly action: string; readonly by: string };
  /** A decision or action that takes time has begun; its effects act at `to`. */
  'busy.until': { readonly what: 'decision' | 'action'; readonly name: string; readonly to: number };
  /** `roles` did not know it before. */
  'fact.learned': {
    readonly fact: string;
    readonly roles: readonly string[];
    readonly how: 'inject' | 'shared' | 'aloud' | 'effect' | 'reply';
    readonly of?: EffectOwner;
  };
  /** `by` told it to `roles`, whom its marking keeps from hearing it from `by`. */
  'fact.breached': { readonly fact: string; readonly by: string; readonly roles: readonly string[] };
  /** Only when the value changed. */
  'variable.set': {
    readonly variable: string;
    readonly from: Value;
    readonly to: Value;
    readonly why: 'effect' | 'cost' | 'override' | 'correction';
    readonly of?: EffectOwner;
  };
  /** An effect with `after` waits until `due`. */
  'effect.queued': {
    readonly due: number;
    readonly of: EffectOwner;
    readonly effect: number;
    readonly answer: number | null;
  };
  /** A legal clock runs until `until`. */
  'clock.started': { readonly clock: string; readonly until: number; readonly of?: EffectOwner };
  /** Its `done` holds. */
  'clock.met': { readonly clock: string };
  /** Its time is over. */
  'clock.missed': { readonly clock: string };
  /** By `stop-clock`. */
  'clock.stopped': { readonly clock: string; readonly of?: EffectOwner };
  /** It is watched for until `until`. */
  'expected.started': { readonly expected: string; readonly until: number };
  /** By `done`, or ticked. */
  'expected.met': { readonly expected: string; readonly how: 'done' | 'seen' | 'late' };
  /** Its time is over, or ticked as not seen or overtaken. */
  'expected.missed': { readonly expected: string; readonly how: 'time' | 'not-seen' | 'overtaken' };
  /** Its condition holds, for the first time; its effects follow. */
  'rule.applied': { readonly rule: string };
  /** Its effects follow. */
  'chance.fired': { readonly chance: string };
  /** The room talks. */
  'discussion.opened': { readonly discussion: string };
  /** The room has talked. */
  'discussion.closed': { readonly discussion: string };
  /** The activity begins. */
  'activity.opened': { readonly activity: string };
  /** The activity is over. */
  'activity.closed': { readonly activity: string };
  /** The author's `note`: its place in the list of effects of `of`. */
  noted: { readonly of: EffectOwner; readonly effect: number };
  /** `entry` is superseded; what was undone, and what could not be. */
  corrected: {
    readonly entry: number;
    readonly undone: readonly EffectDone[];
    readonly remains: readonly EffectDone[];
  };
  /** The outcome that holds at EndEx, and the numbers of those of its clauses that hold then. */
  'outcome.reached': { readonly outcome: string; readonly told: readonly number[] };
  /** Something could not be computed (a division without a finite result); told once for each place. */
  trouble: { readonly where: string; readonly what: 'no-value' };
}

/** One role's own answer under the rule `each`. */
export interface RoleResult {
  readonly role: string;
  readonly options: readonly string[];
  readonly amount: number | null;
  readonly ranking: readonly string[];
}
export interface EditedText {
  readonly role: string | null;
  readonly said: TextReference;
}
/** Who put an effect there: the author, or (`part`: the number of) the cause that added it; `deed`: the cause by which a person set off the author's. */
export type EffectOwner =
  | (EffectHolder & { readonly deed?: number })
  | { readonly of: 'added'; readonly name: string; readonly part: string };
/** One thing that an answer, an action or a deed has changed. */
export type EffectDone =
  | { readonly did: 'variable'; readonly variable: string; readonly from: Value; readonly to: Value }
  | { readonly did: 'inject'; readonly inject: string }
  | { readonly did: 'fact'; readonly fact: string; readonly roles: readonly string[] }
  | { readonly did: 'phase'; readonly phase: string }
  | { readonly did: 'decision'; readonly decision: string }
  | { readonly did: 'clock'; readonly clock: string };

/** The lifecycle of an exercise; after EndEx nothing is play. */
export const stages = [
  'set-up',
  'briefing',
  'conduct',
  'paused',
  'end-ex',
  'hot-wash',
  'debrief',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export type ConsequenceKind = keyof ConsequenceBodies;
export type Consequence = {
  [K in ConsequenceKind]: { readonly kind: K; readonly body: ConsequenceBodies[K] };
}[ConsequenceKind];
