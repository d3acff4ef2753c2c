import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScenario, renderDiagnostic } from '../../src/index.ts';
import { completed } from './example.ts';

// one fault a file; its first line says `# CODE LINE:COLUMN`, or `# CODE LINE:COLUMN in FILE`, and what a scenario needs besides is taken from the smallest one
const corpus = new URL('../../../../test/fixtures/broken/', import.meta.url);
const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();

describe('each broken file has its one problem at its place', () => {
  test.each(files)('%s', (name) => {
    const fragment = readFileSync(new URL(name, corpus), 'utf8');
    const [, expected] = /^# (ST\d{4} \d+:\d+(?: in \S+)?)\n/.exec(fragment) ?? [];
    const { text } = completed(fragment, false);
    const { scenario, diagnostics } = readScenario(text, 'x.yaml');
    expect(
      diagnostics.map(
        ({ code, place }) =>
          `${code} ${place.line}:${place.column}${place.file === 'x.yaml' ? '' : ` in ${place.file}`}`,
      ),
    ).toEqual([expected]);
    expect(scenario).toBeNull();
    expect(renderDiagnostic(diagnostics[0]!, text)).toMatch(
      /^.+ST\d{4}: .+\n.+\n.+\^+\n {2}why: .+\n {2}fix: .+$/,
    );
  });
});

test('there are enough of them, and enough of what YAML itself misreads', () => {
  expect(files.length).toBeGreaterThanOrEqual(150);
  expect(files.filter((name) => name.startsWith('yaml')).length).toBeGreaterThanOrEqual(20);
});
