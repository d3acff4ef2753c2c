/** A value that cannot be computed is never shown as 0, false or a choice: not on a screen, not in a text that was delivered, not on a card before. */
import { expect, test } from 'vitest';
import { load, play, valueOf } from '../../src/index.ts';
import { controlView, injectCard, plainReader, roleView } from '../../src/view.ts';
import { scenarioOf, setup } from '../engine/playing.ts';

const scenario = scenarioOf(`
phases:
  only: { title: Only, clock: runs, next: [{ go: end, at: 5m }] }
variables:
  n: { name: N, start: 0, seen-by: [gate] }
  part: { name: Part, is: "10 / n", unit: litres, seen-by: [gate] }
  much: { name: Much, is: "part > 3", seen-by: [gate] }
  tower: { name: Tower, is: "part + part", seen-by: [gate] }
injects:
  letter: { at: 1m, from: caller, to: [gate], channel: phone, text: "Each gets {part}, {much}, {tower} of {n}." }
`);

test('no value is shown as none everywhere', () => {
  const program = load(scenario);
  const { state } = play(program, setup, []);
  const words = 'Each gets (no value), (no value), (no value) of 0.';
  expect(['part', 'much', 'tower', 'n'].map((name) => valueOf(program, state, name))).toEqual([
    null,
    null,
    null,
    0,
  ]);
  const texts = () => null;
  const role = roleView(program, state, 'gate', texts, plainReader(program.scenario));
  expect(role.world.map(({ name, value }) => [name, value])).toEqual([
    ['n', 0],
    ['part', null],
    ['much', null],
    ['tower', null],
  ]);
  expect(JSON.stringify(role)).toContain(words);
  expect(
    JSON.stringify(controlView(program, state, texts, plainReader(program.scenario)).world),
  ).not.toContain('"value":0,"min":null,"max":null,"unit":"litres"');
  expect(injectCard(program, state, 'letter', texts, plainReader(program.scenario)).text).toBe(words);
});
