// The wall of an activity in lines: on the desk's card, large on the room's screen, and as sentences in plain mode.
import type { ActivityBoard, BoardCard, CardGroup } from '@sandtable/core/view';
import { widthOf, type Say, type Tongue } from '@sandtable/words';
import { type Line, cell, emptyLine, line, span, spread } from '../screen/line.ts';
import { labelled, prose, wrapText } from '../screen/wrap.ts';

interface Row {
  readonly label: string;
  readonly text: string;
  readonly weight: 'heading' | 'card' | 'aside';
  /** It belongs to the card that came last. */
  readonly newest?: boolean;
}

export interface ActivityBlock {
  readonly lines: readonly Line[];
  /** Place of the last line of the card that came last; null where there are no cards. */
  readonly newest: number | null;
}

/** Room for the cross needs two columns of words. */
const narrowest = 36;

export const activityLines = (board: ActivityBoard, tongue: Tongue, width: number): readonly Line[] =>
  activityBlock(board, tongue, width).lines;

export function activityBlock(board: ActivityBoard, tongue: Tongue, width: number): ActivityBlock {
  if (board.kind === 'futures' && width >= narrowest && board.axes.across !== null && board.axes.up !== null)
    return { lines: crossLines(board, width), newest: null };
  const rows = rowsOf(board, tongue);
  const each = rows.map((row, place) => rowLines(row, place, width));
  const last = rows.findLastIndex(({ newest }) => newest === true);
  return {
    lines: each.flat(),
    newest: last < 0 ? null : each.slice(0, last + 1).flat().length - 1,
  };
}

function rowLines({ label, text, weight }: Row, place: number, width: number): readonly Line[] {
  const own = labelled(
    span(label, 'key'),
    label === '' ? 0 : 5,
    text,
    width,
    weight === 'heading' ? 'now' : weight === 'card' ? 'strong' : 'faint',
  );
  return weight === 'heading' && place > 0 ? [emptyLine, ...own] : own;
}

/** The same as sentences, for those who listen. */
export const activitySentences = (board: ActivityBoard, tongue: Tongue): readonly string[] =>
  rowsOf(board, tongue).map(({ label, text }) => (label === '' ? text : `${label.trim()} ${text}`));

function rowsOf(board: ActivityBoard, tongue: Tongue): readonly Row[] {
  const { say } = tongue;
  const rows = bodyRows(board, tongue);
  if (board.kind === 'survey' || rows.length > 0) return rows;
  return [{ label: '', text: say('wall.none'), weight: 'aside' }];
}

function bodyRows(board: ActivityBoard, tongue: Tongue): readonly Row[] {
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

const prompts = ({ items }: ActivityBoard): readonly Row[] =>
  items.map((text) => ({ label: '-', text, weight: 'aside' }));

function groupRows({ heading, votes, cards }: CardGroup, board: ActivityBoard, say: Say): readonly Row[] {
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
): readonly Row[] {
  const newest = number === board.newest;
  return [
    { label: String(number).padStart(3), text: withVotes(text, votes, say), weight: 'card', newest },
    ...mitigations.map((each): Row => ({
      label: '   >',
      text: say('wall.mitigation', { text: each }),
      weight: 'aside',
      newest,
    })),
  ];
}

const withVotes = (text: string, votes: number, say: Say): string =>
  votes === 0 ? text : say('wall.votes', { text, votes });

function axisRows({ axes }: ActivityBoard, say: Say): readonly Row[] {
  return (['across', 'up'] as const).flatMap((part) => {
    const axis = axes[part];
    return axis === null
      ? []
      : [{ label: '', text: say(`wall.axis.${part}`, { ...axis }), weight: 'heading' as const }];
  });
}

function futureRows({ futures }: ActivityBoard, say: Say): readonly Row[] {
  return futures.map(({ part, name, story }): Row => {
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

function surveyRows({ survey, items, status }: ActivityBoard, { say }: Tongue): readonly Row[] {
  const answered = survey?.answered ?? 0;
  const lies = survey?.spread ?? null;
  const count = (item: number, value: number): number => lies?.[item]?.[value - 1] ?? 0;
  const rows = items.flatMap((text, item): readonly Row[] => [
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
      text: say(
        lies === null && status === 'closed' && answered > 0
          ? 'wall.survey.few'
          : lies === null
            ? 'wall.survey.sealed'
            : 'wall.survey.closed',
        { answered },
      ),
      weight: 'card',
    },
  ];
}

/** The cross: what is uncertain along each arm, and a future in each field. */
function crossLines({ axes: { across, up }, futures }: ActivityBoard, width: number): readonly Line[] {
  const half = Math.floor((width - 3) / 2);
  const future = (part: string): readonly Line[] => {
    const found = futures.find((each) => each.part === part);
    if (found === undefined) return [];
    return [...prose(found.name, half, 'now'), ...(found.story === null ? [] : prose(found.story, half))];
  };
  const fields = (left: readonly Line[], right: readonly Line[]): readonly Line[] =>
    Array.from({ length: Math.max(2, left.length, right.length) }, (_, row) =>
      line(...padded(left[row], half), span(' | ', 'faint'), ...(right[row] ?? [])),
    );
  const centred = (text: string): readonly Line[] =>
    wrapText(text, width).map((each) => {
      const room = Math.max(0, width - widthOf(each));
      return line(span(`${' '.repeat(Math.floor(room / 2))}${each}`, 'key'));
    });
  return [
    ...centred(`${up?.name ?? ''}: ${up?.high ?? ''}`),
    ...fields(future('low-high'), future('high-high')),
    line(span(`${'-'.repeat(half + 1)}+${'-'.repeat(half + 1)}`, 'faint')),
    ...fields(future('low-low'), future('high-low')),
    ...centred(up?.low ?? ''),
    emptyLine,
    ...centred(across?.name ?? ''),
    spread(line(span(`< ${across?.low ?? ''}`, 'key')), line(span(`${across?.high ?? ''} >`, 'key')), width),
  ];
}

function padded(spans: Line | undefined, width: number): Line {
  const words = (spans ?? []).map(({ text }) => text).join('');
  const manner = spans?.[0]?.manner ?? 'plain';
  return [span(cell(words, width), manner)];
}
