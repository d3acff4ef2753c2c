/** The list of injects in several tables: a file has a limit, and some people keep a sheet a day. */
import { expect, test } from 'vitest';
import { oneText, readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const table = (name: string): string =>
  `name,at,from,to,channel,text,notes\n${name},5m,exercise_control,all,radio,A siren,Look up\n`;
const read = (msel: string, files: Readonly<Record<string, string>>) =>
  readScenario(
    oneText(
      completed(`msel: ${msel}\n`, false).text,
      Object.entries(files).map(([path, text]) => ({ path, text, why: null })),
    ),
    'scenario.yaml',
  );

test('rows of all of them are injects, in the order of the tables', () => {
  const { scenario, diagnostics } = read('[one.csv, two.csv]', {
    'one.csv': table('one'),
    'two.csv': table('two'),
  });
  expect(diagnostics).toEqual([]);
  expect(scenario?.injects.map(({ name }) => name)).toEqual(['one', 'two']);
});

test('a table that is not there, and one whose rows are named as those of another, are told where they stand', () => {
  const missing = read('[one.csv, two.csv]', { 'one.csv': table('one') }).diagnostics;
  expect(missing.map(({ code }) => code)).toEqual(['ST0602']);
  const twice = read('[one.csv, two.csv]', { 'one.csv': table('one'), 'two.csv': table('one') }).diagnostics;
  expect(twice.map(({ code, place }) => `${code} ${place.file}:${place.line}`)).toEqual(['ST0125 two.csv:2']);
});
