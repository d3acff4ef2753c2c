/**
 * The pure engine: `decide` says what a command leads to, `evolve` what an entry makes of a state. Nothing else changes a state.
 */
import { apply } from '../evolve/apply.ts';
import { applyCause } from '../evolve/apply-cause.ts';
import { carryOut } from './command.ts';
import { copyState, draftOver, type Draft } from '../evolve/draft.ts';
import type { CauseKind, Command } from '../record/cause.ts';
import type { Consequence } from '../record/consequence.ts';
import type { Entry, Order, Refusal } from '../record/entry.ts';
import { misfitOf } from '../record/entry-shapes.ts';
import { refuse } from '../record/refuse.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';

export type Decided = { readonly entries: readonly Entry[]; readonly state: State } | Refusal;

export const isRefusal = (decided: Decided): decided is Refusal => 'refused' in decided;

/** The entries that a command leads to, itself first, and the state after them, as `evolve` makes it; or why it is refused. Pure. */
export function decide(program: Program, state: State, order: Order): Decided {
  const wrong = illFormed(order);
  if (wrong) return wrong;
  const draft = recording(program, state);
  return carryOut(draft, order) ?? { entries: draft.entries ?? [], state: draft.state };
}

/** Why a command that comes from outside is not even one: what it would write could not be read again. */
export function illFormed({ command }: Order): Refusal | null {
  const wrong = misfitOf({ ...command, n: Infinity, story: 0, cause: null }, Infinity);
  return wrong && refuse('ill-formed', { field: wrong.field, found: wrong.found });
}

/** A draft of a copy that writes its entries down. */
export function recording(program: Program, state: State): Draft {
  const draft = draftOver(program, copyState(state));
  draft.entries = [];
  draft.told = {
    now: state.now,
    variables: state.variables.slice(),
    hazards: state.hazards.slice(),
    samples: state.samples.slice(),
    sampleCounts: state.sampleCounts.slice(),
    levels: state.levels.slice(),
  };
  return draft;
}

/** The state after an entry. Pure; evaluates no expression. */
export function evolve(program: Program, state: State, entry: Entry): State {
  return evolveAll(program, state, [entry]);
}

/** The state after these entries, with one copy for all. */
export function evolveAll(program: Program, state: State, entries: Iterable<Entry>): State {
  const course = evolving(program, state);
  for (const entry of entries) course.take(entry);
  return course.state();
}

/** A state that goes on entry by entry, in place. */
export interface Evolving {
  /** It changes with the next entry: read it, do not keep it. */
  state(): State;
  take(entry: Entry): void;
}

export function evolving(program: Program, from: State): Evolving {
  const draft = draftOver(program, copyState(from));
  return {
    state: () => draft.state,
    take(entry) {
      draft.state.entries = entry.n;
      draft.wall = entry.wall;
      draft.author = entry.author;
      draft.ready = [];
      if (entry.cause === null) {
        draft.cause = entry.n;
        applyCause(draft, commandOf(entry), entry.n);
      } else {
        draft.cause = entry.cause;
        apply(draft, consequenceOf(entry));
      }
    },
  };
}

const commandOf = ({ kind, body }: Entry): Command => ({ kind: kind as CauseKind, body }) as Command;
const consequenceOf = ({ kind, body }: Entry): Consequence => ({ kind, body }) as Consequence;
