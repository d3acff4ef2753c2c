import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run, runAsked } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
const place = (name: string): string => join(folder, name);
const put = (name: string, text: string | Uint8Array): string => {
  writeFileSync(place(name), text);
  return place(name);
};
const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');

const list = put(
  'list.csv',
  'No,Time,To,Inject,Where\n1,09:00,Mayor,"The bridge is closed, and nobody knows why.",Bridge\n2,09:20,Police,A bus stands on it.,Bridge\n',
);

describe('import', () => {
  test('writes a folder, and says how the columns were read and what found no place', async () => {
    const { code, out, err } = await run('import', list, '--to', place('bridge'));
    expect(code).toBe(0);
    expect(readdirSync(place('bridge')).toSorted()).toEqual([
      'import-report.md',
      'injects.csv',
      'mapping.yaml',
      'scenario.yaml',
    ]);
    expect(out).toContain('D “Inject” is the text for the players');
    expect(out).toContain('2 injects for 2 roles.');
    expect(out).toContain('2 cells of columns that are not played');
    expect(err).toContain('import-report.md');
    expect(read('bridge', 'injects.csv')).toContain('# Where');
    expect(read('bridge', 'import-report.md')).toContain('| list.csv, E2 | Where | Bridge |');
  });

  test('a mapping that it wrote can be changed and given again', async () => {
    await run('import', list, '--to', place('first'));
    const mapping = read('first', 'mapping.yaml').replace('E: keep', 'E: from');
    const { code } = await run('import', list, '--to', place('second'), '--mapping', put('m.yaml', mapping));
    expect(code).toBe(0);
    expect(read('second', 'scenario.yaml')).toContain('bridge:\n    name: Bridge');
    expect(read('second', 'injects.csv')).toContain(',bridge,mayor,');
  });

  test('export writes a list that import takes back; a file that is there stays as it is', async () => {
    await run('import', list, '--to', place('origin'));
    const file = place('again.xlsx');
    expect(await run('export', place('origin'), '--to', file)).toMatchObject({ code: 0, out: '' });
    expect(await run('import', file, '--to', place('returned'))).toMatchObject({ code: 0 });
    const rows = (name: string): readonly string[] =>
      read(name, 'injects.csv')
        .split('\r\n')
        .map((row) => row.split(',').slice(1, 10).join(','));
    expect(rows('returned')).toEqual(rows('origin'));
    const before = readFileSync(file);
    const again = await run('export', place('origin'), '--to', file);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is there already') as unknown });
    expect(readFileSync(file)).toEqual(before);
    expect(await run('export', place('origin'), '--to', place('again.ods'))).toMatchObject({ code: 2 });
  });

  test('at a terminal it asks, and takes a column that is put right', async () => {
    const { code, err } = await runAsked('E because\n?\nE from\n\n', 'import', list, '--to', place('asked'));
    expect(code).toBe(0);
    expect(err).toContain('“E because” names no column and what it is.');
    expect(err).toContain('A column can be: serial, date, time');
    expect(err).toContain('E “Where” is who sends it');
    expect(read('asked', 'mapping.yaml')).toContain('E: from');
  });

  test.each([
    ['sheets: { list.csv: { columns: { A: seriel } } }', 'serial'],
    ['sheets: { list.csv: { columns: { 1: serial } } }', 'A, B, C'],
    ['datse: day-first', 'dates'],
    ['numbers: seconds', 'minutes, hours, clock'],
    ['h-hour: tomorrow', '2031-06-08T08:00'],
    ['sheets: [', 'YAML'],
    ['sheets: { Sheet9: { columns: { A: serial } } }', 'There is: list.csv'],
  ])('a mapping that cannot be: %s', async (mapping, meant) => {
    const { code, err } = await run(
      'import',
      list,
      '--to',
      place('never'),
      '--mapping',
      put('bad.yaml', mapping),
    );
    expect(code).toBe(1);
    expect(err).toContain(meant);
    expect(existsSync(place('never'))).toBe(false);
  });
});

describe('what cannot be taken over is named, with its place, and nothing is written', () => {
  const head = 'No,Time,To,Inject\n';
  test.each([
    ['an empty file', '', 'no cell in it'],
    ['blank lines', '\n\n;;;\n', 'no cell in it'],
    [
      'a quote that nothing closes',
      `${head}1,09:00,Mayor,"The bridge\n2,09:20,Police,A bus\n`,
      'Line 2: the quote',
    ],
    ['no list of injects', 'Name,Telephone\nAna,1\nBen,2\n', 'No list of injects was found on bad.csv'],
    ['headings with nothing below', head, 'below the headings in row 1 there is no inject'],
    [
      'two columns of one name',
      'No,Time,Time,To,Inject\n1,09:00,09:05,Mayor,The bridge is closed.\n',
      'bad.csv: B1 and C1 are both called “Time”',
    ],
    [
      'times that contradict each other',
      'No,H+,Time,To,Inject\n1,H+0:00,09:00,Mayor,One\n2,H+0:30,09:30,Mayor,Two\n3,H+1:00,10:20,Mayor,Three\n',
      'bad.csv: C4 says 10:20, and B4 in the same row says H+1:00: by the other rows that is 20 minutes apart',
    ],
    ['a PDF', '%PDF-1.7\n%', 'This is no table'],
  ])('%s', async (_what, text, told) => {
    const { code, out, err } = await run('import', put('bad.csv', text), '--to', place('never'));
    expect(err).toContain(told);
    expect(err).toContain('Nothing was written');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(readdirSync(folder).filter((name) => name.includes('never'))).toEqual([]);
  });

  test('a folder that is there is left alone; a file that is not there is named', async () => {
    await run('import', list, '--to', place('there'));
    const before = read('there', 'scenario.yaml');
    const again = await run('import', list, '--to', place('there'));
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is there already') as unknown });
    expect(read('there', 'scenario.yaml')).toBe(before);
    const missing = await run('import', place('nothing.xlsx'), '--to', place('never'));
    expect(missing).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing.xlsx cannot be read') as unknown,
    });
    const unnamed = await run('import', list);
    expect(unnamed).toMatchObject({ code: 2, err: expect.stringContaining('--to') as unknown });
  });
});
