/** The rule of a command: all that holds of it before anything follows from it. Each kind has one, and `command-rules.ts` holds them all. */
import type { Draft } from '../evolve/draft.ts';
import type { LifecycleEvent } from '../program/machine/lifecycle.ts';
import type { RecordedDeed } from '../program/state.ts';
import type { Author, TextReference, TextSlot } from '../record/parts.ts';
import type { CauseBodies, CauseKind, Corrections, Corrigible } from '../record/cause.ts';
import { stages, type Stage } from '../record/consequence.ts';
import type { Refusal } from '../record/entry.ts';

export interface CommandRule<K extends CauseKind> {
  /** In which stages it may be given. A command that is an event of the lifecycle may be given when the machine knows it. */
  readonly when: K extends LifecycleEvent ? 'lifecycle' : readonly Stage[];
  /** Who may give it. The host, the attendant and exercise control may give all. */
  readonly who: Who | ((body: CauseBodies[K]) => Who);
  /** What it is in the course of the exercise. */
  readonly counts: Counts | ((body: CauseBodies[K]) => Counts);
  /** Whose words each free text in its body is. */
  readonly words: { readonly [Key in TextKeys<CauseBodies[K]>]: Whose };
  /** How a mistaken one is put right by `correct`. */
  readonly correction: K extends Corrigible ? Remedy<K> : null;
  /** Why it is not accepted; changes nothing. */
  readonly check: ((draft: Draft, body: CauseBodies[K], author: Author) => Refusal | null) | null;
  /** What follows from it. The command itself stands on the record already. */
  readonly perform?: (draft: Draft, body: CauseBodies[K]) => Refusal | null | void;
}
export type CommandRules<K extends CauseKind> = { readonly [Kind in K]: CommandRule<Kind> };

/** `as`: a role for itself, and for roles that it holds. */
export type Who = 'control' | 'everybody' | { readonly as: string };

/**
 * `intervention`: exercise control adds to what players and scenario would have brought about, or changes it. `aside`: it changes nothing
 * that the scenario can read.
 */
export type Counts = 'play' | 'intervention' | 'aside';

/**
 * `participant`: somebody in the room said it. `giver`: whoever gave the command said it. `from`: the actor or role that its body names
 * so said it. `room`: the recorder wrote down what was said in the room. `story`: exercise control tells it as part of the story.
 * `control`: exercise control's own remark or reason. `name`: what a person is called.
 */
export type Whose = 'participant' | 'giver' | 'from' | 'room' | 'story' | 'control' | 'name';

export interface Remedy<K extends Corrigible> {
  /** What may stand in its place; null when it can only be taken back. */
  readonly of: [Corrections[K]] extends [never] ? null : Corrections[K]['of'];
  /** Why it cannot be put right, or this may not stand in its place. */
  readonly check?: (
    draft: Draft,
    mistake: MistakenEntry<K>,
    instead: Corrections[K] | null,
  ) => Refusal | null;
  /** Puts right what can be; `instead` is null when it is taken back. */
  readonly perform: (draft: Draft, mistake: MistakenEntry<K>, instead: Corrections[K] | null) => void;
}
export interface MistakenEntry<K extends Corrigible> extends Pick<
  RecordedDeed,
  'entry' | 'doneIn' | 'story' | 'did'
> {
  readonly body: CauseBodies[K];
}

/** Keys of a body under which free texts stand. */
type TextKeys<Body> = {
  [Key in keyof Body]-?: true extends HoldsText<Body[Key]> ? Key : never;
}[keyof Body];
type HoldsText<Value> = Value extends TextReference
  ? false
  : Value extends TextSlot
    ? true
    : Value extends readonly (infer Each)[]
      ? HoldsText<Each>
      : Value extends object
        ? { [Key in keyof Value]-?: HoldsText<Value[Key]> }[keyof Value]
        : false;

export const always: readonly Stage[] = stages;
const but = (...others: readonly Stage[]): readonly Stage[] =>
  always.filter((stage) => !others.includes(stage));

/** What the recorder writes down may come late. */
export const untilClosed = but('closed');
export const beforeStartEx: readonly Stage[] = ['set-up', 'briefing'];
/** What people said is still entered in a pause. */
export const duringPlay: readonly Stage[] = ['conduct', 'paused'];
/** A pause halts story time and the running order. */
export const whileClockRuns: readonly Stage[] = ['conduct'];
export const untilEndEx: readonly Stage[] = [...beforeStartEx, ...duringPlay];
/** Late entries of evaluators, and corrections. */
export const sinceStartEx = but(...beforeStartEx, 'closed');
