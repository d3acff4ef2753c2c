import { describe, expect, test } from 'vitest';
import { readScenario, renderDiagnostic } from '../../src/index.ts';
import { completed } from './example.ts';

const read = (example: string, whole = false) => {
  const { text } = completed(example, whole);
  return { text, ...readScenario(text, 'x.yaml') };
};
const told = (example: string, whole = false) =>
  read(example, whole).diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
const quiet = (value: string): string => `outcomes:\n  quiet: { text: Quiet, only-if: ${value} }\n`;
const says = (value: string): string => `hot-wash:\n  - ${value}\n`;

describe('what YAML does to unquoted text', () => {
  test.each([
    ['an unquoted `!`', quiet('!closed and x'), ['ST0121 2:34']],
    ['an unquoted `&&`', quiet('trust > 5 && trust < 9'), ['ST0223 2:34']],
    ['`&&` at the beginning', quiet('&&trust'), ['ST0122 2:34']],
    ['a repetition sign at the beginning', quiet('*trust'), ['ST0123 2:34']],
    ['a sentence cut at its comma', 'facts:\n  bomb: { text: Hi, there: you }\n', ['ST0220 2:21']],
    [
      'a sentence cut at its comma, without a colon',
      'facts:\n  bomb: { text: Hi, there }\n',
      ['ST0220 2:21'],
    ],
    ['a leading brace', says('{held} flights'), ['ST0112 2:12']],
    ['nothing but a brace', says('{held}'), ['ST0209 2:5']],
    ['a leading bracket', says('[urgent] call'), ['ST0112 2:14']],
    ['a leading quote', says('"Close" they said'), ['ST0112 2:13']],
    ['a `#` in prose', says('Gate #5 is shut'), ['ST0222 2:10']],
    ['a `#` at the beginning', 'title: #5 is shut\n', ['ST0203 1:1']],
    [
      'a `#` in an unquoted expression',
      'outcomes:\n  quiet:\n    text: Quiet\n    only-if: trust #5\n',
      ['ST0223 4:14'],
    ],
    ['a colon in prose', says('Who: me'), ['ST0209 2:5']],
    ['a colon in a value', 'title: Selmark: silent\n', ['ST0119 1:8']],
    ['a question mark in a list', 'hot-wash: [And now?, Who]\n', []],
    ['a question mark at the beginning', 'hot-wash: [? And now, Who]\n', ['ST0209 1:14']],
    [
      'a formula cut at its comma',
      'variables:\n  trust: { name: Trust, start: 5 }\n  low: { name: L, is: min(trust, 3) }\n',
      ['ST0221 3:34'],
    ],
    ['a formula cut at its comma, with more behind', quiet('min(trust, 3) > 2'), ['ST0221 2:45']],
    ['single quotes', quiet("'trust > 5'"), ['ST0224 2:34']],
    [
      'block form',
      'outcomes:\n  quiet:\n    text: Quiet\n    only-if: >\n      trust > 5\n',
      ['ST0224 4:14'],
    ],
    ['a name in braces', quiet('{trust}'), ['ST0223 2:34']],
    ['yes and no', 'facts:\n  bomb: { text: There is one, rumour: no }\n', ['ST0208 2:39']],
    [
      'a choice without its inner quotes',
      'actions:\n  a: { text: A, by: [mayor], effects: [{ set: { mode: closed } }] }\n',
      ['ST0342 2:55'],
    ],
    [
      'a choice with only its inner quotes',
      "actions:\n  a: { text: A, by: [mayor], effects: [{ set: { mode: 'closed' } }] }\n",
      ['ST0342 2:55'],
    ],
    ['a year as a title', 'title: 2031\n', ['ST0209 1:8']],
    ['an octal, a hexadecimal', 'actions:\n  a: { text: A, by: [mayor], times: 0x1F }\n', []],
  ])('%s', (_what, example, expected) => {
    expect(told(example)).toEqual(expected);
  });
});

test('comments beside values are comments', () => {
  expect(told('title: Silent gates # in the morning\ntick: 1m  #grid\n')).toEqual([]);
});

test('all problems of a file come at once, in the order of their places', () => {
  const example = `title: Selmark\nkind: tabeltop\nactions:
  warn: { text: Warn, by: [mayr], only-if: "trsut > 5", effects: [{ sned: x }] }
  warn: { text: Again, by: [mayor] }\ninjects:\n  one: { from: desk, to: [all], channel: radio, text: "Trust is {trst}" }\n`;
  const { diagnostics } = read(example);
  expect(diagnostics.map(({ code, place }) => `${code} ${place.line}`)).toEqual([
    'ST0205 2',
    'ST0401 4',
    'ST0341 4',
    'ST0201 4',
    'ST0125 5',
    'ST0409 7',
    'ST0402 7',
    'ST0413 7',
  ]);
});

describe('a name of any look is only a name', () => {
  test('constructor, prototype and toString', () => {
    const example =
      'facts:\n  constructor: { text: One }\n  to_string: { text: Two, corrected-by: constructor }\noutcomes:\n  quiet: { text: Q, only-if: "fact.constructor.mayor" }\n';
    expect(told(example)).toEqual([]);
    expect(told('actions:\n  a: { text: A, by: [mayor], effects: [{ send: constructor }] }\n')).toEqual([
      'ST0402 2:48',
    ]);
    expect(told('constructor: 1\n')).toEqual(['ST0201 1:1']);
    expect(told('__proto__: 1\n')).toEqual(['ST0201 1:1']);
  });
});

