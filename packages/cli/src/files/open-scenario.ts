import { type Diagnostic, isError, readScenario, renderDiagnostic } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';
import type { Say } from '@sandtable/words';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import type { Surroundings } from '../command-line/command.ts';
import { scenarioFile } from './library.ts';
import { BadInput } from '../command-line/problem.ts';
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

/** What keeps a file from being used: its errors, not its warnings. */
export function badFile(diagnostics: readonly Diagnostic[], text: string, say: Say): BadInput {
  const words = diagnosticWords(say.language);
  const errors = diagnostics.filter(isError);
  const told = errors.map((error) => renderDiagnostic(error, text, words)).join('\n\n');
  return new BadInput(`${told}\n\n${say('cli.errors-first', { errors: errors.length })}`);
}
