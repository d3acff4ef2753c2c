// Powers over the wall of an activity: what the recorder writes while people talk, and taking it back.
import type { Activity } from '@sandtable/core/scenario';
import type { Command, FuturesPart } from '@sandtable/core/record';
import { roleChoices } from '../form/choices.ts';
import { amount, chosen, field, give, several, maybe, pick, slots, text } from '../form/field.ts';
import { readRatings } from './role-activity.ts';
import type { Choice, ControlPower, ControlSituation, Field, PowerGroup, Values } from '../form/power.ts';

type Board = NonNullable<ControlSituation['view']['activity']>;
type Kind = Activity['kind'];
type OnTheWall = Board['onTheWall'][number];

/** The wall at hand, when its method is one of these. It may be written on after it was closed, but for a survey. */
function boardOf({ view }: ControlSituation, ...kinds: readonly Kind[]): Board | null {
  const board = view.activity;
  return board !== null && view.stage !== 'closed' && kinds.includes(board.kind) ? board : null;
}
function mustHave(situation: ControlSituation): Board {
  const board = situation.view.activity;
  if (board === null) throw new TypeError('no activity was begun');
  return board;
}

const cards = (board: Board) => board.groups.flatMap((group) => group.cards);
const cardChoices = (board: Board): readonly Choice[] =>
  cards(board)
    .toSorted((one, other) => one.number - other.number)
    .map((card) => ({ value: String(card.number), label: card.text, short: String(card.number) }));
const headingChoices = (board: Board): readonly Choice[] =>
  board.groups.flatMap(({ heading }) =>
    heading === null
      ? []
      : [{ value: String(heading.number), label: heading.text, short: String(heading.number) }],
  );

/** From a role or a table, when somebody says so: it is not asked. */
const who: Field<ControlSituation> = field(
  'who',
  { keyword: 'by', optional: true },
  ({ view, scenario }) => ({
    kind: 'pick',
    choices: [
      ...roleChoices(view),
      ...scenario.groups.map(({ name }) => ({ value: name, label: name.replaceAll('_', ' '), short: name })),
    ],
    quiet: true,
  }),
);

interface Plan {
  readonly id: ControlPower['id'];
  readonly key?: string;
  readonly kinds: readonly Kind[];
  readonly fields: readonly Field<ControlSituation>[];
  /** Whether there is something to do it with. */
  readonly ready?: (board: Board) => boolean;
  readonly command: (
    board: Board,
    values: Values,
    slot: (words: string) => { readonly text: number },
  ) => Command;
  readonly warning?: ControlPower['warning'];
}
const group: PowerGroup = 'talk';

function activityPower({ id, key, kinds, fields, ready, command, warning }: Plan): ControlPower {
  return {
    id,
    group,
    key: key ?? null,
    fields,
    available(situation) {
      const board = boardOf(situation, ...kinds);
      return board !== null && (ready?.(board) ?? true);
    },
    whyNot({ view, scenario, say }) {
      const { now } = view;
      const next = now.now === 'activity' ? now.activity : null;
      const kind = scenario.activities.find(({ name }) => name === next)?.kind;
      return kind !== undefined && kinds.includes(kind) ? say('power.activity.not-begun') : null;
    },
    warning: warning ?? (() => null),
    build(situation, values) {
      const { texts, slot } = slots();
      return give(command(mustHave(situation), values, slot), texts);
    },
  };
}

const idea = activityPower({
  id: 'idea',
  key: 'n',
  kinds: ['brainstorm', 'premortem'],
  fields: [
    text('said'),
    field('under', { keyword: 'under', optional: true }, ({ view }) => {
      const choices = view.activity === null ? [] : headingChoices(view.activity);
      return choices.length === 0 ? null : { kind: 'pick', choices, quiet: true };
    }),
    who,
  ],
  command: ({ name, kind }, values, slot) => ({
    kind: 'contribute',
    body: {
      activity: name,
      of: kind === 'premortem' ? 'reason' : 'idea',
      said: slot(chosen(values, 'said')),
      by: maybe(values, 'who'),
      about: numberOrNull(maybe(values, 'under')),
    },
  }),
});

const heading = activityPower({
  id: 'heading',
  kinds: ['brainstorm'],
  fields: [text('said')],
  command: ({ name }, values, slot) => ({
    kind: 'contribute',
    body: { activity: name, of: 'heading', said: slot(chosen(values, 'said')), by: null, about: null },
  }),
});

const cluster = activityPower({
  id: 'cluster',
  kinds: ['brainstorm'],
  fields: [
    field('ideas', {}, (situation) => ({ kind: 'several', choices: cardChoices(mustHave(situation)) })),
    pick(
      'under',
      (situation) => [
        ...headingChoices(mustHave(situation)),
        { value: 'none', label: situation.say('power.wall.no-heading'), short: '-' },
      ],
      { keyword: 'under' },
    ),
  ],
  ready: (board) => cards(board).length > 0 && headingChoices(board).length > 0,
  command: ({ name }, values) => ({
    kind: 'cluster',
    body: {
      activity: name,
      ideas: several(values, 'ideas').map(Number),
      under: chosen(values, 'under') === 'none' ? null : Number(chosen(values, 'under')),
    },
  }),
});

