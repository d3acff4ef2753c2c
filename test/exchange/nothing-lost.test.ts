/** The law of the loss report: whatever stands in a cell stands somewhere in what is written, in its place or in the report. */
import { importFile, noMapping, type Imported } from '@sandtable/documents';
import { words } from '@sandtable/words';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workbook, type Written } from './book.ts';
import { scenarioOf } from './imported.ts';

const say = words('en');
const headings = [
  'No.',
  'Date',
  'Time',
  'H+',
  'From',
  'To',
  'Copy to',
  'Channel',
  'Title',
  'Text',
  'Expected action',
  'Trigger',
  'Type',
  'Controller',
  'Notes',
  'Evaluator notes',
  'Phase',
  'Storyline',
  'Room',
  'Actual time',
];

const times = [
  'H+0:10',
  'H+1:30',
  'T-5 min',
  '09:15',
  '23:50',
  'J+1 H+2',
  'Day 2',
  'as required',
  '10:00-10:15',
  '10 min after 77',
  'after W1',
  'soon',
];
const table = fc
  .record({
    columns: fc.subarray(headings, { minLength: 3 }),
    above: fc.integer({ min: 0, max: 2 }),
    // what stands in each cell: nothing, a word, a time, or a list
    cells: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 20 }), {
      minLength: 1,
      maxLength: 7,
    }),
    clocks: fc.array(fc.integer({ min: 0, max: times.length - 1 }), { minLength: 7, maxLength: 7 }),
    comments: fc.boolean(),
    mergeAt: fc.option(fc.nat({ max: 19 })),
  })
  .map(({ columns, above, cells, clocks, comments, mergeAt }) => {
    let number = 0;
    const unique = (): string => `Qx${(number += 1)}z`;
    const isTime = (heading: string): boolean => ['Time', 'H+', 'Date'].includes(heading);
    const body = cells.map((row, at) =>
      columns.map((heading, column): Written => {
        const kind = row[column] ?? 0;
        if (kind < 3) return null;
        if (isTime(heading) && kind < 8) return times[clocks[(at + column) % 7] ?? 0] ?? '';
        if (comments && kind === 9) return { text: `${unique()} word`, comment: unique() };
        return kind === 8 ? `${unique()}, ${unique()}\n${unique()}` : `${unique()} word ${unique()}`;
      }),
    );
    const top = Array.from({ length: above }, (): Written[] => [`${unique()} heading`]);
    const merges =
      mergeAt === null || body.length < 2 || mergeAt >= columns.length
        ? []
        : [
            `${String.fromCodePoint(65 + mergeAt)}${above + 2}:${String.fromCodePoint(65 + mergeAt)}${above + 3}`,
          ];
    // a merge shows its first cell alone; programs leave the others empty
    if (merges.length > 0 && mergeAt !== null) (body[1] ?? [])[mergeAt] = null;
    const rows = [...top, columns, ...body];
    return { rows, merges };
  });

const textsIn = (rows: readonly (readonly Written[])[]): readonly string[] =>
  rows.flat().flatMap((cell) => {
    if (typeof cell === 'string') return [cell];
    return cell !== null && typeof cell === 'object' && 'comment' in cell ? [cell.text, cell.comment] : [];
  });

test('every word of every cell stands in the folder, and the folder is a scenario', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ rows, merges }) => {
      const answer = await importFile({
        file: { name: 'list.xlsx', bytes: workbook([{ name: 'List', rows, merges }]) },
        id: 'list',
        mapping: noMapping,
        sheet: null,
        say,
      });
      if ('problems' in answer) {
        expect(
          answer.problems.every(({ is }) => ['no-list', 'no-injects', 'contradiction'].includes(is)),
        ).toBe(true);
        return;
      }
      const whole = everyFile(answer);
      const gone = textsIn(rows)
        .flatMap((text) => text.match(/Qx\d+z/gu) ?? [])
        .filter((word) => !whole.includes(word));
      expect(gone).toEqual([]);
      for (const word of ['soon', '10:15', 'after 77'])
        if (textsIn(rows).some((text) => text.includes(word))) expect(whole).toContain(word);
      scenarioOf(answer);
    }),
    { numRuns: 80, seed: 16 },
  );
});

/** The mapping names headings, not cells. */
const everyFile = ({ files }: Imported): string =>
  files
    .filter(({ path }) => path !== 'mapping.yaml')
    .map(({ text }) => text)
    .join('\n');