describe('bad input', () => {
  test.each([
    ['empty', '', ['ST0101 1:1']],
    ['only comments', '# one\n\n# two\n', ['ST0101 1:1']],
    ['binary', '\u0000\u0001PNG', ['ST0103 1:1']],
    ['a text in another encoding', 'title: Chaos \ufffd Selmark\n', ['ST0103 1:14']],
    ['a list', '- a\n- b\n', ['ST0106 1:1']],
    ['a word', 'hello\n', ['ST0106 1:1']],
    ['JSON cut in the middle', '{ "sandtable": 1, "id": "x"', ['ST0111 1:1']],
    ['cut in a quote', 'sandtable: 1\nid: x\ntitle: "Silent', ['ST0111 3:8']],
    ['cut in a flow map', 'sandtable: 1\nroles:\n  gate: { name: Gate, organ', ['ST0111 3:9']],
    [
      'a billion laughs',
      'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
      ['ST0122 1:4', 'ST0122 2:4', 'ST0123 2:8', 'ST0123 2:12', 'ST0123 3:5', 'ST0123 3:9'],
    ],
    ['an alias of itself', 'a: &a [*a]\n', ['ST0122 1:4', 'ST0123 1:8']],
    ['deep brackets', `a: ${'['.repeat(100_000)}`, ['ST0105 1:28']],
    [
      'deep indentation',
      Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      ['ST0105 26:26'],
    ],
    ['deep lists', `a:\n${'- '.repeat(5000)}x\n`, ['ST0105 2:10001']],
    ['two documents', 'sandtable: 1\n---\nid: x\n', ['ST0117 2:1']],
    ['a directive', '%YAML 1.1\n---\nsandtable: 1\n', ['ST0118 1:1']],
    ['escape sequences', 'title: "\\x1b[31mred"\nsummary: "\\u202egnol"\n', ['ST0108 1:9', 'ST0108 2:11']],
    ['raw escape sequences', 'title: \u001b[31mred\nsummary: a\u0007\n', ['ST0108 1:8', 'ST0108 2:11']],
    ['half a character', 'title: "\\ud800"\n', ['ST0108 1:9']],
  ])('%s', (_what, text, expected) => {
    const { scenario, diagnostics } = readScenario(text, 'x.yaml');
    expect(scenario).toBeNull();
    const found = diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
    expect(found.filter((one) => !/^ST020[12]/.test(one))).toEqual(expected);
  });

  test('too large, by bytes', () => {
    expect(readScenario(`# ${'é'.repeat(1024 * 1024)}`, 'x').diagnostics.map((one) => one.code)).toEqual([
      'ST0102',
    ]);
    expect(readScenario('x'.repeat(2 * 1024 * 1024 + 1), 'x').diagnostics.map((one) => one.code)).toEqual([
      'ST0102',
    ]);
  });

  test('the wrong version is one problem, not a hundred', () => {
    expect(told('sandtable: 2\nfuture: thing\n')).toEqual(['ST0107 1:12']);
  });

  test('a byte order mark and Windows line ends do not disturb', () => {
    const { text } = completed('title: Silent gates\n', false);
    expect(readScenario(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'x').diagnostics).toEqual([]);
  });
});

describe('what is written instead', () => {
  const fix = (example: string) => read(example).diagnostics[0]?.fix;
  const call = (at: string) =>
    `injects:\n  call: { from: mayor, to: [all], channel: phone, text: Hello, at: ${at} }\n`;
  const story = (hHour: string, startex: string) => `story: { h-hour: ${hHour}, startex: ${startex} }\n`;

  test.each([
    ['of one digit is hours and minutes where the story has no time of day', '', '"1:30"', '1h30m'],
    [
      'of one digit has two where it has',
      `${story('2031-03-12T14:00', '0m')}duration: 1d\n`,
      '8:30',
      '08:30',
    ],
    ['has the first letters of its day', story('2031-03-12T14:00', '0m'), 'wednesday 20:00', 'Wed 20:00'],
  ])('a time of day %s', (_what, when, at, moment) => {
    expect(fix(when + call(at))).toBe(`Write \`${moment}\`.`);
  });

  test('of an outcome in an expression: what the outcome asks', () => {
    expect(fix(quiet('"outcome.calm"'))).toContain('write that expression here');
    expect(fix(quiet('"descision.close.made"'))).toContain('`decision`');
  });
});

test('a rendered diagnostic underlines the offence and holds no control character', () => {
  const { text, diagnostics } = read(quiet('"trust > 5 and trsut < 9"'));
  expect(renderDiagnostic(diagnostics[0]!, text)).toBe(
    [
      'x.yaml:2:49: error ST0341: There is no variable and no luck named `trsut`.',
      '    2 |   quiet: { text: Quiet, only-if: "trust > 5 and trsut < 9" }',
      '      |                                                 ^^^^^',
      '  why: A bare name is a variable or luck; everything else begins with its kind, as in `decision.manual.made`.',
      '  fix: Did you mean `trust`?',
    ].join('\n'),
  );
  const evil = 'title: \u001b]0;owned\u0007 門\u001b[2J\n';
  for (const one of readScenario(evil, 'a\u001b[31m.yaml').diagnostics) {
    expect(renderDiagnostic(one, evil)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});
