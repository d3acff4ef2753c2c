/** A value is printed in the text of an inject, in what is attached and in messages; in every other text people would read its braces (ST0423). */
import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const codes = (part: string): readonly string[] =>
  readScenario(completed(part, false).text, 'example.yaml').diagnostics.map(({ code }) => code);

const inject = (more: string) => `injects:
  note: { at: 5m, from: exercise_control, to: [mayor], channel: note, ${more} }
`;
const decision = (question: string, option: string) => `decisions:
  d: { question: "${question}", by: [mayor], at: 5m, otherwise: a, options: { a: { text: "${option}" }, b: { text: B } } }
`;
const phase = (title: string, item: string) =>
  `phases:\n  first: { title: "${title}", clock: runs, agenda: [${item}], next: [{ go: end }] }\n`;

test.each([
  ['a title', (text: string) => `title: "${text}"\n`],
  [
    'a role’s brief',
    (text: string) =>
      `roles:\n  mayor: { name: Mayor, organisation: town, brief: "${text}" }\n  police: { name: Police, organisation: town }\n`,
  ],
  ['a question', (text: string) => decision(text, 'A')],
  ['an option', (text: string) => decision('What?', text)],
  ['a phase’s title', (text: string) => phase(text, 'say: Hello')],
  ['what is said', (text: string) => phase('First', `say: "${text}"`)],
  ['an inject’s title', (text: string) => inject(`title: "${text}", text: Well`)],
  ['a facilitator’s notes', (text: string) => inject(`text: Well, notes: "${text}"`)],
  ['an outcome', (text: string) => `outcomes:\n  over: { text: "${text}" }\n`],
  [
    'a note',
    (text: string) =>
      `phases:\n  first: { title: First, clock: runs, on-enter: [{ note: "${text}" }], next: [{ go: end, at: 2h }] }\n`,
  ],
])('%s prints nothing', (_, part) => {
  expect(codes(part('Trust'))).toEqual([]);
  expect(codes(part('Trust {trust}'))).toEqual(['ST0423']);
  expect(codes(part('Trust {{'))).toEqual(['ST0423']);
});

test.each([
  ['the text of an inject', (text: string) => inject(`text: "${text}"`)],
  ['what is attached', (text: string) => inject(`text: Well, attach: [{ title: List, text: "${text}" }]`)],
  [
    'a message',
    (text: string) =>
      `phases:\n  first: { title: First, clock: runs, on-enter: [{ message: { to: [mayor], text: "${text}" } }], next: [{ go: end, at: 2h }] }\n`,
  ],
])('%s prints it', (_, part) => {
  expect(codes(part('Trust {trust}, {{ and {clock}'))).toEqual([]);
});
