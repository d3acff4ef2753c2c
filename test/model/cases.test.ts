/** The second interpreter against the conformance cases: it was written from the page that names them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseNames, readCase } from '../conformance/read-case.ts';
import { walk, withoutReasons } from './walk.ts';

const folder = join(import.meta.dirname, '../conformance');

/** Walls of activities and papers, of which nothing follows, where attended play halts, and the last digits of the normal distribution: no part of it. */
const outside =
  /^(activities|stops)\/|^luck\/08-|^phase\/21-|^powers\/(12|17-given|20-put|25|26|27|28|29|30|31)/;
const names = caseNames(folder).filter((name) => !outside.test(name));

test.each(names)('%s', (name) => {
  const expected = readFileSync(join(folder, `${name}.trace`), 'utf8');
  expect(walk(readCase(folder, name))).toBe(withoutReasons(expected));
});
