/** The scenarios of the library and their scripts, as they stand in their folders. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load, play, type Played, type Program } from '@sandtable/core';
import { readScenario, readScript, type Script } from '@sandtable/language';

const folder = join(import.meta.dirname, '../../scenarios');

export interface Shelved {
  readonly name: string;
  readonly program: Program;
  /** Everything the checker says of the file. */
  readonly told: readonly string[];
  readonly scripts: readonly (Script & { readonly file: string })[];
}

export const library: readonly Shelved[] = readdirSync(folder).map((name) => {
  const { scenario, diagnostics } = readScenario(read(name, 'scenario.yaml'), 'scenario.yaml');
  if (!scenario) throw new Error(JSON.stringify(diagnostics, null, 2));
  const scripts = readdirSync(join(folder, name, 'scripts')).map((file) => {
    const { script, diagnostics: wrong } = readScript(read(name, `scripts/${file}`), file, scenario);
    if (!script) throw new Error(JSON.stringify(wrong, null, 2));
    return { ...script, file };
  });
  return {
    name,
    program: load(scenario),
    told: diagnostics.map(({ code, message }) => `${code} ${message}`),
    scripts,
  };
});

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), 'utf8');
}

export const played = (program: Program, script: Pick<Script, 'parameters' | 'play'>, seed: string): Played =>
  play(
    program,
    {
      seed,
      parameters: script.parameters.map(({ parameter, value }) => [parameter, value] as const),
      attribution: program.scenario.attribution,
    },
    script.play,
  );
