/** The scenario that a document of an editor belongs to, with what the editor has open in the place of what is on the disk. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asked, Whole } from '@sandtable/author';
import { MAIN_FILE } from '../library.ts';
import { scenarioThatNames, withFilesBeside } from '../scenario-files.ts';
import { scenarioOfScript, scriptsOf } from '../script-files.ts';
import { readTextFile } from '../text-file.ts';
import { pathsIn } from './folder.ts';

/** Null: it belongs to none. */
export function editedScenario({ uri, open }: Asked): Whole | null {
  const opened = openFiles(open);
  const text = open.get(uri) ?? '';
  const isScenario = /(?:^|\/)scenario\.ya?ml$/.test(uri) || /^sandtable\s*:/m.test(text);
  const file = pathOf(uri);
  if (file === null) return isScenario ? { uri, text, scripts: [], folder: [] } : null;
  if (isScenario) return gathered(uri, file, opened);
  const exists = (path: string): boolean => opened.has(path) || existsSync(path);
  const scenario = scenarioThatNames(file) ?? scenarioOfScript(file, text, exists);
  if (scenario === null) return null;
  const steps = relative(dirname(scenario), file).split(sep).length;
  return gathered([...uri.split('/').slice(0, -steps), MAIN_FILE].join('/'), scenario, opened);
}

type Opened = ReadonlyMap<string, { readonly uri: string; readonly text: string }>;

/** A scenario whose own file is at a path, with its files and scripts under uris that are like its own. */
function gathered(uri: string, path: string, opened: Opened): Whole {
  const textOf = (file: string): string | null => {
    const edited = opened.get(file);
    if (edited !== undefined) return edited.text;
    const read = readTextFile(file);
    return 'text' in read ? read.text : null;
  };
  const folder = dirname(path);
  const uriOf = (file: string): string =>
    opened.get(file)?.uri ??
    uri.slice(0, uri.lastIndexOf('/') + 1) +
      relative(folder, file).split(sep).map(encodeURIComponent).join('/');
  const own = textOf(path) ?? '';
  const text = withFilesBeside(path, own, (beside) => opened.get(join(folder, beside))?.text ?? null);
  const scripts = scriptsOf(path, text, textOf, opened.keys()).flatMap((one) => {
    const found = textOf(one);
    return found === null ? [] : [{ file: uriOf(one), text: found }];
  });
  return { uri, text, scripts, folder: pathsIn(folder) };
}

/** What is open, by its path. */
function openFiles(open: Asked['open']): Opened {
  return new Map(
    [...open].flatMap(([uri, text]) => {
      const path = pathOf(uri);
      return path === null ? [] : [[path, { uri, text }] as const];
    }),
  );
}

function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}
