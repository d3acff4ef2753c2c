import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/editing.ts';
import { readScenario } from '../../src/index.ts';
import { completed } from '../scenario/example.ts';

const scenario = (expression: string, key = 'only-if'): string => `
parameters:
  frame: { name: Frame, values: [strict, voluntary], start: strict }
facts:
  old: { text: The server is old. }
decisions:
  manual:
    at: 5m
    by: [mayor, police]
    rule: each
    question: By hand?
    options: { all: { text: All }, some: { text: Some } }
    otherwise: some
  fares:
    at: 5m
    by: [mayor]
    question: How much?
    answer: amount
    amount: { min: 0, max: 100 }
    otherwise: 25
  order:
    at: 5m
    by: [mayor]
    question: Which first?
    answer: ranking
    options: { people: { text: People }, goods: { text: Goods } }
    otherwise: none
measures:
  peak: { highest: "trust" }
outcomes:
  quiet: { ${key}: "${expression}", text: Quiet }
`;
const read = (expression: string, key?: string) =>
  readScenario(completed(scenario(expression, key), false).text, 'x.yaml').diagnostics;
const at = (expression: string) => {
  const column =
    scenario('')
      .split('\n')
      .find((line) => line.includes('quiet'))
      ?.indexOf('""') ?? 0;
  return read(expression).map(({ code, place }) => [
    code,
    place.column - column - 2,
    place.endColumn - column - 2,
  ]);
};

describe('expressions that are right', () => {
  test.each([
    'trust > 5 and not decision.manual.made',
    'not trust > 5',
    "mode == 'open' or mode != 'closed'",
    "parameter.frame == 'strict' ? trust > 5 : end",
    'decision.manual.of.mayor.all && !decision.manual.any.some',
    'decision.manual.count.all >= 1 || decision.fares.amount < 30',
    'decision.order.rank.people == 1',
    'fact.old.mayor and fact.old.said_aloud',
    'measure.peak < 80',
    'min(trust, 5, 7) / 2 <= max(1, abs(-3)) + floor(2.5) * round(trust)',
    'story.minutes - phase.first.minutes == 0 and phase.first.times == 1',
    "(trust > 5 ? 'open' : 'closed') == mode",
    'trust > 1e3 == true',
  ])('%s', (expression) => {
    expect(read(expression).map((one) => [one.code, one.message])).toEqual(
      expression.includes('1e3') ? [['ST0305', '`trust > 1e3 == true` compares twice in one go.']] : [],
    );
  });
});

describe('mistakes are found at their place, in columns of the expression', () => {
  test.each<[string, readonly (readonly [string, number, number])[]]>([
    ['decision.manual.al', [['ST0345', 16, 18]]],
    ['decision.manul.all', [['ST0344', 9, 14]]],
    ['decison.manual.all', [['ST0343', 0, 7]]],
    ['decision.manual.of.mayr.all', [['ST0345', 19, 23]]],
    ['decision.manual.of.mayor', [['ST0346', 0, 15]]],
    ['decision.fares.of.mayor.all', [['ST0345', 15, 17]]],
    ['decision.manual.amount > 3', [['ST0345', 16, 22]]],
    ['fact.old.majer', [['ST0345', 9, 14]]],
    ["parameter.frame == 'strct'", [['ST0352', 19, 26]]],
    ["'strct' == parameter.frame", [['ST0352', 0, 7]]],
    ['parameter.frame == strict', [['ST0342', 19, 25]]],
    ['strict == parameter.frame', [['ST0342', 0, 6]]],
    [
      "trust > 5 and mode == 'opn' and trst < 3",
      [
        ['ST0352', 22, 27],
        ['ST0341', 32, 36],
      ],
    ],
    [
      'not trust and 5 < true',
      [
        ['ST0349', 4, 9],
        ['ST0349', 18, 22],
      ],
    ],
    ['20 / 0 > 1', [['ST0353', 5, 6]]],
    ['phase.first.minutes', [['ST0351', 0, 19]]],
    ['story.minuts > 3', [['ST0345', 6, 12]]],
    ['constructor > 3', [['ST0341', 0, 11]]],
  ])('%s', (expression, found) => {
    expect(at(expression)).toEqual(found);
  });

  test('columns stay true behind escapes and across folded lines', () => {
    const text = completed(
      'outcomes:\n  quiet:\n    text: Quiet\n    only-if: "trust\\x20> 5 and\n      trsut < 9"\n',
      false,
    ).text;
    expect(
      readScenario(text, 'x').diagnostics.map(({ code, place }) => [code, place.line, place.column]),
    ).toEqual([['ST0341', 5, 7]]);
  });

  test('suggestions name the nearest', () => {
    expect(read('decision.manual.al')[0]?.fix).toBe('Did you mean `all`?');
    expect(read("parameter.frame == 'strct'")[0]?.fix).toBe('Did you mean `strict`?');
    expect(read('parameter.frame == strict')[0]?.fix).toBe("Write `'strict'`.");
  });
});

test('division is division of doubles, not of integers', () => {
  const { syntax } = parseExpression('20 / 100');
  expect(syntax).toMatchObject({ op: 'binary', operator: '/', left: { value: 20 }, right: { value: 100 } });
  expect(read('(trust > 5 ? 1.2 : -2) > 0')).toEqual([]);
});

test('a word reaches over a comparison, a sign only to its operand', () => {
  expect(parseExpression('not a == b').syntax).toMatchObject({ op: 'unary', operand: { op: 'binary' } });
  expect(parseExpression('!a == b').syntax).toMatchObject({ op: 'binary', left: { op: 'unary' } });
});

test.each([
  ['20m', '20'],
  ['1h30m', '90'],
  ['5%', '5'],
  ['.5', '0.5'],
  ['1,5', '1.5'],
  ['50 < x < 60', '50 < x and x < 60'],
  ['a AND b', 'and'],
  ['a <> b', '!='],
  ['a ≥ b', '>='],
  ['0x1F', '31'],
])('%s is told what to write instead', (source, instead) => {
  expect(parseExpression(source).problem?.instead).toBe(instead);
});
