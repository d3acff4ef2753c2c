/** A table at which one exercise is played on, command after command, without a copy for each: for scripts and batches. */
import { give } from './command.ts';
import { copyState, draftOver } from './draft.ts';
import { recording } from './engine.ts';
import type { Author, Entry, Order, Refusal } from './entry.ts';
import type { Program } from './program.ts';
import type { State } from './state.ts';
import { nextDueIn } from './timetable.ts';
import { upcoming } from './time.ts';

export interface Table {
  /** The state now. It changes with the next command: read it, do not keep it. */
  state(): State;
  /** A refusal changed nothing. */
  give(order: Order): Refusal | null;
  /** Advances up to `to`, but no further than the first instant at which something happened: what kept entries have no order for. */
  pass(to: number, author: Author): Refusal | null;
  /** The next time at which something other than a tick is due; the end of the story at the latest. */
  nextDue(): number;
  /** The next instant: a tick, or whatever is due before; now, when play does not go on. */
  nextInstant(): number;
  /** All entries so far; none when they are not kept. */
  entries(): readonly Entry[];
}

/** `keep`: whether entries are written down; a batch does without, and after a `settle.cycle` its table is of no more use. */
export function openTable(program: Program, state: State, keep = true): Table {
  let draft = keep ? recording(program, state) : draftOver(program, copyState(state));
  return {
    state: () => draft.state,
    give(order) {
      const before = keep ? copyState(draft.state) : null;
      const entries = draft.entries ?? [];
      const count = entries.length;
      const refusal = give(draft, order);
      if (refusal?.refused === 'settle.cycle' && before !== null) {
        draft = recording(program, before);
        draft.entries = entries.slice(0, count);
      }
      return refusal;
    },
    pass(to, author) {
      draft.untilSomething = true;
      const refusal = give(draft, {
        command: { kind: 'advance', body: { to } },
        author,
        wall: null,
        texts: [],
      });
      draft.untilSomething = false;
      return refusal;
    },
    nextDue: () => nextDueIn(draft),
    nextInstant: () =>
      draft.state.stage === 'conduct' && draft.state.now < program.scenario.duration
        ? upcoming(draft)
        : draft.state.now,
    entries: () => draft.entries ?? [],
  };
}
