/** The paper of an exercise that is played without screens: cards, and the pack that holds everything. */
import type { ExerciseFile } from '@sandtable/core/record';
import { textIn, type Inject, type Role, type Scenario } from '@sandtable/core/scenario';
import { words, type Telling } from '@sandtable/words';
import { zoneWords } from '@sandtable/words/room-time';
import type { Element } from 'hast';
import {
  eventsListCsv,
  eventsListMarkdown,
  eventsListSheet,
  eventsListWorkbook,
  injectsSheet,
  type EventsListRequest,
} from '../msel/list.ts';
import { plannedTimes } from '../msel/planned.ts';
import type { PlayedList } from '../msel/rows.ts';
import type { EventsListForm, EventsListView } from '../msel/views.ts';
import { box, bullets, grid, htmlPage, paragraphs, type Content } from '../page/page.ts';
import { sheet, type SheetTelling } from '../page/sheet.ts';
import { basisSheet } from './basis.ts';
import { leadersGuide } from './decision-guide.ts';
import { exerciseRows, imprintOf } from './exercise.ts';
import { decisionSheets, sheetHolders } from './decision-sheet.ts';
import { cardReaders, cardSheets, needsPaper, type PrintedCard } from './inject-card.ts';
import { doorSheet, joiningSheet, type JoiningPerson, type JoiningPlace } from './joining-sheet.ts';
import { lawSheets } from './law.ts';
import { roleCards } from './role-card.ts';
import { runSheetPaper } from './run-sheet.ts';
import { directorySheet, signInSheet, type ListedPerson } from './roster-sheets.ts';
import { decisionLogSheet, nameTents, personTents } from './table-papers.ts';

/** Before play; the number of a module, counted from 1; the whole of it, for exercise control. */
export type Release = 'before' | 'whole' | number;

export interface PaperRequest {
  readonly scenario: Scenario;
  readonly language: string;
  /** Only this role's paper; null: everybody's. */
  readonly role: string | null;
  /** Of the situation manual: what is handed out now; absent: what everybody may read before play. */
  readonly release?: Release;
  /** What this exercise of the scenario is; absent: nobody has said so. */
  readonly exercise?: ExerciseFile;
  /** The day on which it is made, in words. */
  readonly printed?: string;
  /** Of a record: the time zone of the room in which it was made, null where it does not say. Absent: there is no room yet. */
  readonly zone?: string | null;
  /** Of cards: also what is said, on a screen or about the exercise itself. */
  readonly all?: boolean;
  /** Of the list of events: which columns, in which view. */
  readonly form?: EventsListForm;
  readonly view?: EventsListView;
  /** Of a record: what became of the list. */
  readonly played?: PlayedList;
}

/** Cards, decision sheets, tents and, for those who lead, the run sheet; for one role only what that role may hold in its hand. */
export function printedCards(request: PaperRequest): Iterable<string> {
  const telling = sheetTelling(request);
  const { say, scenario } = telling;
  const sheets =
    request.role === null
      ? [
          runSheetPaper(telling, { unplanned: true }),
          decisionLogSheet(telling),
          ...lawSheets(telling),
          ...papersOf(scenario.roles, telling),
          ...injectCards(request, telling),
        ]
      : [
          ...papersOf(
            scenario.roles.filter(({ name }) => name === request.role),
            telling,
          ),
          ...injectCards(request, telling),
          ...lawSheets(telling),
        ];
  return page(say('paper.cards-of', { title: textIn(scenario.title, telling) }), telling, sheets);
}

/** The planners' part and, after a sheet that parts them, the players' part, role by role. */
export function printedPack(request: PaperRequest): Iterable<string> {
  const telling = sheetTelling(request);
  const { say, scenario } = telling;
  return page(say('paper.pack-of', { title: textIn(scenario.title, telling) }), telling, [
    basisSheet(
      coverOf(say('paper.planners-part'), say('paper.planners-note'), telling, [
        request.exercise === undefined
          ? null
          : grid(
              [say('aar.what'), say('aar.value')],
              exerciseRows(request.exercise, telling).map((row) => [...row]),
            ),
        paragraphs(textIn(scenario.summary, telling)),
        bullets(scenario.objectives.map((objective) => textIn(objective.text, telling))),
        ...(scenario.changes.length === 0
          ? []
          : [
              box('h2', say('paper.changes')),
              bullets(
                scenario.changes.map(({ version, text }) =>
                  say('paper.change', { version, text: textIn(text, telling) }),
                ),
              ),
            ]),
      ]),
      telling,
    ),
    runSheetPaper(telling, { unplanned: false }),
    injectsSheet(eventsListOf(request), new Set(printedInjects(request).map(({ name }) => name))),
    leadersGuide(telling),
    decisionLogSheet(telling),
    sheet(
      {
        kind: say('paper.players-part'),
        label: scenario.version,
        content: [
          coverOf(say('paper.players-part'), say('paper.players-note'), telling, [
            bullets(scenario.roles.map((role) => textIn(role.title, telling))),
          ]),
        ],
      },
      telling,
    ),
    ...lawSheets(telling),
    ...papersOf(scenario.roles, telling),
    ...injectCards(request, telling),
  ]);
}

