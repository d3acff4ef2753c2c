/** `happened`, and every other command that says when something happened in the room. */
import { sinceStartEx, type CommandRules } from './command-rule.ts';
import { firstOf, unless } from './checks.ts';
import { boundsOf, happenedAt } from '../questions/event-time.ts';
import { refuse } from '../record/refuse.ts';
import { followedBy } from '../evolve/occurrence.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Occurrence, State } from '../program/state.ts';
import type { CauseKind } from '../record/cause.ts';
import type { Refusal } from '../record/entry.ts';
import type { WallTime } from '../record/parts.ts';

export const happenedCommands: CommandRules<'happened'> = {
  happened: {
    when: sinceStartEx,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: ({ state }, { entry, at }) => {
      const of = state.occurrences.find((each) => each.entry === entry);
      if (of === undefined) return refuse('happened.no-time', { entry });
      return at === null
        ? unless(of.at !== null, 'happened.as-entered', { entry })
        : checkTime(state, of, at);
    },
  },
};

/** It was not entered before it happened, and happened between what it followed and what followed it. */
function checkTime(state: Draft['state'], of: Occurrence, at: WallTime): Refusal | null {
  const { before, next } = boundsOf(state, of);
  return firstOf(
    unless(at <= of.entered, 'happened.future', { entry: of.entry }),
    before && unless(at >= happenedAt(before), 'happened.before', { entry: before.entry }),
    next && unless(at <= happenedAt(next), 'happened.after', { entry: next.entry }),
  );
}

/** Of an answer that is only now entered (`entry` null), or of one that stands. */
export function checkSaidAt(
  { state, wall }: Draft,
  entry: number | null,
  at: WallTime | null,
): Refusal | null {
  if (at === null) return null;
  const of = state.occurrences.find((each) => each.entry === entry);
  return of === undefined
    ? barOfTime(state, { kind: 'answer', entry: state.entries + 1, entered: wall, at })
    : checkTime(state, of, at);
}

/** Why something that is entered as this entry, at that time, cannot have happened then; null: it can. */
export function barOfTime(
  state: Pick<State, 'occurrences'>,
  late: {
    readonly kind: CauseKind;
    readonly entry: number;
    readonly entered: WallTime | null;
    readonly at: WallTime;
  },
): Refusal | null {
  const { kind, entry, entered, at } = late;
  const before = followedBy(state, kind);
  return firstOf(
    unless(entered === null || at <= entered, 'happened.future', { entry }),
    before === undefined
      ? null
      : unless(at >= happenedAt(before), 'happened.before', { entry: before.entry }),
  );
}
