/** The Master Scenario Events List as pages, as Markdown, as rows of text and as a workbook. */
import type { Element } from 'hast';
import type { ExerciseFile } from '@sandtable/core/record';
import { textIn } from '@sandtable/core/scenario';
import { clean, exerciseMarking, type Telling } from '@sandtable/words';
import { csv } from '../page/csv.ts';
import { heading, markdown, paragraph, strong, table, type Block } from '../page/markdown.ts';
import { box, grid, paragraphsIn, type Content } from '../page/page.ts';
import { sheet, type Imprint } from '../page/sheet.ts';
import { listColumns, type ColumnName, type ListCell } from './columns.ts';
import { eventsListRows, type EventsListRow, type PlayedList } from './rows.ts';
import {
  eventsListViews,
  viewTable,
  type EventsListForm,
  type EventsListView,
  type ViewTable,
} from './views.ts';

export interface EventsListRequest {
  readonly telling: Telling;
  readonly played: PlayedList | null;
  /** Says who handles what; null where there is none. */
  readonly exercise: ExerciseFile | null;
  readonly form: EventsListForm;
  /** Null: by time, and in a workbook all of them. */
  readonly view: EventsListView | null;
  /** Which clock the room has; null where there is none yet. */
  readonly room: string | null;
  /** What tells this list from others of the scenario. */
  readonly imprint: Imprint;
}

const rowsOf = ({ telling, played, exercise }: EventsListRequest): readonly EventsListRow[] =>
  eventsListRows(telling, played, exercise);

const tableOf = (
  request: EventsListRequest,
  view: EventsListView,
  rows: readonly EventsListRow[],
): ViewTable => viewTable(view, request.form, rows, request);

/** The sheets of the list, which run on over pages. */
export function eventsListSheet(request: EventsListRequest): Element {
  const { telling, view, form, room } = request;
  const { say } = telling;
  const rows = rowsOf(request);
  const shown = tableOf(request, view ?? 'time', rows);
  return sheet(
    {
      kind: say('paper.msel'),
      label: say('paper.control-only'),
      wide: true,
      content: [
        box('h1', say('paper.msel')),
        ...notesOn(request, shown).map((note) => box('p', note)),
        shown.view === 'time' && form === 'long'
          ? groupedTable(shown, request.played !== null)
          : shown.view === 'controller'
            ? ownGrids(shown)
            : plainGrid(shown),
        room === null ? null : box('p', room),
      ],
    },
    telling,
  );
}

/**
 * Of a pack, the injects as they are sent: each with its time, what brings it, and the words of what no card says. Decisions, expected
 * actions and legal clocks stand elsewhere in it.
 */
export function injectsSheet(request: EventsListRequest, onCards: ReadonlySet<string>): Element {
  const { telling, room } = request;
  const { say } = telling;
  const names = listColumns(request);
  const told = (row: EventsListRow, name: ColumnName): string => {
    const cell = names[name].cell(row);
    return typeof cell === 'string' ? cell : cell.text;
  };
  const recipients = (row: EventsListRow): string =>
    row.to.length + row.copy.length === telling.scenario.roles.length
      ? say('msel.everybody')
      : [told(row, 'to'), told(row, 'copy')].filter((each) => each !== '').join('; ');
  const injects = rowsOf(request).filter(({ kind }) => kind === 'inject' || kind === 'ad-hoc');
  // where one handles all of them it need not stand at each
  const hasSeveral = new Set(injects.map((row) => told(row, 'controller'))).size > 1;
  const besides = (['controller', 'notes', 'sensitivity', 'content-note'] as const).filter(
    (name) => hasSeveral || name !== 'controller',
  );
  return sheet(
    {
      kind: say('paper.msel'),
      label: say('paper.control-only'),
      dense: true,
      content: [
        box('h1', say('paper.msel')),
        box('p', say('msel.planned-note')),
        box('p', say('msel.pack-note')),
        room === null ? null : box('p', room),
        box(
          'div.columns.of-events',
          injects.map((row) =>
            box(
              'section',
              box('h3', box('span.sent', '☐ ______'), `${row.number} ${row.title}`),
              box(
                'p',
                box(
                  'b',
                  [told(row, 'story-time'), told(row, 'room-time')].filter((each) => each !== '').join(', '),
                ),
                row.planned === null ? null : ' · ',
                row.trigger,
                ` · ${row.from} → ${recipients(row)} (${row.channel})`,
              ),
              onCards.has(row.name) ? null : row.text.split('\n').map((line) => box('p', line)),
              box(
                'p',
                besides.map((name) =>
                  told(row, name) === ''
                    ? null
                    : [box('i', `${names[name].heading}: `), `${told(row, name)} `],
                ),
              ),
            ),
          ),
        ),
      ],
    },
    telling,
  );
}

