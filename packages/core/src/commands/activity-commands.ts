/** Commands about the wall of an activity: what its method has room for, once it was begun. */
import { untilClosed, type CommandRules } from './command-rule.ts';
import type { Draft } from '../evolve/draft.ts';
import type { CardKind } from '../record/cause.ts';
import type { Refusal } from '../record/entry.ts';
import { firstOf, known, unless } from './checks.ts';
import { refuse } from '../record/refuse.ts';
import type { ActivityState } from '../program/state.ts';
import type { Activity } from '../scenario/scenario.ts';
import { cardOf, standsOn } from '../evolve/activity.ts';

const has: Readonly<Record<CardKind, Activity['kind']>> = {
  idea: 'brainstorm',
  heading: 'brainstorm',
  reason: 'premortem',
  mitigation: 'premortem',
};
/** More than any room has people. */
const mostVotes = 10_000;

export const activityCommands: CommandRules<
  'contribute' | 'cluster' | 'vote' | 'draw' | 'rate' | 'take-down'
> = {
  contribute: {
    when: untilClosed,
    who: ({ by }) => (by === null ? 'control' : { as: by }),
    counts: 'aside',
    words: { said: 'giver' },
    correction: null,
    check: (draft, { activity, of, by, about }) =>
      firstOf(
        begun(draft, activity, [has[of]]),
        () => whose(draft, activity, by),
        () => checkAbout(wallOf(draft, activity), activity, of, about),
      ),
  },
  cluster: {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { activity, ideas, under }) =>
      firstOf(
        begun(draft, activity, ['brainstorm']),
        ...ideas.map((number) => () => card(draft, activity, 'idea', number)),
        () => (under === null ? null : card(draft, activity, 'heading', under)),
      ),
  },
  vote: {
    when: untilClosed,
    who: ({ by }) => (by === null ? 'control' : { as: by }),
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { activity, for: number, votes, by }) =>
      firstOf(
        begun(draft, activity, ['brainstorm', 'premortem']),
        () => whose(draft, activity, by),
        () =>
          card(
            draft,
            activity,
            activityNamed(draft, activity)?.kind === 'premortem' ? 'reason' : 'idea',
            number,
          ),
        () =>
          unless(Number.isSafeInteger(votes) && votes >= 0 && votes <= mostVotes, 'activity.votes', {
            votes: String(votes),
            most: mostVotes,
          }),
      ),
  },
  draw: {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: { name: 'room', low: 'room', high: 'room', story: 'room' },
    correction: null,
    check: (draft, { activity, part, low, high, story }) => {
      const isAxis = part === 'across' || part === 'up';
      return firstOf(begun(draft, activity, ['futures']), () =>
        unless(
          isAxis
            ? low !== undefined && high !== undefined && story === undefined
            : low === undefined && high === undefined,
          'activity.axis-ends',
          { part },
        ),
      );
    },
  },
  rate: {
    when: untilClosed,
    who: ({ by }) => ({ as: by }),
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { activity, by, ratings }) =>
      firstOf(
        begun(draft, activity, ['survey']),
        known(draft, 'role', by),
        () => sealed(draft, activity),
        () => checkRatings(activityNamed(draft, activity)?.items.length ?? 0, ratings),
      ),
  },
  'take-down': {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { activity, entry }) =>
      firstOf(known(draft, 'activity', activity), () => {
        const wall = wallOf(draft, activity);
        if (!standsOn(wall, entry)) return refuse('activity.nothing-there', { activity, entry });
        return wall?.ratings.some((each) => each.entry === entry) ? sealed(draft, activity) : null;
      }),
  },
};

const activityNamed = (draft: Draft, name: string): Activity | undefined =>
  draft.program.scenario.activities[draft.program.places.activity.get(name) ?? -1];
const wallOf = (draft: Draft, name: string): ActivityState | undefined =>
  draft.state.activities[draft.program.places.activity.get(name) ?? -1];

function begun(draft: Draft, name: string, kinds: readonly Activity['kind'][]): Refusal | null {
  const kind = activityNamed(draft, name)?.kind;
  return firstOf(
    known(draft, 'activity', name),
    () =>
      unless(kind !== undefined && kinds.includes(kind), 'activity.kind', {
        activity: name,
        kind: kind ?? '',
      }),
    () => unless(wallOf(draft, name)?.status !== 'to-come', 'activity.not-begun', { activity: name }),
  );
}

/** A role, or a group of the scenario; or nobody in particular. */
function whose(draft: Draft, activity: string, by: string | null): Refusal | null {
  if (by === null || draft.program.scenario.groups.some(({ name }) => name === by)) return null;
  return unless(draft.program.places.role.has(by), 'activity.whose', { activity, name: by });
}

const card = (draft: Draft, activity: string, of: CardKind, number: number): Refusal | null =>
  unless(cardOf(wallOf(draft, activity), [of], number) !== undefined, 'activity.no-card', { of, number });

/** An idea may stand under a heading, a mitigation meets a reason, and nothing else is about anything. */
function checkAbout(
  wall: ActivityState | undefined,
  activity: string,
  of: CardKind,
  about: number | null,
): Refusal | null {
  if (about === null) return of === 'mitigation' ? refuse('activity.about', { activity, of }) : null;
  if (of !== 'idea' && of !== 'mitigation') return refuse('activity.about', { activity, of });
  const over = of === 'idea' ? 'heading' : 'reason';
  return unless(cardOf(wall, [over], about) !== undefined, 'activity.no-card', { of: over, number: about });
}

/** Nobody may be found out by what changed after everybody saw how the answers lie. */
const sealed = (draft: Draft, activity: string): Refusal | null =>
  unless(wallOf(draft, activity)?.status === 'open', 'activity.sealed', { activity });

const checkRatings = (items: number, ratings: readonly (number | null)[]): Refusal | null =>
  unless(
    ratings.length === items &&
      ratings.some((each) => each !== null) &&
      ratings.every((each) => each === null || (Number.isInteger(each) && each >= 1 && each <= 5)),
    'activity.ratings',
    { items, given: ratings.length },
  );
