// What things are called is the same wherever it is told: in a view, in the feed, on paper.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, load } from '@sandtable/core';
import { controlView } from '@sandtable/core/view';
import type { Inject, Scenario } from '@sandtable/core/scenario';
import { readScenario } from '@sandtable/language';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cleanInjectTitle, textReader, words } from '../src/index.ts';

const text = readFileSync(
  join(import.meta.dirname, '../../../test/fixtures/before-repairs/drone-incident/scenario.yaml'),
  'utf8',
);
const { scenario: drone } = readScenario(text, 'scenario.yaml');
if (!drone) throw new Error('the scenario has errors');

/** What the first inject of the agenda is called in the running order, and in the feed. */
function titles(scenario: Scenario): readonly (string | undefined)[] {
  const program = load(scenario);
  const state = begin(program, { seed: '1', parameters: [], attribution: 'role' });
  const { order } = controlView(program, state, () => null, textReader('en')(scenario));
  const row = order.find(({ of }) => of === 'inject');
  const telling = { scenario, language: 'en', say: words('en'), texts: () => null };
  return [row?.title, cleanInjectTitle(row?.name ?? '', telling)];
}

/** The scenario with an inject that has no title of its own. */
const untitled = (said: string): Scenario => ({
  ...drone,
  injects: drone.injects.map((inject): Inject => ({ ...inject, title: null, text: { en: said } })),
});

test('a title made of a text with a placeholder does not show it raw: what it stands for is not known yet', () => {
  const said = 'Trust is {trust} now, and {{nobody}} of the mayor’s people has told us why it fell so low.';
  const title = 'Trust is … now, and {nobody} of the mayor’s people has told…';
  expect(titles(untitled(said))).toEqual([title, title]);
});

test('a title made of a text without blanks ends where it is full, in cells of a terminal', () => {
  const said = '机场关闭，航班取消，旅客滞留，'.repeat(11);
  expect(said.length).toBe(165);
  const [row, told] = titles(untitled(said));
  expect(row).toBe('机场关闭，航班取消，旅客滞留，机场关闭，航班取消，旅客滞留…');
  expect(told).toBe(row);
  expect(stringWidth(row ?? '')).toBeLessThanOrEqual(60);
});

test('a title has no breaks of the line, whatever its author wrote', () => {
  const said = 'The pipe\n  leaks\t at the harbour.\n\nIt seems so.\n';
  expect(titles(untitled(said))).toEqual(Array(2).fill('The pipe leaks at the harbour. It seems so.'));
});

test('a text that ends as a sentence does brings its own stop, and the message adds no second', () => {
  expect(words('en')('now.left.to-put', { what: 'Who wakes all members?' })).toMatch(
    /Who wakes all members\?$/u,
  );
  expect(words('en')('desk.now.activity', { title: 'Wake all members.' })).toMatch(/Wake all members\.$/u);
  expect(words('en')('desk.now.activity', { title: 'Wake all members' })).toMatch(/Wake all members\.$/u);
  expect(words('en')('desk.now.activity', { title: 'Wake all ...' })).toMatch(/Wake all \.\.\.$/u);
  expect(words('en')('desk.now.activity', { title: '..' })).toMatch(/ \.\.\.$/u);
});