/** What whoever reads the table must know of it. */
function notesOn(request: EventsListRequest, { view, title }: ViewTable): readonly string[] {
  const { say } = request.telling;
  return [
    ...(view === 'time' ? [] : [title]),
    ...(view === 'objective' ? [] : [say('msel.planned-note')]),
    ...(view === 'recipient' ? [say('msel.load-note')] : []),
    ...(view === 'controller' && rowsOf(request).some(({ controllers }) => controllers.length === 0)
      ? [say('msel.nobody-note', { file: request.exercise === null ? 'none' : 'some' })]
      : []),
  ];
}

const plainGrid = ({ view, columns, rows }: ViewTable): Content =>
  grid(
    columns.map(({ heading }) => heading),
    rows.map((row) => row.map(({ text }) => lines(text))),
    `.tight.events.by-${view}`,
  );

/** Each controller takes a list along: their name stands above it. */
function ownGrids({ columns, rows, ...shown }: ViewTable): Content {
  const lists = Map.groupBy(rows, ([name]) => name?.text ?? '');
  return [...lists].map(([name, own]) => [
    box('h2', name),
    plainGrid({ ...shown, columns: columns.slice(1), rows: own.map((row) => row.slice(1)) }),
  ]);
}

const lines = (text: string): Content =>
  text.includes('\n') ? text.split('\n').map((line) => box('div', line)) : text;

/** In the long form a page has no room for all columns beside each other: those that belong together stand below each other. */
const groups: readonly { readonly head: ColumnName; readonly with: readonly ColumnName[] }[] = [
  {
    head: 'serial',
    with: ['kind', 'story-time', 'group', 'room-time', 'actual-story', 'actual-room', 'status', 'controller'],
  },
  { head: 'trigger', with: ['storyline', 'from', 'to', 'copy', 'channel'] },
  { head: 'title', with: ['text'] },
  {
    head: 'expected',
    with: ['objective', 'task', 'notes', 'evaluator-notes', 'sensitivity', 'content-note'],
  },
];
/** They stand without their heading: nobody takes them for anything else. */
const plainlyTold: ReadonlySet<ColumnName> = new Set([
  'serial',
  'kind',
  'story-time',
  'trigger',
  'title',
  'text',
  'expected',
]);

function groupedTable({ columns, rows }: ViewTable, isPlayed: boolean): Content {
  const place = new Map(columns.map(({ name }, at) => [name, at] as const));
  const headingOf = (name: ColumnName): string => columns[place.get(name) ?? -1]?.heading ?? '';
  const told = (row: readonly ListCell[], name: ColumnName): Content => {
    const at = place.get(name);
    const text = at === undefined ? '' : (row[at]?.text ?? '');
    // before play all of it is planned
    if (name === 'status' && !isPlayed) return null;
    if (text === '')
      return name === 'controller' && at !== undefined ? box('div', `${headingOf(name)}: ______`) : null;
    if (name === 'serial' || name === 'title') return box('div', box('b', text));
    const parts = text.split('\n').flatMap(paragraphsIn);
    return parts.map((part, nth) =>
      plainlyTold.has(name) || nth > 0
        ? box('div', part)
        : box('div', box('i', `${headingOf(name)}: `), part),
    );
  };
  return grid(
    groups.map(({ head }) => headingOf(head)),
    rows.map((row) =>
      groups.map(({ head, with: others }) => [head, ...others].map((name) => told(row, name))),
    ),
    '.tight.events.grouped',
  );
}

