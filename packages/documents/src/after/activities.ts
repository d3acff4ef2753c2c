/** What the room made in each activity: ideas under their headings, the four futures, reasons and mitigations, how a survey's answers lie. */
import { activityBoards, type ActivityBoard, type CardGroup } from '@sandtable/core/view';
import { surveyStands } from '@sandtable/words/play';
import { citable } from './attribution.ts';
import {
  evidence,
  heading,
  bulletList,
  paragraph,
  strong,
  table,
  type Block,
  type Inline,
} from '../page/markdown.ts';
import { entriesOf, type Paper } from './paper.ts';

export function activityParts(paper: Paper): Block[] {
  const { walk, texts, reader, telling } = paper;
  const boards = activityBoards(walk.end, texts, reader);
  if (boards.length === 0) return [];
  return [heading(2, telling.say('aar.activities')), ...boards.flatMap((board) => wall(paper, board))];
}

function wall(paper: Paper, board: ActivityBoard): Block[] {
  const { say } = paper.telling;
  const opened = entriesOf(paper, 'activity.opened').find(({ body }) => body.activity === board.name);
  const cited: Inline[] = opened ? [' ', evidence(citable(paper, opened))] : [];
  const body = made(paper, board);
  return [
    heading(3, board.title),
    paragraph(say(`wall.kind.${board.kind}`), ...cited),
    ...(body.length === 0 ? [paragraph(say('wall.none'))] : body),
  ];
}

function made(paper: Paper, board: ActivityBoard): Block[] {
  const { say } = paper.telling;
  switch (board.kind) {
    case 'brainstorm':
    case 'premortem':
      return board.groups.flatMap((group) => cards(paper, board, group));
    case 'futures': {
      const axes = (['across', 'up'] as const).flatMap((part) => {
        const axis = board.axes[part];
        return axis === null ? [] : [[say(`wall.axis.${part}`, { ...axis })]];
      });
      const futures = board.futures.map(({ part, name, story }): Inline[] => [
        strong(say('wall.future', { where: say(`wall.future.${part}`), name })),
        story === null ? '' : `. ${story}`,
      ]);
      return axes.length + futures.length === 0 ? [] : [bulletList([...axes, ...futures])];
    }
    case 'survey':
      return survey(paper, board);
  }
}

function cards({ telling: { say } }: Paper, board: ActivityBoard, group: CardGroup): Block[] {
  const withVotes = (text: string, votes: number): string =>
    votes === 0 ? text : say('wall.votes', { text, votes });
  const title =
    group.heading === null
      ? board.groups.length > 1
        ? say('wall.loose')
        : null
      : withVotes(group.heading.text, group.votes);
  const items = group.cards.flatMap(({ text, votes, mitigations }): Inline[][] => [
    [withVotes(text, votes), ...mitigations.map((each) => `; ${say('wall.mitigation', { text: each })}`)],
  ]);
  return [
    ...(title === null ? [] : [paragraph(strong(title))]),
    ...(items.length === 0 ? [] : [bulletList(items)]),
  ];
}

/** How the answers of a survey are spread, without telling who gave which. */
function survey({ telling: { say } }: Paper, { survey: asked, items, status }: ActivityBoard): Block[] {
  const lies = asked?.spread ?? null;
  const answered = asked?.answered ?? 0;
  const stands = surveyStands({ status, answered, isShown: lies !== null }, say);
  if (lies === null) return [paragraph(stands)];
  return [
    table(
      [say('aar.survey.question'), '1', '2', '3', '4', '5'],
      items.map((text, item) => [text, ...(lies[item] ?? []).map(String)]),
    ),
    paragraph(`${stands} ${say('wall.survey.scale')}`),
  ];
}
