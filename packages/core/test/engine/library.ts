/** The scenarios of the library, as they stand in their files. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load, type Program } from '../../src/index.ts';
import { readScenario } from '@sandtable/language';

const folder = join(import.meta.dirname, '../../../../scenarios');

export const libraryTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name, 'scenario.yaml'), 'utf8')]),
);

export function programOf(text: string): Program {
  const { scenario, diagnostics } = readScenario(text, 'scenario.yaml');
  if (!scenario) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return load(scenario);
}

export const library: ReadonlyMap<string, Program> = new Map(
  [...libraryTexts].map(([name, text]) => [name, programOf(text)]),
);

/** A scenario of the library as it once was, for tests that need one which does not change. */
export const unchangedText = (name: string): string =>
  readFileSync(join(folder, '../test/fixtures/before-repairs', name, 'scenario.yaml'), 'utf8');

export const unchangedProgram = (name: string): Program => programOf(unchangedText(name));
