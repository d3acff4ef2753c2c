/** A table at which one exercise is played on, command after command, without a copy for each: for scripts and batches. */
import { barOf, carryOut } from '../commands/command.ts';
import { copyDraft, copyState, draftOver, type Draft, type Halts } from '../evolve/draft.ts';
import { evolveAll, recording } from '../commands/engine.ts';
import type { Author } from '../record/parts.ts';
import type { Entry, Order, Refusal } from '../record/entry.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import { nextDueIn } from '../evolve/timetable.ts';
import { advanceTo, settleAll, upcoming } from '../step/time.ts';

export interface Table {
  readonly program: Program;
  /** The state now. It changes with the next command: read it, do not keep it. */
  state(): State;
  /** A refusal changed nothing. `checked`: nothing was found to bar it as things stand, so that nobody looks again. */
  give(order: Order, checked?: boolean): Refusal | null;
  /** Why an order would be refused now, before anything of it is done: a circle shows only when it is given. */
  bar(order: Order): Refusal | null;
  /**
   * Lets story time pass up to `to`, but no further than the first instant after which it is halted. Where entries are kept that is
   * one `advance`, as far as it came; what passed before an instant that goes round stands, though this is refused.
   */
  pass(to: number, author: Author, halts: Halts): Refusal | null;
  /** The next time at which something other than a tick is due; the end of the story at the latest. */
  nextDue(): number;
  /** The next instant: a tick, or whatever is due before; now, when play does not go on. */
  nextInstant(): number;
  /** An independent copy of the table, at which the exercise goes on from here. */
  fork(): Table;
  /** All entries so far, a list that grows; none when they are not kept. */
  entries(): readonly Entry[];
  /** Goes on by entries that were decided elsewhere. */
  follow(entries: readonly Entry[]): void;
  /** Goes back to where the first so many of its entries led. This plays them again: it is for what seldom happens. */
  goBack(count: number): void;
}

/** `keep`: whether entries are written down; a batch does without, and after a `settle.cycle` its table is of no more use. */
export function openTable(program: Program, state: State, keep = true): Table {
  return keep
    ? tableOver(recording(program, state), copyState(state))
    : tableOver(draftOver(program, copyState(state)), state);
}

/** `origin`: the state before the first entry that it keeps, of which no use is made where it keeps none. */
function tableOver(first: Draft, origin: State): Table {
  const { program } = first;
  const keep = first.entries !== null;
  let draft = first;
  const given = (order: Order, checked = false): Refusal | null => {
    const count = draft.entries?.length ?? 0;
    const refusal = checked ? carryOut(draft, order, () => null) : carryOut(draft, order);
    // it shows only when much of it was done: then the table is laid anew, which happens too seldom to keep a copy for it each time
    if (refusal?.refused === 'settle.cycle' && keep) goBack(count);
    return refusal;
  };
  const goBack = (count: number): void => {
    const entries = (draft.entries ?? []).slice(0, count);
    draft = recording(program, evolveAll(program, origin, entries));
    draft.entries = entries;
  };
  const kept = (to: number, author: Author, halts: Halts | null): Refusal | null => {
    draft.halts = halts;
    const count = draft.entries?.length ?? 0;
    const refusal = given({
      command: { kind: 'advance', body: { to } },
      author,
      wall: null,
      texts: [],
    });
    draft.halts = null;
    const advance = draft.entries?.[count];
    if (refusal === null && advance?.kind === 'advance' && draft.entries)
      draft.entries[count] = { ...advance, body: { to: draft.state.now } };
    return refusal;
  };
  const unkept = (to: number, author: Author, halts: Halts): Refusal | null => {
    // no command was given, so what follows has no cause
    Object.assign(draft, { author, wall: null, cause: 0, halts });
    const refusal = advanceTo(draft, to) ?? settleAll(draft);
    draft.halts = null;
    return refusal;
  };
  return {
    program,
    state: () => draft.state,
    give: given,
    bar: (order) => barOf(draft, order),
    pass(to, author, halts) {
      if (!keep) return unkept(to, author, halts);
      let stands = draft.state.now;
      const refusal = kept(to, author, (then, happened) => {
        // an instant on the way of a jump does not stand without the arrival
        if (then.jumpingTo === null) stands = then.now;
        return halts(then, happened);
      });
      if (refusal?.refused === 'settle.cycle' && stands > draft.state.now) kept(stands, author, null);
      return refusal;
    },
    nextDue: () => nextDueIn(draft),
    nextInstant: () =>
      draft.state.stage === 'conduct' && draft.state.now < program.scenario.duration
        ? upcoming(draft)
        : draft.state.now,
    fork: () => tableOver(copyDraft(draft), origin),
    entries: () => draft.entries ?? [],
    follow(more) {
      const entries = draft.entries ?? [];
      draft = recording(program, evolveAll(program, draft.state, more));
      draft.entries = entries;
      for (const entry of more) entries.push(entry);
    },
    goBack,
  };
}