/** The list in Markdown, marked before and after. */
export function eventsListMarkdown(request: EventsListRequest): Iterable<string> {
  const { telling, room, view, imprint } = request;
  const { say, scenario } = telling;
  const title = textIn(scenario.title, telling);
  const marked = paragraph(strong([exerciseMarking(say), title, scenario.marking].join('. ')));
  const shown = tableOf(request, view ?? 'time', rowsOf(request));
  return markdown([
    marked,
    heading(1, `${say('paper.msel')}: ${title}`),
    paragraph([imprint.state, ...(imprint.handling === null ? [] : [imprint.handling])].join(' · ')),
    ...(room === null ? [] : [paragraph(room)]),
    ...notesOn(request, shown).map((note): Block => paragraph(note)),
    table(
      shown.columns.map((column) => column.heading),
      shown.rows.map((row) => row.map(({ text }) => text.replaceAll('\n', ' '))),
    ),
    marked,
  ]);
}

/**
 * The list as a double click shows it: headings in the first row, the markings in every row, and neither a number that a spreadsheet
 * takes for a date (1-02) nor a time that it takes for a formula (+5 min).
 */
export function eventsListCsv(request: EventsListRequest): Iterable<string> {
  const { telling, view } = request;
  const { say } = telling;
  const shown = tableOf(request, view ?? 'time', rowsOf(request));
  const inEveryRow = rowMarks(request);
  const written = ({ text }: ListCell, at: number): string =>
    shown.columns[at]?.name === 'serial'
      ? say('paper.inject-number', { serial: text })
      : shown.columns[at]?.name?.endsWith('-time') === true && text.startsWith('+')
        ? say('paper.since-startex', { elapsed: text })
        : text;
  return csv([
    [...shown.columns.map((column) => column.heading), ...inEveryRow.map(([name]) => name)],
    ...shown.rows.map((row) => [...row.map(written), ...inEveryRow.map(([, value]) => value)]),
  ]);
}

/** What a row takes along wherever it is copied. */
const rowMarks = ({
  telling: { say, scenario },
  room,
}: EventsListRequest): readonly (readonly [head: string, value: string])[] => [
  [say('paper.marking'), `${exerciseMarking(say)}, ${scenario.marking}`],
  ...(room === null ? [] : [[say('paper.room'), room] as const]),
];

/** What is written there stands on several lines; what is a number, a time or a name needs none. */
const readableOnOne = 16;

/** A workbook with a sheet for each view, or for the one that was asked for; the last sheet says of what it is. */
export async function eventsListWorkbook(request: EventsListRequest): Promise<Uint8Array> {
  const { telling, view, played, imprint } = request;
  const { say, scenario } = telling;
  const views = eventsListViews.filter((each) =>
    view === null ? played !== null || each !== 'actual' : each === view,
  );
  const rows = rowsOf(request);
  const marks = rowMarks(request);
  const title = textIn(scenario.title, telling).trim();
  const marking = `${exerciseMarking(say)} · ${scenario.marking}`;
  const marked = {
    head: [marking, imprint.handling].filter((each) => each !== null).join(' · '),
    foot: `${marking} · ${title} · ${imprint.state}`,
  };
  const tables = views.map((each) => tableOf(request, each, rows));
  const notes = [...new Set(tables.flatMap((each) => notesOn(request, each)))];
  const about = [
    [say('paper.title'), title],
    [say('paper.marking'), marking],
    [say('msel.print'), imprint.state],
    ...(imprint.handling === null ? [] : [[say('paper.exercise.handling'), imprint.handling]]),
    ...marks.slice(1),
    ...notes.map((note) => [say('paper.remark'), note]),
  ];
  // what makes it is large, and loaded when it is asked for
  const { newWorkbook } = await import('../tables/workbook.ts');
  return newWorkbook([
    ...tables.map((shown) => ({
      name: shown.title,
      columns: [
        ...shown.columns.map(({ name, heading, width }) => ({
          heading,
          width,
          ...(name === 'serial' ? { text: true as const } : {}),
          ...(width > readableOnOne ? { wraps: true as const } : {}),
        })),
        ...marks.map(([heading]) => ({ heading, width: 30 })),
      ],
      rows: shown.rows.map((row) => [
        ...row.map(({ text, value }) => value ?? (text === '' ? null : clean(text))),
        ...marks.map(([, value]) => value),
      ]),
      frozen: 1,
      marked,
    })),
    {
      name: say('msel.about'),
      columns: [
        { heading: say('aar.what'), width: 22 },
        { heading: say('aar.value'), width: 100, wraps: true },
      ],
      rows: about,
      marked,
    },
  ]);
}
