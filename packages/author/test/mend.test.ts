import { readdirSync, readFileSync } from 'node:fs';
import { readScenario, readScript, type Diagnostic } from '@sandtable/language';
import { describe, expect, test } from 'vitest';
import { parseDocument, visit } from 'yaml';
import { mend, type Mended } from '../src/index.ts';

const fixtures = new URL('../../../test/fixtures/', import.meta.url);
const smallest = readFileSync(new URL('smallest.yaml', fixtures), 'utf8').split(/^(?=[a-z-]+:)/m);
/** A fragment with whatever a scenario needs besides. */
function whole(fragment: string): string {
  const given = new Set([...fragment.matchAll(/^([a-z-]+):/gm)].map(([, key]) => key));
  return fragment + smallest.filter((part) => !given.has(part.slice(0, part.indexOf(':')))).join('');
}
const problems = (text: string) => readScenario(text, 'scenario.yaml').diagnostics;
const mended = (fragment: string): Mended => mend(whole(fragment), problems);
/** What became of the fragment. */
function became(fragment: string): string {
  const { text } = mended(fragment);
  const rest = whole(fragment).slice(fragment.length);
  expect(text.endsWith(rest)).toBe(true);
  return text.slice(0, text.length - rest.length);
}
const comments = (text: string): readonly string[] =>
  [...text.matchAll(/#\s.*$/gm)].map(([comment]) => comment);

const corpus = new URL('broken/', fixtures);
const broken = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ name, text: whole(readFileSync(new URL(name, corpus), 'utf8')) }))
  .map((file) => ({ ...file, after: mend(file.text, problems) }));

