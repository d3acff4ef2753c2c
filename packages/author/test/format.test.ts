import { globSync, readdirSync, readFileSync } from 'node:fs';
import { readScenario } from '@sandtable/language';
import { describe, expect, test } from 'vitest';
import { format } from '../src/index.ts';

const library = new URL('../../../scenarios/', import.meta.url);
const smallest = readFileSync(new URL('../../../test/fixtures/smallest.yaml', import.meta.url), 'utf8');
/** What a scenario means: all of it but the way its expressions are written. */
const meant = (text: string): string => {
  const { scenario } = readScenario(text, 'scenario.yaml');
  expect(scenario).not.toBeNull();
  return JSON.stringify(scenario, (key, value: unknown) =>
    key === 'source' || key === 'written' ? '' : value instanceof Map ? [...value] : value,
  );
};
const gate = (expression: string): string =>
  `${smallest}outcomes:\n  quiet: { only-if: "${expression}", text: "a && b, !c" } # and && more\n`;

test('the scripts of the library are in the style already', () => {
  const scripts = globSync('*/scripts/*.yaml', { cwd: library });
  expect(scripts.length).toBeGreaterThan(10);
  for (const name of scripts) {
    const text = readFileSync(new URL(name, library), 'utf8');
    expect(format(text)).toBe(text);
  }
});

test('the library is in the style already, and means the same in signs and back', () => {
  const signed = readdirSync(library).filter((name) => {
    const text = readFileSync(new URL(`${name}/scenario.yaml`, library), 'utf8');
    expect(format(text)).toBe(text);
    const signs = text.replaceAll(/"[^"\n]*"/g, (one) =>
      one.replaceAll(/ and (?=[a-z]+\.)/g, ' && ').replaceAll(/ or (?=[a-z]+\.)/g, ' || '),
    );
    const again = format(signs);
    expect(meant(again)).toBe(meant(signs));
    expect(format(again)).toBe(again);
    return signs !== text;
  });
  expect(signed.length).toBeGreaterThan(1);
});

describe('words for signs, only in expressions', () => {
  test.each([
    ['trust > 5 && trust < 9', 'trust > 5 and trust < 9'],
    ['trust > 5&&trust < 9||trust == 2', 'trust > 5 and trust < 9 or trust == 2'],
    ['!(trust > 5)', 'not (trust > 5)'],
    ['!phase.first.active && trust > 5', 'not phase.first.active and trust > 5'],
    [
      'phase.first.active && !(trust > 5 || trust < 2)',
      'phase.first.active and not (trust > 5 or trust < 2)',
    ],
    ["mode != 'open'", "mode != 'open'"],
  ])('%s', (before, after) => {
    expect(format(gate(before))).toBe(gate(after));
    expect(format(gate(after))).toBe(gate(after));
    expect(meant(gate(after))).toBe(meant(gate(before)));
  });

  test('a sign that binds tighter than its word stays', () => {
    const text = gate('!phase.first.active == phase.first.left');
    expect(format(text)).toBe(text);
  });
});
