/** Every case, on every path. The expected traces were written by hand from the semantics. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasName, load, type State } from '@sandtable/core';
import { misfitOf } from '@sandtable/core/record';
import { caseNames, readCase } from './read-case.ts';
import { evolveRecorded, replay, walkInPlace, walkPurely, walkUnkept } from './walk.ts';

const folder = import.meta.dirname;
const names = caseNames(folder);

test.each(names)('%s', (name) => {
  const one = readCase(folder, name);
  expect(one.reason).toMatch(/\w/);
  const inPlace = walkInPlace(one);
  expect(inPlace.trace).toBe(readFileSync(join(folder, `${name}.trace`), 'utf8'));

  const purely = walkPurely(one, inPlace.orders);
  expect(purely.entries).toEqual(inPlace.entries);
  expect(purely.state).toEqual(inPlace.state);

  const again = replay(one, inPlace.orders);
  expect(again.entries).toEqual(inPlace.entries);
  expect(again.state).toEqual(inPlace.state);

  expect(evolveRecorded(one, inPlace.entries)).toEqual(inPlace.state);
  // what an engine writes, every reader of the record takes
  const program = load(one.scenario);
  for (const entry of inPlace.entries)
    expect(
      misfitOf(entry, Infinity, (of, called) => hasName(program, of, called)),
      `entry ${entry.n}`,
    ).toBe(null);
  expect(withoutNumbers(walkUnkept(one, inPlace))).toEqual(withoutNumbers(inPlace.state));
});

test(`${names.length} cases: the files are pairs, and there are enough`, () => {
  const traces = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.trace'),
  );
  expect(traces.map((file) => file.slice(0, -'.trace'.length)).sort()).toEqual(names);
  expect(existsSync(join(folder, 'prelude.yaml'))).toBe(true);
  expect(names.length).toBeGreaterThanOrEqual(60);
});

/** A path that keeps no entries counts fewer: it writes no `elapsed`. Nothing else may differ. */
function withoutNumbers(state: State): unknown {
  return JSON.parse(
    JSON.stringify(state, (key, value: unknown) => {
      if (
        key === 'entry' ||
        key === 'deed' ||
        key === 'saidIn' ||
        key === 'doneIn' ||
        key === 'entries' ||
        key === 'enteredBy' ||
        key === 'correctedBy' ||
        key === 'breachedBy' ||
        key === 'question' ||
        (key === 'after' && typeof value === 'number')
      )
        return undefined;
      return typeof value === 'string' ? value.replace(/^adhoc-\d+$/, 'adhoc') : value;
    }),
  );
}
