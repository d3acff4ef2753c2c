/** The wall of an activity, put in order: what the room may see at once, for the desk, the room's screen, a role and the papers. */
import type { TextReference, Texts } from '../record/parts.ts';
import type { FuturesPart } from '../record/cause.ts';
import type { ActivityState, State, WallCard } from '../program/state.ts';
import { answerSpread } from '../evolve/activity.ts';
import type { Activity } from '../scenario/scenario.ts';
import { fewestTold } from './people.ts';
import { textIn } from '../scenario/text.ts';
import type { Reader } from './reader.ts';

export interface ActivityBoard {
  readonly name: string;
  readonly kind: Activity['kind'];
  readonly title: string;
  readonly status: ActivityState['status'];
  /** The author's cards, or the questions of a survey. */
  readonly items: readonly string[];
  /** A brainstorm: ideas under their headings, those under none last. A premortem: one group without a heading. */
  readonly groups: readonly CardGroup[];
  /** The number of the idea or the reason that came last, or was met last by a mitigation. */
  readonly newest: number | null;
  readonly axes: { readonly across: Axis | null; readonly up: Axis | null };
  readonly futures: readonly Future[];
  readonly survey: SurveyResults | null;
}
export interface CardGroup {
  readonly heading: { readonly number: number; readonly text: string } | null;
  readonly votes: number;
  /** The most votes first, then as they came. */
  readonly cards: readonly BoardCard[];
}
export interface BoardCard {
  readonly number: number;
  readonly text: string;
  readonly votes: number;
  /** What is to be done about a reason. */
  readonly mitigations: readonly string[];
}
export interface Axis {
  readonly name: string;
  readonly low: string;
  readonly high: string;
}
export interface Future {
  readonly part: Exclude<FuturesPart, 'across' | 'up'>;
  readonly name: string;
  readonly story: string | null;
}
export interface SurveyResults {
  /** How many answered. */
  readonly answered: number;
  /** Of each question how many gave 1, 2, 3, 4 and 5; null before it is closed. */
  readonly spread: readonly (readonly number[])[] | null;
}

export function activityBoard(
  activity: Activity,
  now: ActivityState,
  people: Pick<State, 'setup' | 'chathamHouse'>,
  texts: Texts,
  reader: Reader,
): ActivityBoard {
  const say = (card: Pick<WallCard, 'said'>): string => texts(card.said) ?? reader.erased;
  const standing = now.cards.filter((card) => !card.down);
  const votesFor = (number: number): number =>
    now.votes.filter((each) => each.for === number).reduce((sum, { votes }) => sum + votes, 0);
  const boardCard = (card: WallCard): BoardCard => ({
    number: card.number,
    text: say(card),
    votes: card.of === 'mitigation' ? 0 : votesFor(card.number),
    mitigations: standing
      .filter(({ of, about }) => of === 'mitigation' && card.of === 'reason' && about === card.number)
      .map(say),
  });
  const group = (heading: WallCard | null, cards: readonly WallCard[]): CardGroup => {
    const mostVotedFirst = cards.map(boardCard).toSorted((one, other) => other.votes - one.votes);
    return {
      heading: heading && { number: heading.number, text: say(heading) },
      votes: mostVotedFirst.reduce((sum, { votes }) => sum + votes, 0),
      cards: mostVotedFirst,
    };
  };
  const voted = standing.filter(({ of }) => of === 'idea' || of === 'reason');
  const loose = voted.filter((card) => card.of === 'reason' || card.about === null);
  const part = (name: FuturesPart) => now.drawn.find((each) => each.part === name);
  const axis = (name: 'across' | 'up'): Axis | null => {
    const drawn = part(name);
    const words = (at: TextReference | null): string => (at === null ? '' : (texts(at) ?? reader.erased));
    return drawn ? { name: words(drawn.name), low: words(drawn.low), high: words(drawn.high) } : null;
  };
  return {
    name: activity.name,
    kind: activity.kind,
    title: textIn(activity.title, reader),
    status: now.status,
    items: activity.items.map((item) => textIn(item, reader)),
    groups: [
      ...standing
        .filter(({ of }) => of === 'heading')
        .map((heading) =>
          group(
            heading,
            voted.filter(({ of, about }) => of === 'idea' && about === heading.number),
          ),
        ),
      ...(loose.length > 0 ? [group(null, loose)] : []),
    ],
    newest: newestOf(standing),
    axes: { across: axis('across'), up: axis('up') },
    futures: (['low-high', 'high-high', 'low-low', 'high-low'] as const).flatMap((name) => {
      const drawn = part(name);
      return drawn
        ? [
            {
              part: name,
              name: texts(drawn.name) ?? reader.erased,
              story: drawn.story === null ? null : (texts(drawn.story) ?? reader.erased),
            },
          ]
        : [];
    }),
    survey:
      activity.kind === 'survey'
        ? {
            answered: now.ratings.length,
            spread:
              now.status === 'closed' && now.ratings.length >= fewestTold(people)
                ? answerSpread(now, activity.items.length)
                : null,
          }
        : null,
  };
}

/** A heading groups cards that are on the wall already, so it is not itself the latest card. */
function newestOf(standing: readonly WallCard[]): number | null {
  const last = standing.findLast(({ of }) => of !== 'heading');
  return (last?.of === 'mitigation' ? last.about : last?.number) ?? null;
}

/** The activity that is open, else the one that was: its place, or -1 before there was any. */
export function activityAtHand({ activities }: Pick<State, 'activities'>): number {
  const latest = Math.max(0, ...activities.map(({ openedAs }) => openedAs));
  return latest === 0 ? -1 : activities.findIndex(({ openedAs }) => openedAs === latest);
}

/** The boards of what was begun, in the order of the file. EndEx closes what was left open. */
export const activityBoards = (state: State, texts: Texts, reader: Reader): readonly ActivityBoard[] =>
  reader.scenario.activities.flatMap((activity, place) => {
    const now = state.activities[place];
    if (now === undefined || now.status === 'to-come') return [];
    const asItStands = state.endedAt === null ? now : { ...now, status: 'closed' as const };
    return [activityBoard(activity, asItStands, state, texts, reader)];
  });

/** What can be taken back, the newest first: the entries by which it came. No answer of a survey is told. */
export interface OnTheWall {
  readonly entry: number;
  readonly what: WallCard['of'] | 'votes' | 'drawn' | 'ratings';
  readonly number: number | null;
  readonly text: string | null;
  readonly by: string | null;
}
export const onTheWall = (now: ActivityState, texts: Texts): readonly OnTheWall[] =>
  [
    ...now.cards
      .filter(({ down }) => !down)
      .map(({ entry, of, number, said, by }) => ({ entry, what: of, number, text: texts(said), by })),
    ...now.votes.map((each) => ({
      entry: each.entry,
      what: 'votes' as const,
      number: each.for,
      text: String(each.votes),
      by: each.by,
    })),
    ...now.drawn.map(({ entry, name }) => ({
      entry,
      what: 'drawn' as const,
      number: null,
      text: texts(name),
      by: null,
    })),
    ...(now.status === 'open' ? now.ratings : []).map(({ entry, by }) => ({
      entry,
      what: 'ratings' as const,
      number: null,
      text: null,
      by,
    })),
  ].toSorted((one, other) => other.entry - one.entry);
