/** The wall of an activity, row by row: a screen gives each its look. */
import type { ActivityBoard, BoardCard, CardGroup } from '@sandtable/core/view';
import type { Say } from '../words.ts';
import type { Tongue } from './tongue.ts';

export interface WallRow {
  readonly label: string;
  readonly text: string;
  readonly weight: 'heading' | 'card' | 'aside';
  /** It belongs to the card that came last. */
  readonly newest?: boolean;
}

export function wallRows(board: ActivityBoard, tongue: Tongue): readonly WallRow[] {
  const { say } = tongue;
  const rows = bodyRows(board, tongue);
  if (board.kind === 'survey' || rows.length > 0) return rows;
  return [{ label: '', text: say('wall.none'), weight: 'aside' }];
}

function bodyRows(board: ActivityBoard, tongue: Tongue): readonly WallRow[] {
  const { say } = tongue;
  switch (board.kind) {
    case 'brainstorm':
    case 'premortem':
      return [...prompts(board), ...board.groups.flatMap((group) => groupRows(group, board, say))];
    case 'futures':
      return [...prompts(board), ...axisRows(board, say), ...futureRows(board, say)];
    case 'survey':
      return surveyRows(board, tongue);
  }
}

const prompts = ({ items }: ActivityBoard): readonly WallRow[] =>
  items.map((text) => ({ label: '-', text, weight: 'aside' }));

function groupRows({ heading, votes, cards }: CardGroup, board: ActivityBoard, say: Say): readonly WallRow[] {
  const title =
    heading === null
      ? board.groups.length > 1
        ? [{ label: '', text: say('wall.loose'), weight: 'heading' as const }]
        : []
      : [
          {
            label: '',
            text: withVotes(`${heading.number}. ${heading.text}`, votes, say),
            weight: 'heading' as const,
          },
        ];
  return [...title, ...cards.flatMap((card) => cardRows(card, board, say))];
}

function cardRows(
  { number, text, votes, mitigations }: BoardCard,
  board: ActivityBoard,
  say: Say,
): readonly WallRow[] {
  const newest = number === board.newest;
  return [
    { label: String(number).padStart(3), text: withVotes(text, votes, say), weight: 'card', newest },
    ...mitigations.map((each): WallRow => ({
      label: '   >',
      text: say('wall.mitigation', { text: each }),
      weight: 'aside',
      newest,
    })),
  ];
}

const withVotes = (text: string, votes: number, say: Say): string =>
  votes === 0 ? text : say('wall.votes', { text, votes });

function axisRows({ axes }: ActivityBoard, say: Say): readonly WallRow[] {
  return (['across', 'up'] as const).flatMap((part) => {
    const axis = axes[part];
    return axis === null
      ? []
      : [{ label: '', text: say(`wall.axis.${part}`, { ...axis }), weight: 'heading' as const }];
  });
}

function futureRows({ futures }: ActivityBoard, say: Say): readonly WallRow[] {
  return futures.map(({ part, name, story }): WallRow => {
    const where = say(`wall.future.${part}`);
    return {
      label: '',
      text:
        story === null
          ? say('wall.future', { where, name })
          : say('wall.future.story', { where, name, story }),
      weight: 'card',
    };
  });
}

function surveyRows({ survey, items, status }: ActivityBoard, { say }: Tongue): readonly WallRow[] {
  const answered = survey?.answered ?? 0;
  const lies = survey?.spread ?? null;
  const count = (item: number, value: number): number => lies?.[item]?.[value - 1] ?? 0;
  const rows = items.flatMap((text, item): readonly WallRow[] => [
    { label: String(item + 1).padStart(3), text, weight: 'card' },
    ...(lies === null
      ? []
      : [
          {
            label: '    ',
            text: say('wall.survey.spread', {
              one: count(item, 1),
              two: count(item, 2),
              three: count(item, 3),
              four: count(item, 4),
              five: count(item, 5),
            }),
            weight: 'aside' as const,
          },
        ]),
  ]);
  return [
    ...rows,
    { label: '', text: say('wall.survey.scale'), weight: 'aside' },
    {
      label: '',
      text: surveyStands({ status, answered, isShown: lies !== null }, say),
      weight: 'card',
    },
  ];
}

/** How far a survey is, and why it may not be shown how its answers lie. */
export function surveyStands(
  {
    status,
    answered,
    isShown,
  }: { readonly status: ActivityBoard['status']; readonly answered: number; readonly isShown: boolean },
  say: Say,
): string {
  if (isShown || (status === 'closed' && answered === 0)) return say('wall.survey.closed', { answered });
  return say(status === 'closed' ? 'wall.survey.few' : 'wall.survey.sealed', { answered });
}
