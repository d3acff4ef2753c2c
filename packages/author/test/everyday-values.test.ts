// What people write as they would on paper: the advice is the value that was meant, in one step, without errors that follow from it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenario, reviewScenario } from '@sandtable/language';
import { mend } from '../src/index.ts';

const quay = readFileSync(join(import.meta.dirname, '../../../test/fixtures/quay.yaml'), 'utf8')
  .replace('variables:\n', 'variables:\n  open_gate: { name: Gate, start: true, seen-by: [watch] }\n')
  .concat('chances:\n  fire: { name: Fire, odds: 30%, at: 5m, effects: [{ add: { n: 1 } }] }\n');
const read = (text: string) => readScenario(text, 'scenario.yaml').diagnostics;
const put = (what: string, by: string): string => {
  expect(quay).toContain(what);
  return quay.replace(what, by);
};
const inBlock = (start: string) =>
  put(
    '  n: { name: People, start: 1, seen-by: [watch] }',
    `  n:\n    name: People\n    start: ${start}\n    seen-by: [watch]`,
  );
const effect = (value: string) => put('n: "answer"', value);

const effectOnly = (condition: string) =>
  put('channel: radio', `channel: radio\n    only-if: "${condition}"`);

test('the scenario itself has nothing wrong', () => expect(read(quay)).toEqual([]));

