import { readScenario } from '@sandtable/language';
import { words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { BadInput } from '../src/command-line/problem.ts';
import { parametersFrom } from '../src/exercise/parameters.ts';
import { badFile } from '../src/files/open-scenario.ts';

const say = words('en');
const { parameters } = {
  parameters: [
    { name: 'agenda', start: 'full', type: 'choice', values: ['full', 'short'] },
    { name: 'crew', start: 4, type: 'number', values: [] },
    { name: 'live', start: false, type: 'boolean', values: [] },
  ],
} as unknown as Parameters<typeof parametersFrom>[1];
const set = (...given: string[]) =>
  parametersFrom(given, { parameters } as Parameters<typeof parametersFrom>[1], say);

test('settings become values of the declared type', () => {
  expect(set('agenda=short', 'crew=7', 'live=true')).toEqual([
    ['agenda', 'short'],
    ['crew', 7],
    ['live', true],
  ]);
});

test.each([
  [
    'agenda',
    '“agenda” sets no parameter of this scenario. What can be set: agenda=full, crew=4, live=false.',
  ],
  ['agend=short', '“agend=short” sets no parameter of this scenario. Did you mean agenda?'],
  ['agenda=long', 'agenda cannot be “long”. It can be: full, short.'],
  ['crew=', 'crew is a number; “” is none.'],
  ['crew=many', 'crew is a number; “many” is none.'],
  ['live=yes', 'live cannot be “yes”. It can be: true, false.'],
])('--set %s: %s', (setting, message) => {
  expect(() => set(setting)).toThrow(message);
});

test('--set refuses a number that could be two with both spellings, as bad input: nobody is there to be asked', () => {
  expect(() => set('crew=2,500')).toThrow(
    new BadInput('crew=2,500 can be read as 2.5 or as 2500. Write crew=2.5 or crew=2500.'),
  );
});

test.each([
  ['crew=1 500', 1500],
  ['crew=1,234.5', 1234.5],
  ['crew=2,5', 2.5],
])('--set reads a number as it is printed: %s', (setting, value) => {
  expect(set(setting)).toEqual([['crew', value]]);
});

test('a file with errors is refused with all of them', () => {
  const { diagnostics } = readScenario('sandtable: 1\nid: x\ntilte: X\n', 'x.yaml');
  const { message } = badFile(diagnostics, '', say);
  expect(message).toContain('x.yaml:3:1');
  expect(message).toMatch(/Put these \d+ errors right first\.$/);
});
