/** The scenario that a document of an editor belongs to, with what the editor has open in the place of what is on the disk. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AskedDocument, Whole } from '@sandtable/author';
import type { Diagnostic } from '@sandtable/language';
import { MAIN_FILE } from '../files/library.ts';
import { scenarioThatNames, withFilesBeside } from '../files/scenario-files.ts';
import { scenarioOfScript, scriptsOf } from '../files/script-files.ts';
import { readTextFile, type TextFile } from '../files/text-file.ts';
import { pathsIn } from '../files/folder.ts';

/** Null: it belongs to none. */
export function editedScenario({ uri, open }: AskedDocument): Whole | null {
  const opened = openFiles(open);
  const text = open.get(uri) ?? '';
  const isScenario = /(?:^|\/)scenario\.ya?ml$/.test(uri) || /^sandtable\s*:/m.test(text);
  const file = pathOf(uri);
  if (file === null) return isScenario ? { uri, text, scripts: [], folder: [], unreadable: [] } : null;
  if (isScenario) return gathered(uri, file, opened);
  const exists = (path: string): boolean => opened.has(path) || existsSync(path);
  const whole = (path: string) => (exists(path) ? wholeText(path, opened) : null);
  const scenario = scenarioThatNames(file, whole) ?? scenarioOfScript(file, text, exists);
  if (scenario === null) return null;
  const steps = relative(dirname(scenario), file).split(sep).length;
  return gathered([...uri.split('/').slice(0, -steps), MAIN_FILE].join('/'), scenario, opened);
}

type Opened = ReadonlyMap<string, { readonly uri: string; readonly text: string }>;

/** A scenario whose own file is at a path, with its files and scripts under uris that are like its own. */
function gathered(uri: string, path: string, opened: Opened): Whole {
  const folder = dirname(path);
  const uriOf = (file: string): string =>
    opened.get(file)?.uri ??
    uri.slice(0, uri.lastIndexOf('/') + 1) +
      relative(folder, file).split(sep).map(encodeURIComponent).join('/');
  const unreadable: Diagnostic[] = [];
  const readNow = (file: string): string | null => {
    const read = textNow(file, opened);
    if ('text' in read) return read.text;
    const { place } = read.problem;
    unreadable.push({ ...read.problem, place: { ...place, file: file === path ? uri : uriOf(file) } });
    return null;
  };
  readNow(path);
  const text = wholeText(path, opened);
  const scripts = scriptsOf(path, text, (file) => textIn(textNow(file, opened)), opened.keys());
  return {
    uri,
    text,
    scripts: scripts.flatMap((one) => {
      const found = readNow(one);
      return found === null ? [] : [{ file: uriOf(one), text: found }];
    }),
    folder: pathsIn(folder),
    unreadable,
  };
}

function textNow(file: string, opened: Opened): TextFile {
  const edited = opened.get(file);
  return edited === undefined ? readTextFile(file) : { text: edited.text };
}
const textIn = (read: TextFile): string | null => ('text' in read ? read.text : null);

const wholeText = (path: string, opened: Opened): string =>
  withFilesBeside(
    path,
    textIn(textNow(path, opened)) ?? '',
    (beside) => opened.get(join(dirname(path), beside))?.text ?? null,
  );

/** What is open, by its path. */
function openFiles(open: AskedDocument['open']): Opened {
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
