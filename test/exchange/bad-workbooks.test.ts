/** Workbooks that cannot be read, or want to do harm: each is named, with its place where it has one, before any library looks into it. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { importFile, noMapping, problemText, type ImportAnswer } from '@sandtable/documents';
import { words } from '@sandtable/words';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { workbook, type WrittenSheet } from './book.ts';

const say = words('en');
const list: WrittenSheet = {
  name: 'List',
  rows: [
    ['No', 'Time', 'To', 'Inject'],
    [1, '09:00', 'Mayor', 'The bridge is closed.'],
    [2, '09:10', 'Mayor', 'It is open again.'],
  ],
};
const read = (bytes: Uint8Array, name = 'list.xlsx'): Promise<ImportAnswer> =>
  importFile({ file: { name, bytes }, id: 'list', mapping: noMapping, sheet: null, say });

async function told(bytes: Uint8Array, name?: string): Promise<readonly string[]> {
  const answer = await read(bytes, name);
  if (!('problems' in answer)) throw new Error('was read');
  return answer.problems.map((problem) => problemText(problem, say));
}

test('a workbook that is sound is read', async () => {
  expect(await read(workbook([list]))).toHaveProperty('listed.injects.length', 2);
});

/** The same archive; its directory says that each part unpacks to so many bytes. */
function saying(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length - 46; at += 1)
    if (view.getUint32(at, true) === 0x02_01_4b_50) view.setUint32(at + 24, size, true);
  return bytes;
}

const cases: Readonly<Record<string, readonly [() => Uint8Array | Promise<Uint8Array>, RegExp]>> = {
  'with a password': [
    () =>
      writeXlsx({
        sheets: [{ name: 'List', rows: [['No', 'Inject']] }],
        encryption: { password: 'x', spinCount: 1000 },
      }),
    /protected by a password/u,
  ],
  'of the older kind': [
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]),
    /older kind \(\.xls\)/u,
  ],
  'with macros': [
    () => workbook([list], { 'xl/vbaProject.bin': strToU8('Sub Auto_Open()') }),
    /holds macros/u,
  ],
  'cut off in the middle': [() => workbook([list]).slice(0, 900), /damaged/u],
  'whose sheet is no XML': [
    () =>
      workbook([list], { 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row r="1"><c r="A1"') }),
    /damaged|no cell in it/u,
  ],
  'that lacks what holds it together': [
    () => {
      const { 'xl/workbook.xml': _gone, ...others } = unzipSync(workbook([list]));
      return zipSync(others);
    },
    /damaged/u,
  ],
  'with nothing in it': [() => workbook([{ name: 'Sheet1', rows: [] }]), /no cell in it/u],
  'of formulas alone': [
    () => workbook([{ name: 'List', rows: [[], [null, { formula: 'A9&B9' }]] }]),
    /^List, B2: the workbook holds formulas and no results/u,
  ],
  'that unpacks to more than any list': [
    () => saying(workbook([list]), 300 * 1024 * 1024),
    /larger than any list/u,
  ],
  'that says it unpacks to little, and does not': [
    () => saying(workbook([list], { 'xl/worksheets/sheet1.xml': new Uint8Array(8 * 1024 * 1024) }), 100),
    /damaged|no cell in it/u,
  ],
  'with a cell at the far end of its sheet': [
    () =>
      workbook([list], {
        'xl/worksheets/sheet1.xml': strToU8(
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
        ),
      }),
    /larger than any list/u,
  ],
};

test.each(Object.entries(cases))('%s', async (_what, [make, wanted]) => {
  const problems = await told(await make());
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(wanted);
});

test('an entity that would grow without end stays as it is written', async () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;&b;&b;</t></si></sst>';
  const answer = await read(workbook([list], { 'xl/sharedStrings.xml': strToU8(bomb) }));
  expect(JSON.stringify(answer).length).toBeLessThan(20_000);
});

test('no text becomes markup, formula or macro: it stands in the table so that no spreadsheet reckons it, and plays as it was written', async () => {
  const answer = await read(
    workbook([
      {
        ...list,
        rows: [
          ...list.rows,
          [3, '09:20', 'Mayor', '=cmd|calc!A1'],
          [4, '09:30', '@Mayor', '<b>{x}</b> & |a|'],
        ],
      },
    ]),
  );
  if ('problems' in answer) throw new Error('was not read');
  const table = answer.files.find(({ path }) => path === 'injects.csv')?.text ?? '';
  expect(table).toContain(',"\u0020=cmd|calc!A1",');
  expect(table).not.toMatch(/(?:^|[,\n"])[=+@]/u);
  expect(table).toContain('<b>{{x}}</b> & |a|');
});
