/** Our tables survive their reader: what a double click shows in a spreadsheet is what was written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScenario, readTable } from '@sandtable/language';
import { csv } from '../src/index.ts';
import { wholeEventsList } from './whole.ts';

const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
/** What a spreadsheet of one country or another shows otherwise: dates, times, numbers with a nought before them or too long, powers, switches, formulas. */
const shownOtherwise = [
  /^\s*[=+\-@]/u,
  /^[ \d.,:/-]*\d[.,:/-]\d[ \d.,:/%-]*$/u,
  /^0\d+$/u,
  /^\d{12,}$/u,
  /^\d+(?:\.\d+)?e[-+]?\d+$/iu,
  /^(?:true|false)$/iu,
  new RegExp(String.raw`^\d{1,2}[ .\-/]*${month}(?:[ .,\-/]*\d{2,4})?$`, 'iu'),
  new RegExp(String.raw`^${month}[ .\-/]*\d{1,4}(?:[ .,\-/]+\d{2,4})?$`, 'iu'),
];
const survives = (cell: string): boolean => shownOtherwise.every((each) => !each.test(cell));
const cellsOf = (text: string) => readCells(text).flat();
/** As a spreadsheet reads it, which takes away nothing but the quotes. */
const readCells = (text: string): readonly (readonly string[])[] =>
  text
    .slice(1)
    .split('\r\n')
    .slice(0, -1)
    .map((row) =>
      row
        .slice(1, -1)
        .split('","')
        .map((cell) => cell.replaceAll('""', '"')),
    );

const numbered = Array.from({ length: 31 }, (_, at) => `i${at}`);
const elapsed = readScenario(
  `sandtable: 1
id: table
title: Table
summary: A table.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1d
story: { shown-as: elapsed }
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
phases:
${Array.from({ length: 12 }, (_, at) => `  p${at + 1}: { title: Part ${at + 1}${at === 11 ? `, agenda: [${numbered.map((name) => `{ inject: ${name} }`).join(', ')}]` : ''} }`).join('\n')}
injects:
${numbered.map((name) => `  ${name}: { from: exercise_control, to: [mayor], channel: note, text: Go on., notes: Wait. }`).join('\n')}
  soon: { at: 1m, from: exercise_control, to: [mayor], channel: note, text: "12-31", notes: "007" }
  then: { at: 2h, from: exercise_control, to: [mayor], channel: "1e5", text: "3 May", notes: "- Wait" }
`,
  'table.yaml',
).scenario;

test('the list of injects: elapsed times without a sign before them, headings in the first row, numbers up to 12-31 as numbers', () => {
  if (elapsed === null) throw new Error('the scenario has errors');
  const text = wholeEventsList({ scenario: elapsed, language: 'en', role: null }, 'csv');
  const [head = [], ...rows] = readCells(text);
  expect(head).toContain('Title');
  expect(rows.every((row) => row.length === head.length)).toBe(true);
  const all = rows.flat();
  for (const told of ['No. 12-31', 'StartEx +1 min']) expect(all).toContain(told);
  // as its time, and as what brings it
  expect(all.filter((cell) => cell.startsWith('StartEx +2 h'))).toHaveLength(2);
  expect(cellsOf(text).filter((cell) => !survives(cell) || cell.startsWith("'"))).toEqual(["'- Wait"]);
});

test.each([
  '12-31',
  '31/12',
  '2.5',
  '1:05',
  '007',
  '1e5',
  '4.10.',
  '3 May',
  'may-3',
  'Dec 2031',
  'TRUE',
  '123456789012',
  '1,5',
])('what would be taken for a date or a number is shown as it was written: %s', (written) => {
  const text = [...csv([['head'], [written]])].join('');
  expect(cellsOf(text).filter((cell) => !survives(cell))).toEqual([]);
  // to the eye, and to whoever reads the table again, it is the same
  expect(cellsOf(text)[1]?.trim()).toBe(written);
  expect(readTable(text, 'x.csv').rows[1]?.cells).toEqual([written]);
});

test('a number that is one, and words, are left as they are', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.nat().map(String), fc.stringMatching(/^[A-Za-z]{3,9} [a-z]{3,9}$/u)),
      (written) => {
        expect(cellsOf([...csv([[written]])].join(''))).toEqual([written]);
      },
    ),
  );
});
