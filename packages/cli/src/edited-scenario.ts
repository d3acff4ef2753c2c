/** The scenario that a document of an editor belongs to, with what the editor has open in the place of what is on the disk. */
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Whole } from '@sandtable/author';
import { MAIN_FILE } from './library.ts';
import { scenarioThatNames, withFilesBeside } from './scenario-files.ts';
import { readTextFile } from './text-file.ts';

export const editedScenario: Whole = (uri, text, open) => {
  const isScenario = /(?:^|\/)scenario\.ya?ml$/.test(uri) || /^sandtable\s*:/m.test(text);
  const file = pathOf(uri);
  if (file === null) return isScenario ? { uri, text } : null;
  const gathered = (of: string, own: string, scenario: string) => {
    const folder = scenario.slice(0, scenario.lastIndexOf('/') + 1);
    return withFilesBeside(of, own, (path) =>
      open(folder + path.split('/').map(encodeURIComponent).join('/')),
    );
  };
  if (isScenario) return { uri, text: gathered(file, text, uri) };
  const above = scenarioThatNames(file);
  if (above === null) return null;
  const steps = relative(dirname(above), file).split(sep).length;
  const scenario = [...uri.split('/').slice(0, -steps), MAIN_FILE].join('/');
  const read = readTextFile(above);
  const own = open(scenario) ?? ('text' in read ? read.text : '');
  return { uri: scenario, text: gathered(above, own, scenario) };
};

function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}
