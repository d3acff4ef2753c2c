import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from '@sandtable/core';
import { reviewScenario } from '@sandtable/language';
import { runTrial } from '@sandtable/core/testing';
import { describe, expect, test } from 'vitest';
import { isMap, parseDocument, type Document } from 'yaml';
import { root } from '../e2e/command.ts';

const folder = join(root, 'docs/author');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The scenario in a text without mistakes, and what its tests found wrong. */
function tried(text: string) {
  const { scenario, diagnostics } = reviewScenario(text, 'scenario.yaml');
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (scenario === null) return { errors, advice: [], tests: 0, failed: [] };
  const program = load(scenario);
  const trials = scenario.tests.map((one) => runTrial(program, one));
  const failed = trials
    .filter(({ passed }) => !passed)
    .map((trial) => ({
      name: trial.test.name,
      undone: trial.undone,
      failures: trial.failures.map(({ expected, got }) => ({ expected: expected.written, got })),
    }));
  return { errors, advice: diagnostics, tests: trials.length, failed };
}

describe('the tutorial', () => {
  const steps = globSync('steps/*.yaml', { cwd: folder }).sort();
  const tutorial = read('tutorial.md');

  test('has twelve steps', () => {
    expect(steps).toHaveLength(12);
    for (const step of steps) expect(tutorial).toContain(`(${step})`);
  });

  test.each(steps.map((step, at) => [step, at + 1] as const))('%s works', (step, number) => {
    const { errors, advice, tests, failed } = tried(read(step));
    expect({ errors, failed }).toEqual({ errors: [], failed: [] });
    expect(tests > 0).toBe(number >= 8);
    if (number === 12) expect(advice).toEqual([]);
  });

  test('shows what stands in the files of its steps', () => {
    const shown = [...tutorial.matchAll(/```yaml step=(\S+)\n([^]*?)```/g)];
    const of = new Set(shown.map(([, step]) => step));
    expect(of).toEqual(new Set(steps.map((step) => basename(step, '.yaml'))));
    for (const [, step = '', fragment = ''] of shown) expect(read(`steps/${step}.yaml`)).toContain(fragment);
  });
});

describe('the example', () => {
  const text = read('examples/clear-water.yaml');

  test('is in order, needs no advice, and does what its tests say', () => {
    const { errors, advice, tests, failed } = tried(text);
    expect({ errors, advice, failed }).toEqual({ errors: [], advice: [], failed: [] });
    expect(tests).toBe(8);
  });

  test('has what its page speaks of, in patterns that there are', () => {
    const names = [...text.matchAll(/^ {2,6}(\w+):/gm)].map(([, name]) => name);
    const rows = [...read('example.md').matchAll(/^\| [^|]+ \| ([^|]+) \| ([\d, ]+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(12);
    for (const [, written = '', patterns = ''] of rows) {
      const [first] = /(?<=`)\w+(?=`)/.exec(written) ?? [];
      expect(names).toContain(first);
      for (const number of patterns.split(', '))
        expect(read('cookbook.md')).toContain(`## ${number.trim()}. `);
    }
  });
});

test('the attachments that the page on several files shows stand in its example', () => {
  const example = read('examples/market-hall/scenario.yaml');
  const shown = [...read('several-files.md').matchAll(/```yaml\n( +attach:[^]*?)```/g)];
  expect(shown).toHaveLength(1);
  for (const [, snippet = ''] of shown)
    for (const item of snippet.split(/^(?= {6}- )/m).slice(1)) expect(example).toContain(item);
});

describe('the cookbook', () => {
  const base = read('cookbook-base.yaml');
  const patterns = [
    ...read('cookbook.md').matchAll(/^## (\d+\. .+)\n[^]*?```yaml pattern\n([^]*?)```/gm),
  ].map(([, title = '', snippet = '']) => [title, snippet] as const);

  test('numbers its patterns', () => {
    expect(patterns.length).toBeGreaterThan(20);
    expect(patterns.map(([title]) => Number.parseInt(title, 10))).toEqual(
      patterns.map((_each, at) => at + 1),
    );
  });

  test.each(patterns)('%s', (_title, snippet) => {
    const { errors, tests, failed } = tried(String(added(base, snippet)));
    expect({ errors, failed }).toEqual({ errors: [], failed: [] });
    expect(tests > 0).toBe(snippet.includes('tests:'));
  });
});

/** A snippet within the base: its names join those that are there; its phases take the place of the base's. */
function added(base: string, snippet: string): Document {
  const whole = parseDocument(base);
  const part = parseDocument(snippet);
  if (!isMap(part.contents)) throw new Error('a snippet is a map');
  for (const { key, value } of part.contents.items) {
    const there = whole.get(key);
    if (isMap(there) && isMap(value) && String(key) !== 'phases') {
      for (const pair of value.items) there.set(pair.key, pair.value);
    } else whole.set(key, value);
  }
  return whole;
}
