/** What people are told of an import: how the columns were read, what was taken for granted, and every cell that found no place. */
import type { Say } from '@sandtable/words';
import { cellAddress, type CellPlace } from '../tables/sheet.ts';
import type { Filled } from './draft.ts';
import type { Listed } from './listed.ts';
import { lossKinds, type LostCell } from './loss.ts';
import type { ImportProblem } from './problem.ts';
import { columnTitle, type FoundTable } from './table.ts';
import type { TakenForGranted } from './timeline.ts';

export interface ImportTold {
  readonly source: string;
  readonly tables: readonly FoundTable[];
  readonly listed: Listed;
  readonly losses: readonly LostCell[];
  readonly filled: Filled;
  readonly roles: readonly string[];
  readonly say: Say;
}

/** How each column was read, a line each. */
export function mappingLines(tables: readonly FoundTable[], say: Say): readonly string[] {
  return tables.flatMap(({ sheet, head, columns }) => [
    say('import.sheet', { sheet: sheet.name, row: head.last }),
    ...columns.map((column) =>
      say('import.column', {
        column: columnTitle(column),
        use: say(`import.use.${column.use}`),
        by: column.by === 'content' ? say('import.by-content') : '',
      }).trimEnd(),
    ),
  ]);
}

/** What was taken for granted, and what was put where the list says nothing; a line each. */
export function takenLines({
  listed,
  filled,
  say,
}: Pick<ImportTold, 'listed' | 'filled' | 'say'>): readonly string[] {
  const lines = [
    ...listed.taken.map((taken) => takenLine(taken, say)),
    ...(filled.noSerial > 0 ? [say('import.filled.serial', { count: filled.noSerial })] : []),
    ...(filled.noRecipient > 0 ? [say('import.filled.recipient', { count: filled.noRecipient })] : []),
    ...(filled.noSender > 0 ? [say('import.filled.sender', { count: filled.noSender })] : []),
    ...(filled.noChannel > 0 ? [say('import.filled.channel', { count: filled.noChannel })] : []),
    ...(filled.reserve > 0 ? [say('import.filled.reserve', { count: filled.reserve })] : []),
    ...(filled.expected > 0 ? [say('import.filled.expected', { count: filled.expected })] : []),
  ];
  return [...lines, say('import.filled.always')];
}

function takenLine(taken: TakenForGranted, say: Say): string {
  switch (taken.is) {
    case 'numbers':
      return say('import.taken.numbers', { example: taken.example, as: taken.as });
    case 'dates':
      return say('import.taken.dates', {
        example: taken.example,
        as: taken.as === 'month-first' ? 'month' : 'day',
      });
    case 'next-day':
      return say('import.taken.next-day', {
        place: placeText(taken.place, say),
        text: taken.text,
        before: taken.before,
      });
    case 'earlier':
      return say('import.taken.earlier', {
        place: placeText(taken.place, say),
        text: taken.text,
        before: taken.before,
      });
    case 'no-date':
      return say('import.taken.no-date', { date: taken.date });
    case 'start':
      return say('import.taken.start', { at: taken.at.replace('T', ' ') });
  }
}

const placeText = (place: CellPlace, say: Say): string =>
  say('import.place', { sheet: place.sheet, cell: cellAddress(place) });

/** A problem in one sentence, with its place and what to do. */
export function problemText(problem: ImportProblem, say: Say): string {
  switch (problem.is) {
    case 'unreadable':
      return say(`import.unreadable.${problem.why}`, {
        place: problem.place === null ? '' : placeText(problem.place, say),
        line: problem.place?.row ?? 0,
        file: problem.place?.sheet ?? '',
      });
    case 'no-sheet':
      return say('import.no-sheet', { wanted: problem.wanted, sheets: problem.sheets.join(', ') });
    case 'no-list':
      return say('import.no-list', { sheets: problem.sheets.join(', ') });
    case 'no-injects':
      return say('import.no-injects', { sheet: problem.sheet, row: problem.row });
    case 'twice': {
      const [one, other] = problem.columns.map((column) => cellAddress({ row: problem.row, column }));
      return say('import.twice', {
        sheet: problem.sheet,
        heading: problem.heading,
        one: one ?? '',
        other: other ?? '',
      });
    }
    case 'contradiction':
      return say('import.contradiction', {
        sheet: problem.one.sheet,
        one: cellAddress(problem.one),
        oneText: problem.oneText,
        other: cellAddress(problem.other),
        otherText: problem.otherText,
        minutes: Math.round(problem.by / 60),
      });
  }
}

/** How many cells of each kind found no place, a line each. */
export const lossSums = (losses: readonly LostCell[], say: Say): readonly string[] =>
  lossKinds.flatMap((kind) => {
    const count = losses.filter((loss) => loss.kind === kind).length;
    return count === 0 ? [] : [say(`import.loss.${kind}`, { count })];
  });

/** The report that is written beside the scenario, in Markdown. */
export function lossReport(told: ImportTold): string {
  const { source, tables, listed, losses, roles, say } = told;
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${escaped(line)}`).join('\n');
  const parts = [
    `# ${escaped(say('import.report', { source }))}`,
    escaped(say('import.sum', { injects: listed.injects.length, roles: roles.length })),
    `## ${say('import.report.columns')}`,
    list(mappingLines(tables, say)),
    say('import.report.again'),
    `## ${say('import.report.taken')}`,
    list(takenLines(told)),
    `## ${say('import.report.losses')}`,
    losses.length === 0 ? say('import.report.none') : say('import.report.losses-are'),
    ...lossKinds.flatMap((kind) => {
      const own = losses.filter((loss) => loss.kind === kind);
      if (own.length === 0) return [];
      const head = `| ${say('import.report.cell')} | ${say('import.report.heading')} | ${say('import.report.words')} |\n| --- | --- | --- |`;
      const rows = own.map(
        ({ place, heading, text }) =>
          `| ${inCell(placeText(place, say))} | ${inCell(heading)} | ${inCell(text)} |`,
      );
      return [
        `### ${escaped(say(`import.loss.${kind}`, { count: own.length }))}`,
        [head, ...rows].join('\n'),
      ];
    }),
  ];
  return `${parts.join('\n\n')}\n`;
}

const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>|]/gu, (sign) => `\\${sign}`);
const inCell = (text: string): string => escaped(text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ⏎ ')).trim();
