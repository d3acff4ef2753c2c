/** The views of the Master Scenario Events List: each is a table. */
import { textIn } from '@sandtable/core/scenario';
import { cleanTitle, roleName, storyTimeAt, type Telling } from '@sandtable/words';
import { measureName } from '@sandtable/words/paper';
import { listColumns, type ColumnName, type ListCell, type ListTelling } from './columns.ts';
import type { EventsListRow } from './rows.ts';

export const eventsListViews = ['time', 'recipient', 'objective', 'controller', 'actual'] as const;
export type EventsListView = (typeof eventsListViews)[number];
/** Columns for a look, or all. */
export const eventsListForms = ['short', 'long'] as const;
export type EventsListForm = (typeof eventsListForms)[number];

export interface ViewTable {
  readonly view: EventsListView;
  readonly title: string;
  readonly columns: readonly {
    readonly name: ColumnName | null;
    readonly heading: string;
    readonly width: number;
  }[];
  readonly rows: readonly (readonly ListCell[])[];
}

const short: readonly ColumnName[] = [
  'serial',
  'story-time',
  'room-time',
  'trigger',
  'title',
  'from',
  'to',
  'expected',
  'controller',
  'objective',
  'status',
];
const long: readonly ColumnName[] = [
  'serial',
  'kind',
  'part',
  'storyline',
  'story-time',
  'group',
  'room-time',
  'actual-story',
  'actual-room',
  'trigger',
  'from',
  'to',
  'copy',
  'channel',
  'title',
  'text',
  'expected',
  'controller',
  'objective',
  'task',
  'status',
  'notes',
  'evaluator-notes',
  'sensitivity',
  'content-note',
];
/** What one controller works from. */
const handled: readonly ColumnName[] = [
  'serial',
  'story-time',
  'room-time',
  'actual-room',
  'trigger',
  'from',
  'to',
  'channel',
  'title',
  'expected',
  'notes',
  'status',
];
const actual: readonly ColumnName[] = [
  'serial',
  'kind',
  'title',
  'to',
  'story-time',
  'actual-story',
  'later',
  'room-time',
  'actual-room',
  'status',
  'entry',
];
/** What has room to be written in stays where it is empty. */
const leftOutWhereEmpty: ReadonlySet<ColumnName> = new Set([
  'storyline',
  'group',
  'room-time',
  'copy',
  'sensitivity',
  'content-note',
]);
const ofARecord: ReadonlySet<ColumnName> = new Set(['actual-story', 'actual-room', 'later', 'entry']);

export function viewTable(
  view: EventsListView,
  form: EventsListForm,
  rows: readonly EventsListRow[],
  list: ListTelling,
): ViewTable {
  const title = list.telling.say(`msel.view.${view}`);
  switch (view) {
    case 'time':
      return { view, title, ...columnsOf(form === 'short' ? short : long, rows, list) };
    case 'actual':
      return {
        view,
        title,
        ...columnsOf(
          actual,
          rows.filter(({ happened }) => happened !== null),
          list,
        ),
      };
    case 'recipient':
      return { view, title, ...loads(rows, list.telling) };
    case 'objective':
      return { view, title, ...coverage(rows, list.telling) };
    case 'controller':
      return { view, title, ...ownLists(rows, list) };
  }
}

type Table = Pick<ViewTable, 'columns' | 'rows'>;

const cellOf = (cell: ListCell | string): ListCell => (typeof cell === 'string' ? { text: cell } : cell);

function columnsOf(names: readonly ColumnName[], rows: readonly EventsListRow[], list: ListTelling): Table {
  const columns = listColumns(list);
  const told = names
    .filter((name) => list.played !== null || !ofARecord.has(name))
    .map((name) => ({ name, cells: rows.map((row) => cellOf(columns[name].cell(row))) }))
    .filter(({ name, cells }) => !leftOutWhereEmpty.has(name) || cells.some(({ text }) => text !== ''));
  return {
    columns: told.map(({ name }) => ({ name, heading: columns[name].heading, width: columns[name].width })),
    rows: rows.map((_, at) => told.map(({ cells }) => cells[at] ?? { text: '' })),
  };
}

