// The exercise file: the whole of one, what is wrong with one, and the way to the record and back.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { rewordExercise } from '@sandtable/core/record';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { readExercise, readScenario } from '../../src/index.ts';
import { exerciseJsonSchema } from '../../src/schema.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../../test/fixtures/${name}`, import.meta.url), 'utf8');
const { scenario } = readScenario(fixture('ferry-port.yaml'), 'ferry-port.yaml');
if (scenario === null) throw new Error('the example does not read');
const whole = fixture('ferry-port-exercise.yaml');
const read = (text: string) => readExercise(text, 'exercise.yaml', scenario);
const told = (text: string) =>
  read(text).diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`);

test('a whole file is read, without a word against it', () => {
  const { exercise, diagnostics } = read(whole);
  expect(diagnostics).toEqual([]);
  expect(exercise).toMatchObject({
    title: 'Exercise Low Tide',
    sponsor: 'Ministry of Transport of Varda',
    version: '2',
    state: 'draft',
    handling: {
      line: 'RESTRICTED (Varda)',
      instructions: ['Lock it away.', 'Shred it by the end of the year.'],
    },
    days: [
      { what: 'Rehearsal of the controllers' },
      { date: '2026-12-01', from: '09:00', site: 0, what: null },
    ],
    sites: [{ name: 'Crisis room', address: 'Quay Street 1, Selmark', zone: '+01:00' }],
    contacts: [
      { name: 'Ines Roth', for: 'The sponsor', site: null },
      // as it is written, though it looks like a number
      { name: 'Ada Berg', telephone: '+00 555 0101', site: 0 },
    ],
    staff: [{ as: 'facilitator', site: 0 }, { watches: ['continuity'] }, { watches: ['duty'] }],
    participation: { women: 5, youth: 1, how: ['Travel is paid.', 'The room has a ramp.'] },
  });
  expect(exercise?.organisations[0]).toEqual({
    name: 'Port of Selmark',
    sector: 'private',
    people: { players: 3, controllers: null, evaluators: null, observers: 1, support: null },
    plays: ['gate'],
    done: ['The crisis team meets.', 'Manual boarding is decided.'],
    simulated: ['Gates are opened by hand.'],
    leftOut: ['Repair of the gate server'],
  });
  expect(fromJSONSchema(exerciseJsonSchema()).safeParse(parse(whole)).error?.issues ?? []).toEqual([]);
});

test.each([
  ['name: A\norganisations:\n  - { name: Port, plays: [gates] }\n', 'ST0401 3:27', 'gate'],
  ['name: A\nstaff:\n  - { name: Bo, as: evaluater }\n', 'ST0205 3:21', 'evaluator'],
  ['name: A\nstaff:\n  - { name: Bo, as: controller, watches: [contnuity] }\n', 'ST0402 3:43', 'continuity'],
  ['nme: A\n', 'ST0201 1:1', 'name'],
  ['name: A\ndays: [{ date: 2026-02-30 }]\n', 'ST0225 2:16', '2026-12-01'],
  ['name: A\ndays: [{ date: 2026-02-03, from: 9.30 }]\n', 'ST0225 2:34', '09:00'],
  ['name: A\norganisations: [{ name: Port, players: -1 }]\n', 'ST0207 2:40', 'whole number'],
  ['sponsor: A\n', 'ST0202 1:1', 'name'],
])('%j is told where it stands, with what to write', (text, place, hint) => {
  expect(read(text).exercise).toBeNull();
  expect(told(text)[0]).toBe(place);
  const [first] = read(text).diagnostics;
  expect(`${first?.message} ${first?.fix}`).toContain(hint);
});

test('whatever stands in a file, reading it never throws', () => {
  const lines = whole.split('\n');
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.nat(lines.length), fc.constantFrom('', '- [', '  x: {', 'name: ', '\u0007', '}', '*a')),
        {
          maxLength: 4,
        },
      ),
      (changes) => {
        const damaged = [...lines];
        for (const [at, line] of changes) damaged[at] = line;
        const { exercise, diagnostics } = read(damaged.join('\n'));
        expect(exercise === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      },
    ),
    { seed: 16, numRuns: 25 },
  );
});

test('each of its words is asked for once, and comes back in its place', () => {
  const { exercise } = read(whole);
  if (exercise === null) throw new Error('the exercise does not read');
  const texts: string[] = [];
  const told = rewordExercise(exercise, (words) => ({ text: texts.push(words) - 1 }));
  expect(rewordExercise(told, ({ text }) => texts[text] ?? '')).toEqual(exercise);
  expect(new Set(texts).size).toBeGreaterThan(25);
  // nothing that a person is called or reached by is left outside
  expect(JSON.stringify(told)).not.toMatch(/Berg|Roth|Lind|555|Selmark|example/u);
});
