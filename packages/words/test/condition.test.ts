// Conditions of the library's scenarios, as people say them.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import type { Expression, Scenario } from '@sandtable/core/scenario';
import { conditionText, textReader, words, type Telling } from '../src/index.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): Scenario => {
  const { scenario } = readScenario(readFileSync(join(root, file), 'utf8'), file);
  if (scenario === null) throw new Error(`${file} has errors`);
  return scenario;
};
const telling = (scenario: Scenario): Telling => ({
  scenario,
  language: 'en',
  say: words('en'),
  texts: () => null,
});

/** Every `when` and `only-if` that stands anywhere in it. */
function conditionsIn(part: unknown): readonly Expression[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    (key === 'when' || key === 'onlyIf') && isExpression(value) ? [value] : conditionsIn(value),
  );
}
const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'tree' in value && 'source' in value;

const files = globSync('scenarios/*/scenario.yaml', { cwd: root });

test.each(files)('nine in ten conditions of %s have plain words, without a name from the file', (file) => {
  const scenario = read(file);
  const sources = [...new Map(conditionsIn(scenario).map((each) => [each.source, each])).values()];
  const untold = sources.filter((each) => conditionText(each, telling(scenario)) === each.source);
  expect(untold.length, untold.map(({ source }) => source).join('\n')).toBeLessThan(sources.length / 10);
  for (const each of sources.filter((one) => !untold.includes(one)))
    expect(conditionText(each, telling(scenario))).not.toMatch(
      /\b(?:[a-z]+_[a-z]+|[a-z]+\.[a-z]+)\b|==|[<>]/u,
    );
});

const drone = read('test/fixtures/before-repairs/drone-incident/scenario.yaml');
const source = readFileSync(join(root, 'test/fixtures/before-repairs/drone-incident/scenario.yaml'), 'utf8');

/** The words for a condition that stands in the file in the place of another. */
function told(condition: string, here: string | null = null): string {
  const changed = source.replace('only-if: "extras < 5"', `only-if: "${condition}"`);
  const { scenario, diagnostics } = readScenario(changed, 'changed.yaml');
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const found = conditionsIn(scenario).find((each) => each.source === condition);
  if (found === undefined) throw new Error(`no ${condition}`);
  return conditionText(found, telling(drone), here);
}

test.each([
  ['phase.pressure.times == 1', 'the first time in “Module 2, everybody asks”'],
  ['not (phase.pressure.times == 1)', 'not the first time in “Module 2, everybody asks”'],
  ['1 < phase.pressure.times', 'back in “Module 2, everybody asks”'],
  [
    'not (informed and trust > 50)',
    'Passengers have been told what is known: no, or Public trust at most 50%',
  ],
  [
    "parameter.agenda == 'full' and (informed or trust >= 50)",
    'Length of the exercise: full, and (Passengers have been told what is known: yes, or Public trust at least 50%)',
  ],
  ['not decision.runway_use.one_runway', 'D1 is not “Use only the runway that is away from the report”'],
  ['lab_time > 90', 'How long the laboratory works above 90'],
  ['trust * 2 > 90', 'trust * 2 > 90'],
])('%s', (condition, words) => {
  expect(told(condition)).toBe(words);
});

test('the phase that the reader has before them is not named', () => {
  expect(told('phase.pressure.times == 1', 'pressure')).toBe('the first time in this module');
});

test('a view says a condition with what it reads now', () => {
  const condition = conditionsIn(drone).find(({ source }) => source === 'extras < 4');
  if (condition === undefined) throw new Error('no such condition');
  expect(textReader('en')(drone).condition(condition, [{ variable: 'extras', value: 2 }])).toBe(
    'Extra messages so far below 4 (now: Extra messages so far 2)',
  );
});