/** Each controller's list, one after the other in the order of the exercise file; last what nobody is named for. */
function ownLists(rows: readonly EventsListRow[], list: ListTelling): Table {
  const { say } = list.telling;
  const nobody = say('msel.nobody');
  const names = [...new Set((list.exercise?.staff ?? []).map(({ name }) => name)), nobody];
  const own = names.flatMap((name) => {
    const theirs = rows.filter(({ controllers }) =>
      name === nobody ? controllers.length === 0 : controllers.includes(name),
    );
    return theirs.map((row) => ({ name, row }));
  });
  const { columns, rows: cells } = columnsOf(
    handled,
    own.map(({ row }) => row),
    list,
  );
  const { heading, width } = listColumns(list).controller;
  return {
    columns: [{ name: 'controller', heading, width }, ...columns],
    rows: own.map(({ name }, at) => [{ text: name }, ...(cells[at] ?? [])]),
  };
}

const slot = 10;

/** What comes to each role within ten minutes of the room: surely, and at most, for of several branches one comes. */
function loads(rows: readonly EventsListRow[], telling: Telling): Table {
  const { say, scenario } = telling;
  const loaded = rows.filter(({ kind }) => kind === 'inject' || kind === 'decision' || kind === 'ad-hoc');
  const lines = scenario.roles.flatMap(({ name }) => {
    const own = loaded.filter(({ to, copy }) => to.includes(name) || copy.includes(name));
    return [...Map.groupBy(own, slotOf)]
      .toSorted(([one], [other]) => one - other)
      .map(([at, all]) => [
        roleName(name, telling),
        slotText(at, all[0]?.planned ?? null, telling),
        all.filter(({ sure }) => sure).length,
        all.length,
        all.map(({ number }) => number).join(', '),
      ]);
  });
  return plain(
    [
      [say('paper.to'), 30],
      [say('msel.slot'), 26],
      [say('msel.surely'), 10],
      [say('msel.at-most'), 10],
      [say('msel.numbers'), 60],
    ],
    lines,
  );
}

/** Of ten minutes in the room; in the story where no agenda has minutes. */
function slotOf({ planned }: EventsListRow): number {
  if (planned === null) return Infinity;
  return Math.floor((planned.room ?? planned.story / 60) / slot);
}

function slotText(at: number, planned: EventsListRow['planned'], telling: Telling): string {
  if (planned === null) return telling.say('msel.no-time');
  if (planned.room === null) return storyTimeAt(telling.scenario.story, at * slot * 60, telling);
  return telling.say('msel.minutes', { from: at * slot, to: (at + 1) * slot });
}

/** For each task of each objective what brings it about, asks for it and watches it; a task with nothing says so. */
function coverage(rows: readonly EventsListRow[], telling: Telling): Table {
  const { say, scenario } = telling;
  const served = new Map<string, readonly string[]>([
    ...scenario.injects.map(({ name, serves }) => [`inject.${name}`, serves] as const),
    ...scenario.decisions.map(({ name, serves }) => [`decision.${name}`, serves] as const),
    ...scenario.expected.map(({ name, task }) => [`expected.${name}`, task === null ? [] : [task]] as const),
  ]);
  const numbers = (kind: EventsListRow['kind'], task: string): string =>
    rows
      .filter((row) => row.kind === kind && served.get(`${kind}.${row.name}`)?.includes(task) === true)
      .map(({ number }) => number)
      .join(', ');
  const lines = scenario.objectives.flatMap((objective, at) =>
    objective.targets.flatMap(({ tasks }) =>
      tasks.map((task) => {
        const brought = (['inject', 'decision', 'expected'] as const).map((kind) => numbers(kind, task.name));
        const measures = scenario.measures
          .filter((measure) => measure.task === task.name)
          .map(({ name }) => measureName(name, telling))
          .join('; ');
        const actions = scenario.actions
          .filter(({ serves }) => serves.includes(task.name))
          .map(({ name }) => cleanTitle('actions', name, telling))
          .join('; ');
        const told = [...brought, actions, measures];
        return [
          say('msel.objective', { number: at + 1, capability: objective.capability }),
          textIn(objective.text, telling).trim(),
          textIn(task.text, telling).trim(),
          ...told,
          told.every((each) => each === '') ? say('msel.gap') : '',
        ];
      }),
    ),
  );
  return plain(
    [
      [say('msel.objective-heading'), 26],
      [say('msel.objective-text'), 40],
      [say('msel.task'), 40],
      [say('msel.injects'), 30],
      [say('msel.decisions'), 14],
      [say('msel.expected-actions'), 14],
      [say('msel.actions'), 40],
      [say('paper.measures'), 30],
      [say('msel.gap-heading'), 14],
    ],
    lines,
  );
}

const plain = (
  columns: readonly (readonly [heading: string, width: number])[],
  rows: readonly (readonly (string | number)[])[],
): Table => ({
  columns: columns.map(([heading, width]) => ({ name: null, heading, width })),
  rows: rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? { text: String(cell), value: cell } : { text: cell })),
  ),
});