describe('one mistake, one message, which says what to write', () => {
  test.each([
    ['a decimal comma between braces', put('start: 1,', 'start: 2,5,'), 'ST0206', 'Write `2.5`.'],
    ['a decimal comma on a line of its own', inBlock('2,5'), 'ST0206', 'Write `2.5`.'],
    ['a decimal comma in an effect', effect('n: 2,5'), 'ST0206', 'Write `2.5`.'],
    ['a decimal comma in an amount', put('max: 5000', 'max: 2,5'), 'ST0206', 'Write `2.5`.'],
    ['a number in groups of three', put('start: 1,', 'start: 1 000,'), 'ST0206', 'Write `1000`.'],
    ['a number in groups, with apostrophes', put('start: 1,', 'start: 12’500,'), 'ST0206', 'Write `12500`.'],
    ['a number in quotes', put('start: 1,', 'start: "1",'), 'ST0206', 'Write `1`.'],
    ['a number with what it counts', put('start: 1,', 'start: 5 lorries,'), 'ST0206', 'Write `5`.'],
    [
      'a date as it is written in Europe',
      quay.concat('story: { h-hour: 12.3.2031 9:05 }\n'),
      'ST0225',
      'Write `2031-03-12T09:05`.',
    ],
    ['an operator of another language', effectOnly('n > 3 und n < 5'), 'ST0328', 'Write `and`.'],
    ['another operator of another language', effectOnly('n > 3 oder n < 1'), 'ST0328', 'Write `or`.'],
    [
      'a colour for a marking',
      put('marking: TLP:CLEAR', 'marking: Amber'),
      'ST0205',
      'Did you mean `TLP:AMBER`?',
    ],
    [
      'an old name of a marking',
      put('marking: TLP:CLEAR', 'marking: TLP:WHITE'),
      'ST0205',
      'Did you mean `TLP:CLEAR`?',
    ],
    [
      'a marking with a blank',
      put('marking: TLP:CLEAR', 'marking: TLP: AMBER'),
      'ST0119',
      'Write `TLP:AMBER`, without a blank.',
    ],
    ['`end` misspelt', put('go: end', 'go: ende'), 'ST0402', 'Did you mean `end`?'],
    [
      'an exit without its map',
      put('next: [{ go: end }]', 'next: end'),
      'ST0204',
      'Write for example `[{ go: end }]`.',
    ],
    [
      'names joined by a word',
      put('by: [watch]', 'by: watch and boats'),
      'ST0204',
      'Write for example `[watch, boats]`.',
    ],
    [
      'names with semicolons',
      put('by: [watch]', 'by: watch; boats'),
      'ST0204',
      'Write for example `[watch, boats]`.',
    ],
    ['an assignment with an equals sign', put('{ n: "answer" }', '{ n = 5 }'), 'ST0213', 'Write `n: 5`.'],
    [
      'an effect without its map',
      put('effects: [{ set: { n: "answer" } }]', 'effects: n + 1'),
      'ST0204',
      'Write for example `[{ set: ... }]`.',
    ],
    [
      'a bracket that begins a title',
      put('title: First', 'title: [First'),
      'ST0111',
      'Close it. If it was meant as part of a text, put the text into block form (`text: >`).',
    ],
    [
      'a line too deep',
      put('    channel: radio', '      channel: radio'),
      'ST0113',
      'Take 2 blanks away before it: it then stands under the line above. Close any brace or bracket before it.',
    ],
    [
      'a later item in a block without its hyphen',
      put('- { decide: pier, minutes: 10 }', 'decide: pier'),
      'ST0113',
      'Put `- ` before it.',
    ],
    [
      'an item in a block without its hyphen, after one that begins alike',
      put('      - { decide: pier, minutes: 10 }', '      - say: One\n      say: Two'),
      'ST0113',
      'Put `- ` before it.',
    ],
    [
      'what belongs below a key, beside it',
      put(
        '    answer: amount\n    amount: { min: 0, max: 5000, unit: person | people }\n',
        '    options:\n    half: { text: Half }\n    all_of_it: { text: All }\n',
      )
        .replace('otherwise: 100', 'otherwise: none')
        .replace('"answer"', '5'),
      'ST0203',
      'Give it a value. If the lines after it belong to it, put two more blanks before each. Or remove the key.',
    ],
    ['odds with a decimal comma', put('odds: 30%', 'odds: 0,4'), 'ST0225', 'Write `40%`.'],
    ['odds in words', put('odds: 30%', 'odds: 40 percent'), 'ST0225', 'Write `40%`.'],
    ['odds with a blank', put('odds: 30%', 'odds: 12,5 %'), 'ST0225', 'Write `12.5%`.'],
    ['a switch in other words', put('start: true', 'start: no'), 'ST0208', 'Write `false`.'],
    ['a switch in another language', put('start: true', 'start: ja'), 'ST0208', 'Write `true`.'],
    ['a switch set in other words', effect('open_gate: off'), 'ST0208', 'Write `false`.'],
    [
      'a switch set to what it would be called',
      effect('open_gate: closed'),
      'ST0208',
      'Write `true` or `false`, without quotes.',
    ],
    ['a word where a number is wanted', effect('n: open'), 'ST0206', 'Write a number.'],
    [
      'a time for a condition',
      put('channel: radio', 'channel: radio\n    when: 20m'),
      'ST0229',
      'For what comes at a time write `at: 20m`. For what may come from a time on write `"story.minutes >= 20"`.',
    ],
    [
      'a time for a condition, in quotes',
      put('channel: radio', 'channel: radio\n    only-if: "1h"'),
      'ST0229',
      'For what comes at a time write `at: 1h`. For what may come from a time on write `"story.minutes >= 60"`.',
    ],
    ...[
      ['5 Min.', '5m'],
      ['1 h 30', '1h30m'],
      ['1:30h', '1h30m'],
      ['00:05:00', '5m'],
      ['+5m', '5m'],
      ["5'", '5m'],
      ['2 Std', '2h'],
      ['10 minutos', '10m'],
      ['3 jours', '3d'],
      ['T+0:15', '15m'],
    ].map(([written, meant]): [string, string, string, string] => [
      `a time as it is written elsewhere, ${written}`,
      put('channel: radio', `channel: radio\n    at: ${written}`),
      'ST0211',
      ['Write `', meant, '`.'].join(''),
    ]),
    ['a number in thousands', put('max: 5000', 'max: 5k'), 'ST0206', 'Write `5000`.'],
    [
      'a number in groups with what it counts',
      put('max: 5000', 'max: 5 000 people'),
      'ST0206',
      'Write `5000`.',
    ],
    ['somebody with an article', put('from: crane', 'from: the crane driver'), 'ST0213', 'Write `crane`.'],
    [
      'names with a blank between them',
      put('by: [watch]', 'by: [watch boats]'),
      'ST0213',
      'Write `watch, boats`.',
    ],
    [
      'a name with a capital, without brackets',
      put('by: [watch]', 'by: Watch'),
      'ST0204',
      'Write for example `[watch]`.',
    ],
    ['everybody', put('by: [watch]', 'by: everybody'), 'ST0204', 'Write for example `[all]`.'],
    ['everybody in a list', put('by: [watch]', 'by: [Everyone]'), 'ST0213', 'Write `all`.'],
    [
      'names with capitals joined by a word',
      put('by: [watch]', 'by: Watch and the boats'),
      'ST0204',
      'Write for example `[watch, boats]`.',
    ],
    ['a span of numbers', put('minutes: 10 }', 'minutes: 10-12 }'), 'ST0206', 'Write a number.'],
    ['a time for a number', put('minutes: 10 }', 'minutes: 10:30 }'), 'ST0206', 'Write a number.'],
    [
      'a moment after a thing',
      put('channel: radio', 'channel: radio\n    at: 20m after pier'),
      'ST0211',
      'Write `decision.pier.made`.',
    ],
    ['a misspelt key that is needed', put('channel:', 'chanel:'), 'ST0201', 'Did you mean `channel`?'],
    [
      'a rule in other words',
      put('answer: amount', 'rule: vote\n    answer: amount'),
      'ST0205',
      'Did you mean `majority`?',
    ],
    ['an item without its hyphen', put('- { decide', '{ decide'), 'ST0113', 'Put `- ` before it.'],
    [
      'a later item without its hyphen, at the column of its key',
      put(
        '    agenda:\n      - { inject: smoke, minutes: 3 }\n      - {',
        '    agenda:\n    - { inject: smoke, minutes: 3 }\n    {',
      ),
      'ST0113',
      'Put `- ` before it.',
    ],
    [
      'a colon in a title',
      put('title: First', 'title: First: the quay'),
      'ST0119',
      'Write `"First: the quay"`, in quotes. A long text stands better in block form: `>` after the key, and the text on the next line, indented.',
    ],
  ])('%s', (_title, text, code, fix) => {
    expect(read(text).map((one) => [one.code, one.fix])).toEqual([[code, fix]]);
  });
});

