/** What prepared seats do, from a script. */
import type { Scenario, ScriptStep } from '@sandtable/core/scenario';
import { readScript } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import { badFile } from '../files/open-scenario.ts';
import { readTextFile } from '../files/text-file.ts';

export function readSteps(file: string, scenario: Scenario, say: Say): readonly ScriptStep[] {
  const read = readTextFile(file);
  if ('problem' in read) throw badFile([read.problem], '', say);
  const { script, diagnostics } = readScript(read.text, file, scenario);
  if (!script) throw badFile(diagnostics, read.text, say);
  return script.play;
}
