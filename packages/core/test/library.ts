/** The programs of the library's scenarios, as they are shipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, readScenario, type Program } from '../src/index.ts';

export function libraryProgram(name: string): Program {
  const file = join(import.meta.dirname, '../../../scenarios', name, 'scenario.yaml');
  const { scenario } = readScenario(readFileSync(file, 'utf8'), file);
  if (scenario === null) throw new Error(`${file} has errors`);
  return load(scenario);
}
