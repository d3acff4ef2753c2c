/** What people put on the wall of an activity: how it changes, and how it reads. No variable of the scenario moves by it. */
import type { Draft } from './draft.ts';
import type { TextReference, TextSlot } from '../record/parts.ts';
import type { CauseBodies } from '../record/cause.ts';
import type { ActivityState, WallCard } from '../program/state.ts';

type WallKind = 'contribute' | 'cluster' | 'vote' | 'draw' | 'rate' | 'take-down';
type WallCommand = { [K in WallKind]: { readonly kind: K; readonly body: CauseBodies[K] } }[WallKind];

/** `entry` is the command's own number. */
export function applyToActivity(draft: Draft, command: WallCommand, entry: number): void {
  const place = draft.program.places.activity.get(command.body.activity) ?? -1;
  const now = draft.state.activities[place];
  if (now) draft.state.activities[place] = { ...now, ...changed(now, command, entry) };
}

function changed(now: ActivityState, command: WallCommand, entry: number): Partial<ActivityState> {
  switch (command.kind) {
    case 'contribute': {
      const { of, said, by, about } = command.body;
      const number = now.cards.filter((card) => card.of === of).length + 1;
      return {
        cards: [
          ...now.cards,
          { entry, of, number, said: { entry, text: said.text }, by, about, down: false },
        ],
      };
    }
    case 'cluster': {
      const { ideas, under } = command.body;
      return {
        cards: now.cards.map((card) =>
          card.of === 'idea' && ideas.includes(card.number) ? { ...card, about: under } : card,
        ),
      };
    }
    case 'vote': {
      const { for: number, votes, by } = command.body;
      const others = now.votes.filter((each) => each.for !== number || each.by !== by);
      return { votes: [...others, { entry, for: number, votes, by }] };
    }
    case 'draw': {
      const { part, name, low, high, story } = command.body;
      const at = (slot: TextSlot | undefined): TextReference | null =>
        slot === undefined ? null : { entry, text: slot.text };
      return {
        drawn: [
          ...now.drawn.filter((each) => each.part !== part),
          {
            entry,
            part,
            name: { entry, text: name.text },
            low: at(low),
            high: at(high),
            story: at(story),
          },
        ],
      };
    }
    case 'rate': {
      const { by, ratings } = command.body;
      return { ratings: [...now.ratings.filter((each) => each.by !== by), { entry, by, ratings }] };
    }
    case 'take-down':
      return without(now, command.body.entry);
  }
}

/** Votes and mitigations go with their card; ideas under a heading that goes stay without one. */
function without(now: ActivityState, entry: number): Partial<ActivityState> {
  const gone = now.cards.find((card) => card.entry === entry);
  const isDown = (card: WallCard): boolean =>
    card.entry === entry || (gone?.of === 'reason' && card.of === 'mitigation' && card.about === gone.number);
  const loses = (card: WallCard): boolean =>
    gone?.of === 'heading' && card.of === 'idea' && card.about === gone.number;
  return {
    cards: now.cards.map((card) =>
      isDown(card) ? { ...card, down: true } : loses(card) ? { ...card, about: null } : card,
    ),
    votes: now.votes.filter(
      (each) => each.entry !== entry && !(gone && isVoted(gone) && each.for === gone.number),
    ),
    drawn: now.drawn.filter((each) => each.entry !== entry),
    ratings: now.ratings.filter((each) => each.entry !== entry),
  };
}

/** A brainstorm votes on its ideas, a premortem on its reasons. */
const isVoted = (card: WallCard): boolean => card.of === 'idea' || card.of === 'reason';

export const cardOf = (
  now: ActivityState | undefined,
  kinds: readonly WallCard['of'][],
  number: number,
): WallCard | undefined =>
  now?.cards.find((card) => !card.down && kinds.includes(card.of) && card.number === number);

/** Whether anything that still stands on the wall came by this entry. */
export const standsOn = (now: ActivityState | undefined, entry: number): boolean =>
  now !== undefined &&
  (now.cards.some((card) => card.entry === entry && !card.down) ||
    [...now.votes, ...now.drawn, ...now.ratings].some((each) => each.entry === entry));

/** How the answers of a survey are spread. A survey shows nothing before it is closed, and never who answered what. */
export function answerSpread(now: ActivityState, items: number): readonly (readonly number[])[] {
  return Array.from({ length: items }, (_, item) =>
    [1, 2, 3, 4, 5].map((value) => now.ratings.filter(({ ratings }) => ratings[item] === value).length),
  );
}
