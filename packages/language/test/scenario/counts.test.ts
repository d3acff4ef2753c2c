/** What counts things: declared whole, and asked about where it is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenario, reviewScenario } from '../../src/index.ts';

const quay = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/quay.yaml'), 'utf8');
const plain = 'n: { name: People, start: 1, seen-by: [watch] }';
/** The quay with other variables, and with what the inject says of them. */
const withVariables = (variables: string, says = ''): string =>
  quay.replace(plain, variables).replace('third container.', `third container. ${says}`);

describe('a whole number', () => {
  test.each([
    ['begins at one', '{ name: N, start: 2.5, whole: true }', 'ST0207', 'Write a whole number.'],
    ['ends at one', '{ name: N, start: 2, max: 9.5, whole: true }', 'ST0207', 'Write a whole number.'],
    ['is no choice', '{ name: N, start: a, values: [a, b], whole: true }', 'ST0217', 'Remove one of them.'],
    ['is not true or false', '{ name: N, start: true, whole: true }', 'ST0217', 'Remove one of them.'],
    ['is not a condition', '{ name: N, is: "m > 2", whole: true }', 'ST0217', 'Remove one of them.'],
  ])('%s', (_title, variable, code, fix) => {
    const text = withVariables(`m: { name: M, start: 3 }\n  n: ${variable}`).replace(
      '{ set: { n: "answer" } }',
      '{ note: Heard }',
    );
    expect(readScenario(text, 'q.yaml').diagnostics.map((one) => [one.code, one.fix])).toEqual([[code, fix]]);
  });
});

describe('a count of things that may be a fraction is asked about', () => {
  const told = (variable: string, says = '', more = ''): readonly string[] =>
    reviewScenario(withVariables(`n: ${variable}${more}`, says), 'q.yaml')
      .diagnostics.filter(({ code }) => code === 'ST0722')
      .map(({ place, reason }) => `${place.line}:${place.column} ${reason}`);

  test.each([
    ['moved by a rate', '{ name: N, start: 1, unit: lorries, per-minute: 0.4 }', 'There are {n}.', 'lorries'],
    [
      'moved by a rate an hour',
      '{ name: N, start: 1, unit: lorries, per-hour: 7 }',
      'There are {n}.',
      'lorries',
    ],
    [
      'moved by what is drawn',
      '{ name: N, start: 1, unit: boats, per-minute: "pace" }',
      'There are {n}.',
      'boats',
    ],
    ['beginning with a half', '{ name: N, start: 1.5, unit: teams }', 'There are {n}.', 'teams'],
    [
      'with the thing only in the text',
      '{ name: N, start: 1, per-minute: 0.4 }',
      'There are {n} lorries.',
      'lorries',
    ],
    ['whose plural has no s', '{ name: N, start: 1, per-minute: 0.4 }', 'There are {n} people.', 'people'],
    [
      'shown on a screen only',
      '{ name: N, start: 1, unit: cards, per-minute: 0.4, seen-by: [watch] }',
      '',
      'cards',
    ],
  ])('%s', (_title, variable, says, thing) => {
    const luck = '\nluck:\n  pace: { between: [1, 2] }';
    expect(told(variable, says, variable.includes('pace') ? luck : '')).toEqual([
      `15:3 People would read \`12.5 ${thing}\`.`,
    ]);
  });

  test('derived, also from another that may be one', () => {
    const variables =
      'm: { name: M, start: 3, per-minute: 0.5 }\n  half: { name: Half, is: "m * 2" }\n  n: { name: Teams, start: 1, unit: teams }\n  t: { name: T, is: "half", unit: teams }';
    const { diagnostics } = reviewScenario(withVariables(variables, '{t} are at work.'), 'q.yaml');
    expect(diagnostics.filter(({ code }) => code === 'ST0722').map(({ place }) => place.line)).toEqual([18]);
  });

  test.each([
    [
      'what is declared whole',
      '{ name: N, start: 1, unit: lorries, per-minute: 0.4, whole: true }',
      'There are {n}.',
    ],
    ['what moves by whole numbers', '{ name: N, start: 1, unit: lorries, per-minute: 2 }', 'There are {n}.'],
    [
      'what is rounded by its formula',
      '{ name: N, is: "floor(story.minutes / 3)", unit: teams }',
      'There are {n}.',
    ],
    ['a measure', '{ name: N, start: 1, unit: metres, per-minute: 0.4 }', 'It stands at {n}.'],
    ['a short measure', '{ name: N, start: 1, unit: km/h, per-minute: 0.4 }', 'It goes at {n}.'],
    ['a percentage', '{ name: N, start: 1, unit: "%", per-minute: 0.4 }', 'It stands at {n}.'],
    ['a level that is told by itself', '{ name: N, start: 1, per-minute: 0.4 }', 'Trust stands at {n} now.'],
    ['what nobody is shown', '{ name: N, start: 1, unit: lorries, per-minute: 0.4 }', ''],
  ])('but not %s', (_title, variable, says) => {
    expect(told(variable, says)).toEqual([]);
  });
});

