/** Files with more mistakes than anybody makes: damaged, generated, hostile. */
import { describe, expect, test } from 'vitest';
import { isError, reviewScenario, studyScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const of = (count: number, make: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);
const { text: sound } = completed('', false);

// so many that what looks at all of them for each of them would be minutes at it
const many = 12_000;

describe('what there is too much of is refused in a time that grows as the file does', () => {
  test.each([
    ['unknown keys', `${sound}\n${of(many, (at) => `unknown_${at}: 1`)}\n`],
    ['keys of one line', `${sound}\nglossary: { a: b, ${of(many, (at) => `x ${at}`, ', ')} }\n`],
    [
      'a sentence cut by commas',
      `${sound}\nnotes: { a: A sentence, ${of(many, (at) => `More ${at}`, ', ')} }\n`,
    ],
    ['placeholders', `${sound}\nnotes: "${of(many, (at) => `{value_${at % 7}}`, ' ')}"\n`],
    ['repeated keys', `${sound}\n${of(many, () => 'title: again')}\n`],
  ])('%s', { timeout: 30_000 }, (_what, text) => {
    const { scenario, diagnostics } = reviewScenario(text, 's.yaml');
    expect(scenario).toBeNull();
    expect(diagnostics.length).toBeLessThanOrEqual(1001);
    expect(studyScenario(text, 's.yaml').files).toHaveLength(1);
  });
});

describe('more than are told', () => {
  const injects = of(
    1100,
    (at) =>
      `  inject_${at}: { at: ${1 + (at % 100)}m, from: guard, to: [mayor], channel: phone, text: Message ${at} }`,
  );
  const advised = `${completed('', false).text}actors:\n  guard: { name: Guard }\ninjects:\n${injects}\n`;

  test('advice keeps nothing from being played', () => {
    const { scenario, diagnostics } = reviewScenario(advised, 's.yaml');
    expect(diagnostics.filter(isError)).toEqual([]);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'ST0109', severity: 'warning' });
    expect(scenario?.injects).toHaveLength(1100);
  });

  test('an error among what is not told does, even behind the advice', () => {
    const text = `${sound}\n${of(1001, (at) => `unknown_${at}: 1`)}\n`;
    const { scenario, diagnostics } = reviewScenario(text, 's.yaml');
    expect(scenario).toBeNull();
    expect(diagnostics.at(-1)).toMatchObject({ code: 'ST0109', severity: 'error' });
  });
});