/** A sheet for the wall, while the lobby is open, and one for each person who comes in by a link of their own. */
export function joiningSheets(
  request: Pick<PaperRequest, 'scenario' | 'language' | 'exercise' | 'printed'>,
  people: readonly JoiningPerson[],
  /** For the directory and to sign in. */
  listed: readonly ListedPerson[],
  place: JoiningPlace,
): Iterable<string> {
  const telling = sheetTelling({ ...request, role: null });
  const title = telling.say('paper.joining-of', { title: textIn(request.scenario.title, telling) });
  return page(title, telling, [
    ...(place.code === '' ? [] : [doorSheet(place, telling)]),
    ...(listed.length === 0 ? [] : [directorySheet(listed, telling), signInSheet(listed, telling)]),
    ...personTents(listed, telling),
    ...people.map((person) => joiningSheet(person, place, telling)),
  ]);
}

/** The Master Scenario Events List, for exercise control: as a page, as Markdown, or for a spreadsheet. */
export function scenarioEventsList(request: PaperRequest, format: 'html' | 'md' | 'csv'): Iterable<string> {
  const list = eventsListOf(request);
  switch (format) {
    case 'html':
      return page(list.telling.say('paper.msel'), list.telling, [eventsListSheet(list)]);
    case 'csv':
      return eventsListCsv(list);
    case 'md':
      return eventsListMarkdown(list);
  }
}

/** The same as a workbook, a sheet for each view where none is asked for. */
export const scenarioEventsWorkbook = (request: PaperRequest): Promise<Uint8Array> =>
  eventsListWorkbook(eventsListOf(request));

function eventsListOf(request: PaperRequest): EventsListRequest {
  const telling = sheetTelling(request);
  const { form = 'long', view = null, played = null, exercise = null } = request;
  return {
    telling,
    form,
    view,
    played,
    exercise,
    room: roomWords(request, telling),
    imprint: imprintOf(request, telling),
  };
}

/** Story times are no times of the room: which clock that has. */
const roomWords = ({ zone, language }: PaperRequest, { say }: Telling): string | null =>
  zone === undefined ? null : say('paper.room-zone', { zone: zoneWords({ zone, say, language }) });

export function tellingOf({ scenario, language }: PaperRequest): Telling {
  return { scenario, language, say: words(language), texts: () => null };
}

/** How sheets are told: each bears what tells this print of it from others. */
export function sheetTelling(request: PaperRequest): Telling & Pick<SheetTelling, 'imprint'> {
  const telling = tellingOf(request);
  return { ...telling, imprint: imprintOf(request, telling) };
}

const page = (title: string, { language }: Telling, sheets: readonly Element[]): Iterable<string> =>
  htmlPage(title, language, sheets);

/** Role cards, tents, decision sheets, each in the order of the roles; inject cards stand with everybody's. */
const papersOf = (roles: readonly Role[], telling: Telling): readonly Element[] => [
  ...roleCards(roles, telling),
  ...nameTents(roles, telling),
  ...decisionSheets(
    roles.flatMap(({ name }) =>
      telling.scenario.decisions
        .filter((decision) => sheetHolders(decision).includes(name))
        .map((decision) => ({ decision, role: name })),
    ),
    telling,
  ),
];

/** What is handed over. */
const printedInjects = ({ scenario, all = false }: PaperRequest): readonly Inject[] =>
  scenario.injects.filter((inject) => all || needsPaper(inject, scenario));

/** Of every inject that is handed over, in the order of the file, a card for each who gets one. */
function injectCards(request: PaperRequest, telling: Telling): readonly Element[] {
  const cards = printedInjects(request).flatMap((inject): readonly PrintedCard[] =>
    cardReaders(inject)
      .filter((reader) => request.role === null || reader === request.role)
      .map((reader) => ({ inject, role: reader })),
  );
  return cardSheets(cards, telling, plannedTimes(telling.scenario));
}

function coverOf(title: string, note: string, telling: Telling, content: readonly Content[]): Content {
  const { scenario } = telling;
  return box(
    'div.cover',
    box('h1', textIn(scenario.title, telling)),
    box('h2', title),
    box('div.note', box('p', note)),
    content,
    box('p', textIn(scenario.fictional, telling)),
  );
}
