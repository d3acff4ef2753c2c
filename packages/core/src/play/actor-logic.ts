/**
 * An exercise as XState actor logic: its events are commands, its context is where it stands. Nothing of the engine uses it; a batch
 * would pay XState for every command.
 */
import { fromTransition, type TransitionActorLogic } from 'xstate';
import { decide, isRefusal } from '../commands/engine.ts';
import { begin } from '../program/begin.ts';
import { load } from '../program/load.ts';
import type { State } from '../program/state.ts';
import type { CauseBodies, CauseKind, Command } from '../record/cause.ts';
import type { Entry, EntryKind, Refusal } from '../record/entry.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { setupFor, type ExerciseSetup } from './exercise.ts';
import { orderGiven, type GivenBy } from './order.ts';

/** A command, by its kind: `{ type: 'advance', body: { to: 600 } }`; a role gives its own with `by`. */
export type ExerciseEvent = {
  [Kind in CauseKind]: { readonly type: Kind; readonly body: CauseBodies[Kind] } & GivenBy;
}[CauseKind];

/** Every entry that comes onto the record is emitted, by its kind: `actor.on('inject.delivered', …)`. */
export type ExerciseEmitted = {
  [Kind in EntryKind]: { readonly type: Kind; readonly entry: Extract<Entry, { readonly kind: Kind }> };
}[EntryKind];

export interface ExerciseContext {
  readonly state: State;
  /** What the last command led to, itself first; nothing when it was refused. */
  readonly entries: readonly Entry[];
  /** Why the last command was refused. */
  readonly refusal: Refusal | null;
}

/** `createActor(exerciseLogic(scenario), { input: { seed } })`. Its persisted snapshot is JSON, and goes on where it stood. */
export function exerciseLogic(
  scenario: Scenario,
): TransitionActorLogic<ExerciseContext, ExerciseEvent, ExerciseSetup, ExerciseEmitted> {
  const program = load(scenario);
  return fromTransition(
    (
      context: ExerciseContext,
      { type, body, ...given }: ExerciseEvent,
      { emit }: { readonly emit: (event: ExerciseEmitted) => void },
    ): ExerciseContext => {
      // XState's own, such as `xstate.stop`
      if (type.startsWith('xstate.')) return context;
      const { state } = context;
      const decided = decide(program, state, orderGiven(scenario, { kind: type, body } as Command, given));
      if (isRefusal(decided)) return { state, entries: [], refusal: decided };
      for (const entry of decided.entries) emit({ type: entry.kind, entry } as ExerciseEmitted);
      return { ...decided, refusal: null };
    },
    ({ input }: { input: ExerciseSetup }) => ({
      state: begin(program, setupFor(scenario, input)),
      entries: [],
      refusal: null,
    }),
  );
}