const mitigation = activityPower({
  id: 'mitigation',
  kinds: ['premortem'],
  fields: [pick('card', (situation) => cardChoices(mustHave(situation))), text('said'), who],
  ready: (board) => cards(board).length > 0,
  command: ({ name }, values, slot) => ({
    kind: 'contribute',
    body: {
      activity: name,
      of: 'mitigation',
      said: slot(chosen(values, 'said')),
      by: maybe(values, 'who'),
      about: Number(chosen(values, 'card')),
    },
  }),
});

const votes = activityPower({
  id: 'votes',
  kinds: ['brainstorm', 'premortem'],
  fields: [
    pick('card', (situation) => cardChoices(mustHave(situation))),
    field('votes', {}, () => ({ kind: 'number', min: 0, max: null, unit: null, whole: true })),
    who,
  ],
  ready: (board) => cards(board).length > 0,
  command: ({ name }, values) => ({
    kind: 'vote',
    body: {
      activity: name,
      for: Number(chosen(values, 'card')),
      votes: amount(values, 'votes'),
      by: maybe(values, 'who'),
    },
  }),
});

const axis = activityPower({
  id: 'axis',
  kinds: ['futures'],
  fields: [
    pick('part', ({ say }) =>
      (['across', 'up'] as const).map((value) => ({
        value,
        label: say(`power.wall.${value}`),
        short: value,
      })),
    ),
    text('title'),
    text('low', { keyword: 'low' }),
    text('high', { keyword: 'high' }),
  ],
  command: ({ name }, values, slot) => ({
    kind: 'draw',
    body: {
      activity: name,
      part: chosen(values, 'part') === 'up' ? 'up' : 'across',
      name: slot(chosen(values, 'title')),
      low: slot(chosen(values, 'low')),
      high: slot(chosen(values, 'high')),
    },
  }),
});

const fields = ['low-high', 'high-high', 'low-low', 'high-low'] as const satisfies readonly FuturesPart[];

const future = activityPower({
  id: 'future',
  kinds: ['futures'],
  fields: [
    pick('part', ({ say }) =>
      fields.map((value) => ({ value, label: say(`wall.future.${value}`), short: value })),
    ),
    text('title'),
    text('tale', { keyword: 'story', optional: true }),
  ],
  command({ name }, values, slot) {
    const part = fields.find((each) => each === chosen(values, 'part')) ?? 'low-low';
    const story = maybe(values, 'tale');
    const named = { activity: name, part, name: slot(chosen(values, 'title')) };
    return { kind: 'draw', body: story === null ? named : { ...named, story: slot(story) } };
  },
});

const rate = activityPower({
  id: 'rate',
  kinds: ['survey'],
  fields: [
    pick('by', ({ view }) =>
      roleChoices(view).map((each) =>
        view.activity?.rated.includes(each.value) === true ? { ...each, label: `${each.label} *` } : each,
      ),
    ),
    text('ratings'),
  ],
  ready: ({ status }) => status === 'open',
  command: ({ name }, values) => ({
    kind: 'rate',
    body: { activity: name, by: chosen(values, 'by'), ratings: readRatings(chosen(values, 'ratings')) },
  }),
});

/** Ideas and reasons by the numbers that stand on the wall, by which they also get votes; all else by the entry that brought it. */
function shortOnTheWall(what: OnTheWall['what'], number: number | null, entry: number): string {
  return number !== null && (what === 'idea' || what === 'reason') ? String(number) : `#${entry}`;
}

const takeDown = activityPower({
  id: 'take-down',
  kinds: ['brainstorm', 'premortem', 'futures', 'survey'],
  fields: [
    pick('entry', ({ view, say }) =>
      (view.activity?.onTheWall ?? []).map(({ entry, what, number, text: words, by }) => ({
        value: String(entry),
        label: say(`power.wall.${what}`, {
          number: number ?? 0,
          text: words ?? '-',
          by: view.seats.find(({ role }) => role === by)?.title ?? '-',
        }),
        short: shortOnTheWall(what, number, entry),
      })),
    ),
  ],
  ready: ({ onTheWall }) => onTheWall.length > 0,
  warning({ view, say }, values) {
    const of = (view.activity?.onTheWall ?? []).find(({ entry }) => String(entry) === values['entry']);
    return say('power.warn.take-down', { text: of?.text?.trim() ?? '-' });
  },
  command: ({ name }, values) => ({
    kind: 'take-down',
    body: { activity: name, entry: Number(chosen(values, 'entry')) },
  }),
});

const numberOrNull = (typed: string | null): number | null => (typed === null ? null : Number(typed));

export const activityPowers: readonly ControlPower[] = [
  idea,
  heading,
  cluster,
  mitigation,
  votes,
  axis,
  future,
  rate,
  takeDown,
];