describe('an option from which nothing follows is asked about', () => {
  const decision = (more: string, otherwise = 'stay', rest = ''): string =>
    quay
      .replace(
        /    answer: amount\n[^]*?otherwise: 100\n/,
        `    options:\n      go: { text: Go, effects: [{ add: { n: 2 } }] }\n      stay: { text: Stay, effects: [{ add: { n: -1 } }] }\n      ask: ${more}\n    otherwise: ${otherwise}\n`,
      )
      .concat(rest);
  const told = (text: string): readonly string[] =>
    reviewScenario(text, 'q.yaml')
      .diagnostics.filter(({ code }) => code === 'ST0721')
      .map(({ place, fix }) => `${place.line}:${place.column} ${fix}`);

  test('one of three', () => {
    expect(told(decision('{ text: Ask }'))).toEqual([
      '31:7 Give it effects, let something wait for `decision.pier.ask`, or let it be what stands `otherwise`.',
    ]);
  });
  test.each([
    ['that stands when nobody decides', decision('{ text: Ask }', 'ask')],
    [
      'that an inject waits for',
      decision('{ text: Ask }').replace(
        'decisions:',
        '  heard: { to: [watch], from: crane, channel: radio, at: after decision.pier.ask, text: We heard., notes: Wait. }\ndecisions:',
      ),
    ],
    [
      'that an outcome asks about',
      decision(
        '{ text: Ask }',
        'stay',
        'outcomes:\n  asked: { only-if: "decision.pier.ask", text: They asked. }\n  rest: { text: They did not. }\n',
      ),
    ],
  ])('but not one %s', (_title, text) => {
    expect(readScenario(text, 'q.yaml').diagnostics).toEqual([]);
    expect(told(text)).toEqual([]);
  });
});

describe('a unit without a form for one is asked about', () => {
  const told = (variable: string, says = ''): readonly string[] =>
    reviewScenario(withVariables(`n: ${variable}`, says), 'q.yaml')
      .diagnostics.filter(({ code }) => code === 'ST0723')
      .map(({ fix }) => fix.split(':')[1]?.trim() ?? '');

  test.each([
    ['lorries', 'lorry | lorries`'],
    ['people', 'person | people`'],
    ['lawful posts', 'lawful post | lawful posts`'],
    ['boxes', 'box | boxes`'],
  ])('%s', (unit, fix) => {
    expect(told(`{ name: N, start: 1, unit: ${unit}, seen-by: [watch] }`)).toEqual([fix]);
  });
  test.each([
    ['that has one', '{ name: N, start: 1, unit: lorry | lorries, seen-by: [watch] }'],
    ['of what is measured', '{ name: N, start: 1, unit: km, seen-by: [watch] }'],
    ['of what is never one', '{ name: N, start: 100, min: 50, unit: lorries, seen-by: [watch] }'],
    ['that nobody reads', '{ name: N, start: 1, unit: lorries }'],
  ])('and not one %s', (_kind, variable) => {
    expect(told(variable)).toEqual([]);
  });
  test('of an amount that is asked for, too', () => {
    const asked = quay.replace('unit: person | people', 'unit: people');
    expect(reviewScenario(asked, 'q.yaml').diagnostics.map(({ code }) => code)).toContain('ST0723');
  });
});