test.each([
  ['start: 1,', 'start: 2,5,', 'start: 2.5,'],
  ['odds: 30%', 'odds: 0,4', 'odds: 40%'],
  ['start: true', 'start: no', 'start: false'],
  ['- { decide', '{ decide', '- { decide'],
  ['title: First', 'title: First: the quay', 'title: "First: the quay"'],
  ['go: end', 'go: ende', 'go: end'],
  ['marking: TLP:CLEAR', 'marking: TLP: CLEAR', 'marking: TLP:CLEAR'],
  ['{ n: "answer" }', '{ n = 5 }', '{ n: 5 }'],
])('--fix makes of %s, written as %s, %s', (plain, wrong, right) => {
  expect(mend(put(plain, wrong), read).text).toBe(put(plain, right));
});

test('of opposites none is proposed for the other', () => {
  const text = put(
    '    answer: amount\n    amount: { min: 0, max: 5000, unit: person | people }\n    effects: [{ set: { n: "answer" } }]\n    otherwise: 100\n',
    '    options: { yes: { text: "Yes" }, no: { text: "No" } }\n    otherwise: on\n',
  );
  expect(read(text).map((one) => [one.code, one.fix])).toEqual([
    ['ST0417', 'Write `yes` or `no`, or `none`.'],
  ]);
});

describe('a unit that the text says once more is warned of', () => {
  const warned = (unit: string, text: string) =>
    reviewScenario(
      put('start: 1,', `start: 1, unit: "${unit}",`).replace(
        'There is smoke out of the third container.',
        text,
      ),
      'scenario.yaml',
    ).diagnostics.filter(({ code }) => code === 'ST0719');
  test.each([
    ['lorries', 'There are {n} lorries.'],
    ['lorry', 'There are {n} Lorries.'],
    ['%', 'It stands at {n} percent.'],
    ['%', 'It stands at {n} %.'],
  ])('%s: %s', (unit, text) => expect(warned(unit, text)).toHaveLength(1));
  test.each([
    ['lorries', 'There are {n} of them.'],
    ['people', 'There are {n} on the pier.'],
    ['people', 'Write {{n}} people.'],
  ])('not for %s: %s', (unit, text) => expect(warned(unit, text)).toEqual([]));
});
