/** `happened`, and every other command that says when something happened in the room. */
import { sinceStartEx, type CommandRules } from './command-rule.ts';
import { firstOf, unless } from './checks.ts';
import { boundsOf, happenedAt } from '../questions/event-time.ts';
import { refuse } from '../record/refuse.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Occurrence } from '../program/state.ts';
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
  if (of !== undefined) return checkTime(state, of, at);
  const started = state.occurrences.find((each) => each.of === 'course');
  return firstOf(
    unless(wall === null || at <= wall, 'happened.future', { entry: state.entries + 1 }),
    started === undefined
      ? null
      : unless(at >= happenedAt(started), 'happened.before', { entry: started.entry }),
  );
}
