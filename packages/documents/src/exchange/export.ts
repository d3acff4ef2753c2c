/** The injects of a scenario as a list for people who work in spreadsheets, such that `import` takes back what it holds. */
import {
  replacePlaceholders,
  storyTimeOf,
  textIn,
  textOrNull,
  type Inject,
  type Scenario,
  type Text,
} from '@sandtable/core/scenario';
import { cleanTitle, roleName, words, type Telling } from '@sandtable/words';
import { listColumns, type ColumnName } from '../msel/columns.ts';
import { whenText } from '../msel/trigger.ts';
import { plainTable } from '../tables/plain-text.ts';
import { newWorkbook } from '../tables/workbook.ts';
import { peopleCell } from './people.ts';

export const listFormats = ['xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** The list of injects as the bytes of a file, in one of the scenario's languages. */
export async function exportList(
  scenario: Scenario,
  language: string,
  format: ListFormat,
): Promise<Uint8Array> {
  const telling: Telling = { scenario, language, say: words(language), texts: () => null };
  const columns = columnsOf(telling);
  const rows = scenario.injects.map((inject) => columns.map(({ cell }) => cell(inject)));
  if (format === 'xlsx') return newWorkbook([{ name: telling.say('import.list'), columns, rows }]);
  const texts = rows.map((row) => row.map((cell) => (cell instanceof Date ? dateText(cell) : cell)));
  return new TextEncoder().encode(plainTable([columns.map(({ heading }) => heading), ...texts]));
}

interface ExportedColumn {
  readonly heading: string;
  readonly width: number;
  /** A date in the story is a date of the spreadsheet. */
  readonly cell: (inject: Inject) => string | Date;
}

/** The columns of the list, called as in the list of events, in which what stands there is told to people; here it is told to `import`. */
function columnsOf(telling: Telling): readonly ExportedColumn[] {
  const { say, scenario } = telling;
  const called = listColumns({ telling, played: null });
  const column = (name: ColumnName, cell: ExportedColumn['cell']): ExportedColumn => ({
    heading: called[name].heading,
    width: called[name].width,
    cell,
  });
  const text = (of: Text | null): string => textOrNull(of, telling)?.trim() ?? '';
  const names = (roles: readonly string[]): string =>
    peopleCell(roles.map((role) => roleName(role, telling)));
  const expected = (name: string): string =>
    scenario.expected
      .filter(({ at }) => at.at === 'event' && at.event.kind === 'inject' && at.event.name === name)
      .map((each) => textIn(each.text, telling).trim())
      .join('\n');
  return [
    column('serial', ({ serial }) => serial),
    { heading: say('import.list.elapsed'), width: 10, cell: (inject) => elapsedText(inject, telling) },
    column('story-time', (inject) => storyDate(inject, telling)),
    column('trigger', (inject) => triggerText(inject, telling)),
    column('part', ({ name }) => partOf(name, telling)),
    column('storyline', ({ storyline }) => storyline ?? ''),
    column('from', ({ from }) => roleName(from, telling)),
    column('to', ({ to }) => names(to.roles)),
    column('copy', ({ cc }) => names(cc.roles)),
    column('channel', ({ channel }) => channel),
    column('title', ({ title }) => text(title)),
    column('text', (inject) => textOfList(textIn(inject.text, telling), telling)),
    column('expected', ({ name }) => expected(name)),
    column('kind', ({ kind }) => say(`paper.kind.${kind}`)),
    column('notes', ({ notes }) => text(notes)),
    column('evaluator-notes', ({ evaluatorNotes }) => text(evaluatorNotes)),
  ];
}

/** A value that is known only in play stands by its name: `[Flights held]`. */
const textOfList = (text: string, telling: Telling): string =>
  replacePlaceholders(text, (variable) => `[${cleanTitle('variables', variable, telling)}]`).trim();

/** `E+01:30`, since StartEx; what waits in reserve says so. */
function elapsedText({ at, when }: Inject, { say }: Telling): string {
  if (at?.at === 'reserve' && when === null) return say('import.list.reserve');
  if (at?.at !== 'story') return '';
  const two = (number: number): string => String(number).padStart(2, '0');
  const { seconds } = at;
  const rest = seconds % 60;
  return `E+${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

function storyDate({ at }: Inject, { scenario }: Telling): Date | string {
  if (at?.at !== 'story') return '';
  const { local } = storyTimeOf(scenario.story, at.seconds);
  return local === null ? '' : new Date(`${local}Z`);
}

/** `2031-06-08 13:45`, with seconds where there are some. */
const dateText = (date: Date): string =>
  date.toISOString().slice(0, 19).replace('T', ' ').replace(/:00$/u, '');

/** What brings an inject that has no moment of the story: words, or `10 min after 2-03`, which `import` understands. */
function triggerText(inject: Inject, telling: Telling): string {
  const { at, when, onlyIf } = inject;
  const isPlain = when === null && onlyIf === null;
  const isTold = at === null ? partOf(inject.name, telling) !== '' : at.at === 'story' || at.at === 'reserve';
  if (isTold && isPlain && inject.every === null) return '';
  if (at?.at === 'event' && isPlain && at.event.kind === 'inject' && 'seconds' in at.delay) {
    const other = telling.scenario.injects.find(({ name }) => name === at.event.name);
    if (other !== undefined && at.delay.seconds % 60 === 0)
      return telling.say('import.list.after', { minutes: at.delay.seconds / 60, serial: other.serial });
  }
  return whenText(inject, telling);
}

/** The part in whose agenda it stands. */
function partOf(name: string, telling: Telling): string {
  const phase = telling.scenario.phases.find(({ agenda }) =>
    agenda.some((item) => item.does === 'inject' && item.inject === name),
  );
  return phase === undefined ? '' : textIn(phase.title, telling).trim();
}
