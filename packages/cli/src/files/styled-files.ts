/** What `fmt` writes anew: scenarios, the files that they name, and their scripts, each in the one style. */
import { styled } from '@sandtable/author';
import {
  filesIn,
  isError,
  nameBeside,
  readScenario,
  readScript,
  renderDiagnostic,
} from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';
import type { Say } from '@sandtable/words';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import { scenarioFiles } from './checked-file.ts';
import { BadInput } from '../command-line/problem.ts';
import { mustBeReplaceable } from './written-file.ts';
import { isYamlOrTable, readScenarioFiles, scenarioThatNames } from './scenario-files.ts';
import { scenarioOfScript, scriptsOf } from './script-files.ts';
import { isSameFile, readTextFile, readableText, type TextFile } from './text-file.ts';

export interface StyledFile {
  readonly file: string;
  readonly text: string;
  /** Null: it has errors and stays as it is. */
  readonly styled: string | null;
}

/** All that is meant by a path: a scenario with what belongs to it, one such file alone, or every scenario of a folder. */
export function styledFiles(meant: string, say: Say): readonly StyledFile[] {
  const files = scenarioFiles(meant, say);
  const [only] = files;
  if (files.length !== 1 || only === undefined) return files.flatMap((file) => ofScenario(file, say));
  mustBeReplaceable(only, say);
  const above = scenarioThatNames(only) ?? scenarioOfScript(only, readableText(only) ?? '');
  if (above === null) return ofScenario(only, say);
  return ofScenario(above, say).filter(({ file }) => isSameFile(file, only));
}

function ofScenario(file: string, say: Say): readonly StyledFile[] {
  const whole = sound(readScenarioFiles(file), say);
  const { scenario, diagnostics } = readScenario(whole, file);
  const { own, beside } = filesIn(whole);
  const broken = new Set(diagnostics.filter(isError).map(({ place }) => place.file));
  const parts = beside.flatMap(({ path, text }) =>
    text !== null && isYamlOrTable(path) ? [{ file: nameBeside(file, path), text }] : [],
  );
  const files = [{ file, text: own }, ...parts].map((one) => ({
    ...one,
    styled: broken.has(one.file) ? null : styled(one.file, one.text),
  }));
  return [...files, ...scriptsOf(file, whole, readableText).map((one) => ofScript(one, scenario, say))];
}

function ofScript(file: string, scenario: Scenario | null, say: Say): StyledFile {
  const text = sound(readTextFile(file), say);
  const broken = readScript(text, file, scenario).diagnostics.some(isError);
  return { file, text, styled: broken ? null : styled(file, text) };
}

/** Throws `BadInput` for what cannot be read at all. */
function sound(read: TextFile, say: Say): string {
  if ('problem' in read)
    throw new BadInput(renderDiagnostic(read.problem, '', diagnosticWords(say.language)));
  return read.text;
}
