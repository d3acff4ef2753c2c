import { type Diagnostic, isError, readScenario, renderDiagnostic } from '@sandtable/language';
import type { Pairs } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { playableScenario } from '@sandtable/host';
import { type Say, readNumber } from '@sandtable/words';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import { nearest } from '@sandtable/core/scenario';
import type { Surroundings } from '../command-line/command.ts';
import { scenarioFile } from './library.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { readScenarioFiles } from './scenario-files.ts';

export interface OpenedScenario {
  readonly file: string;
  /** Of its file, or of all its files put together. */
  readonly text: string;
  readonly scenario: Scenario;
}

/** The scenario that is meant, ready to be played. Throws `BadInput` that tells every error in it. */
export function openScenario(meant: string, around: Surroundings): OpenedScenario {
  const file = scenarioFile(meant, around.say);
  const read = readScenarioFiles(file);
  if ('problem' in read) throw badFile([read.problem], '', around.say);
  const { scenario, diagnostics } = readScenario(read.text, file);
  if (!scenario) throw badFile(diagnostics, read.text, around.say);
  return { file, text: read.text, scenario };
}

/** Opens a scenario to begin an exercise with. No places in the file are told of it, so the result of an earlier check can be reused. */
export function openToPlay(meant: string, around: Surroundings): OpenedScenario {
  const file = scenarioFile(meant, around.say);
  const read = readScenarioFiles(file);
  const scenario = 'problem' in read ? null : playableScenario(read.text);
  return 'problem' in read || scenario === null
    ? openScenario(meant, around)
    : { file, text: read.text, scenario };
}

/** What keeps a file from being used: its errors, not its warnings. */
export function badFile(diagnostics: readonly Diagnostic[], text: string, say: Say): BadInput {
  const words = diagnosticWords(say.language);
  const errors = diagnostics.filter(isError);
  const told = errors.map((error) => renderDiagnostic(error, text, words)).join('\n\n');
  return new BadInput(`${told}\n\n${say('cli.errors-first', { errors: errors.length })}`);
}

/** `--set agenda=short` as values of the scenario's parameters. Throws `WrongUsage` that says what there is to set, `BadInput` for a number that could be two. */
export function parametersFrom(given: readonly string[], { parameters }: Scenario, say: Say): Pairs {
  return given.map((setting) => {
    const [name = '', ...rest] = setting.split('=');
    const value = rest.join('=');
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter || rest.length === 0) {
      const names = parameters.map((known) => `${known.name}=${String(known.start)}`);
      if (names.length === 0) throw new WrongUsage(say('cli.set.none', { name }));
      const near = nearest(
        name,
        parameters.map((known) => known.name),
      );
      throw new WrongUsage(
        near === null || near === name
          ? say('cli.set.unknown', { setting, names: names.join(', ') })
          : say('cli.set.unknown-but', { setting, near, names: names.join(', ') }),
      );
    }
    switch (parameter.type) {
      case 'number': {
        const read = readNumber(value, { min: null, max: null, unit: null });
        if (read.is === 'number') return [name, read.value];
        if (read.is !== 'doubtful') throw new WrongUsage(say('cli.set.not-number', { name, value }));
        const [one, other] = read.spellings;
        throw new BadInput(say('cli.set.doubtful-number', { name, value, one, other }));
      }
      case 'boolean':
        if (value !== 'true' && value !== 'false')
          throw new WrongUsage(say('cli.set.not-one-of', { name, value, values: 'true, false' }));
        return [name, value === 'true'];
      case 'choice':
        if (!parameter.values.includes(value))
          throw new WrongUsage(
            say('cli.set.not-one-of', { name, value, values: parameter.values.join(', ') }),
          );
        return [name, value];
    }
  });
}