describe('the corpus of broken scenarios, one fault each', () => {
  test('so many are mended to no problem at all', () => {
    const whole = broken.filter(({ after }) => problems(after.text).length === 0);
    expect(whole.length).toBe(84);
    expect(whole.filter(({ name }) => name.startsWith('yaml')).length).toBe(35);
  });

  test('the others are left as they are, to the letter', () => {
    const left = broken.filter(({ after }) => problems(after.text).length > 0);
    expect(left.map(({ name, after }) => ({ name, ...after }))).toEqual(
      left.map(({ name, text }) => ({ name, text, changes: [] })),
    );
  });

  test('mending again changes nothing, and no comment is lost', () => {
    for (const { text, after } of broken) {
      expect(mend(after.text, problems)).toEqual({ text: after.text, changes: [] });
      expect(comments(after.text)).toEqual(comments(text));
    }
  });

  test('what was put in quotes is a text, and has no quotes of its own', () => {
    const plain: string[] = [];
    for (const { after } of broken.filter((one) => one.after.changes.length > 0)) {
      visit(parseDocument(after.text), {
        Scalar(_key, node) {
          if (node.type === 'PLAIN') plain.push(String(node.value));
        },
      });
    }
    expect(plain.length).toBeGreaterThan(1000);
    expect(plain.filter((value) => /["']/.test(value))).toEqual([]);
  });
});

describe('in one step', () => {
  test.each([
    ['a choice without any quotes', 'mode: closed', `mode: "'closed'"`],
    ['a choice in its inner quotes alone', "mode: 'closed'", `mode: "'closed'"`],
    ['a choice misspelt besides', 'mode: clsed', `mode: "'closed'"`],
    ['a choice misspelt in double quotes', 'mode: "clsed"', `mode: "'closed'"`],
    ['a name without quotes', 'trust: trust', 'trust: "trust"'],
  ])('%s', (_what, bad, good) => {
    const effect = (set: string) =>
      `actions:\n  warn: { text: Warn, by: [mayor], effects: [{ set: { ${set} } }] }\n`;
    const { text, changes } = mended(effect(bad));
    expect(text).toContain(effect(good));
    expect(changes).toHaveLength(1);
  });

  test('a date and a time with a blank between them', () => {
    expect(became('story: { h-hour: 2031-03-14 8:00 }\n')).toBe('story: { h-hour: 2031-03-14T08:00 }\n');
  });

  test('what people call somebody, in a scenario and in a script', () => {
    const text = whole(
      'roles:\n  pd: { name: Town Police, organisation: town }\n  mayor: { name: Mayor, organisation: town }\n',
    );
    const actions = (by: string) => `${text}actions:\n  warn: { text: Warn, by: [${by}] }\n`;
    expect(mend(actions('Town police'), problems).text).toBe(actions('pd'));
    const { scenario } = readScenario(actions('pd'), 'scenario.yaml');
    const steps = mend(
      '- { do: warn, by: Town Police }\n',
      (one) => readScript(one, '', scenario).diagnostics,
    );
    expect(steps.text).toBe('- { do: warn, by: pd }\n');
  });
});

describe('several faults', () => {
  test('are mended together, with everything around them left as it is', () => {
    const text = [
      '# the title has a colon',
      'title: Selmark: the gates   # and a comment',
      'hot-wash:',
      '  - Gate #5 is shut # who knew?',
      '  - Who: me',
      'facts:',
      '  bomb: { text: It burns, it smokes, and there: is more, known-to: [mayr] } # still open',
      '  other:    { text: Other, known-to: [mayor] }',
      'outcomes:',
      "  quiet: { text: Quiet, only-if: trsut > 5 && mode == 'opn' }",
      '',
    ].join('\n');
    expect(became(text)).toBe(
      [
        '# the title has a colon',
        'title: "Selmark: the gates"   # and a comment',
        'hot-wash:',
        '  - "Gate #5 is shut" # who knew?',
        '  - "Who: me"',
        'facts:',
        '  bomb: { text: "It burns, it smokes, and there: is more", known-to: [mayor] } # still open',
        '  other:    { text: Other, known-to: [mayor] }',
        'outcomes:',
        `  quiet: { text: Quiet, only-if: "trust > 5 && mode == 'open'" }`,
        '',
      ].join('\n'),
    );
  });

  test('of which one stops the reading are mended one after the other, down to what needs its author', () => {
    const text = [
      'outcomes:',
      '  one: { text: It is late }',
      'hot-wash:',
      '  - Who: me',
      'discussions:',
      '  talk:',
      '    ask: Three things: what, who and when?',
      '  walk:',
      '    ask: Two things: what and who?',
      '    with: [nobody_at_all]',
      '',
    ].join('\n');
    const { text: after, changes } = mended(text);
    expect(changes.map(({ before }) => before)).toEqual([
      'Who: me',
      'Three things: what, who and when?',
      'Two things: what and who?',
    ]);
    expect(problems(after).map(({ code, place }) => `${code} ${place.line}`)).toEqual(['ST0401 10']);
  });

  test('each change is told with its place, what stood there and what stands there now', () => {
    expect(
      mended('facts:\n  bomb: { text: A bomb, known-to: [mayr], may-go-to: [polise] }\n').changes,
    ).toEqual([
      { code: 'ST0401', line: 2, column: 36, before: 'mayr', after: 'mayor' },
      { code: 'ST0401', line: 2, column: 55, before: 'polise', after: 'police' },
    ]);
  });
});

describe('what has two remedies, or none that is sure, is left alone', () => {
  test.each([
    [
      'two names as near as each other',
      'facts:\n  gate_a: { text: A }\n  gate_b: { text: B, corrected-by: gate_c }\n',
    ],
    [
      'another number is another thing',
      'facts:\n  gate_1: { text: A }\n  other: { text: B, corrected-by: gate_2 }\n',
    ],
    ['a name of three letters', 'facts:\n  dog: { text: A }\n  other: { text: B, corrected-by: dig }\n'],
    ['a duration without a unit', 'duration: 90\n'],
    ['one and a half, or fifteen hundred', 'outcomes:\n  quiet: { only-if: "trust > 1,500", text: Quiet }\n'],
    ['a percentage', 'outcomes:\n  quiet: { only-if: "trust > 5%", text: Quiet }\n'],
    ['a map of languages with a misspelt key', 'title: { english: Gates }\n'],
    [
      'a formula with something that may be a comment',
      'outcomes:\n  quiet:\n    text: Quiet\n    only-if: trust > 5 #and more\n',
    ],
    ['a colon in the second line of a text', 'summary: The gates\n  Are: silent\n'],
    ['a number sign in the second line of a text', 'summary: The gates\n  at #5 are silent\n'],
  ])('%s', (_why, fragment) => {
    expect(problems(whole(fragment)).length).toBeGreaterThan(0);
    expect(became(fragment)).toBe(fragment);
  });
});

test('what leaves fewer problems but brings a new one is not kept', () => {
  const place = { file: 'x', line: 1, column: 1, endLine: 1, endColumn: 2 };
  const told = (message: string): Diagnostic => ({
    code: 'ST0000',
    severity: 'error',
    place,
    message,
    reason: '',
    fix: '',
    about: {},
    replace: { ...place, text: 'b' },
  });
  expect(mend('a', (text) => (text === 'a' ? [told('one'), told('two')] : [told('three')])).text).toBe('a');
  expect(mend('a', (text) => (text === 'a' ? [told('one'), told('two')] : [told('two')])).text).toBe('b');
});

test('of a text pasted without its blanks each line is indented; what may be a key is left to the author', () => {
  const pasted = 'fictional: >\nThe port is invented.\nEverybody in it, too.\n';
  expect(became(pasted)).toBe('fictional: >\n  The port is invented.\n  Everybody in it, too.\n');
  const unclear = 'fictional: >\n  The port is invented.\nmarking TLP:CLEAR\n';
  expect(mended(unclear).changes).toEqual([]);
});

test('line ends and a byte order mark stay as they are', () => {
  const { text } = mend(`\ufeff${whole('title: Selmark: the gates\n').replaceAll('\n', '\r\n')}`, problems);
  expect(text).toBe(`\ufeff${whole('title: "Selmark: the gates"\n').replaceAll('\n', '\r\n')}`);
});

test('a script is mended as a scenario is', () => {
  const { scenario } = readScenario(
    whole('actions:\n  warn: { text: Warn, by: [mayor] }\n'),
    'scenario.yaml',
  );
  const text = 'play:\n  - { do: wran, by: mayr }\n';
  const { text: after } = mend(text, (one) => readScript(one, 'script.yaml', scenario).diagnostics);
  expect(after).toBe('play:\n  - { do: warn, by: mayor }\n');
});
