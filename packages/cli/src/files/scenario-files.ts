/** A scenario's file, and those in its folder that it names, read from the disk into one text. */
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import {
  type Absent,
  type FileBeside,
  filesIn,
  filesWanted,
  mostFiles,
  mostText,
  oneText,
} from '@sandtable/language';
import { isPicture } from '@sandtable/language/editing';
import { pathMeant, pathOnDisk } from './folder.ts';
import { MAIN_FILE } from './library.ts';
import { readTextFile, type TextFile } from './text-file.ts';

/** Reads a scenario with its files beside. That one of those cannot be read is told by the reader, where it is named. */
export function readScenarioFiles(file: string): TextFile {
  const read = readTextFile(file);
  return 'problem' in read ? read : { text: withFilesBeside(file, read.text) };
}

/** The one text of a scenario whose own text is `own`; `open` gives what an editor has of a path, if it has. */
export function withFilesBeside(
  file: string,
  own: string,
  open: (path: string) => string | null = () => null,
): string {
  const beside: FileBeside[] = [];
  let left = mostText;
  let text = oneText(own, beside);
  for (;;) {
    const wanted = filesWanted(text);
    if (wanted.length === 0 || beside.length > mostFiles) return text;
    for (const path of wanted) {
      const edited = open(path);
      const found =
        edited === null ? fileBeside(dirname(file), path, left) : { path, text: edited, why: null };
      left -= found.text?.length ?? 0;
      beside.push(found);
    }
    text = oneText(own, beside);
  }
}

/** What can be mended and written in the one style: of the files beside, prose and pictures are the author's own. */
export const isYamlOrTable = (file: string): boolean => /\.(?:ya?ml|csv)$/i.test(file);

/** For a file that is no scenario, the scenario in a folder above that names it; null when none does. `read` gives the whole text of a scenario, or null. */
export function scenarioThatNames(
  file: string,
  read: (scenario: string) => string | null = readIfThere,
): string | null {
  for (let folder = dirname(file), steps = 0; steps < 8; folder = dirname(folder), steps += 1) {
    const above = join(folder, MAIN_FILE);
    const text = read(above);
    if (text === null) {
      if (dirname(folder) === folder) return null;
      continue;
    }
    const path = relative(folder, file).split(sep).join('/');
    const isNamed = filesIn(text).beside.some((one) => one.path.normalize() === path.normalize());
    return isNamed ? above : null;
  }
  return null;
}

function readIfThere(scenario: string): string | null {
  if (!existsSync(scenario)) return null;
  const read = readScenarioFiles(scenario);
  return 'text' in read ? read.text : '';
}

const MOST_BYTES = { text: 2 * 1024 * 1024, picture: 512 * 1024 } as const;

function fileBeside(folder: string, path: string, left: number): FileBeside {
  const absent = (why: Absent): FileBeside => ({ path, text: null, why });
  let descriptor: number | null = null;
  try {
    const home = realpathSync(folder);
    const there = pathOnDisk(home, path);
    if (there === null) {
      const near = pathMeant(home, path);
      return near === null ? absent('missing') : { ...absent('missing'), near };
    }
    const real = realpathSync(there);
    const inside = relative(home, real);
    if (inside === '..' || inside.startsWith(`..${sep}`) || inside === real) return absent('outside');
    // a pipe that nobody writes to would never open
    descriptor = openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(descriptor);
    if (found.isDirectory()) return absent('folder');
    if (!found.isFile()) return absent('other');
    const most = isPicture(path) ? MOST_BYTES.picture : MOST_BYTES.text;
    if (found.size > Math.min(most, left)) return absent('large');
    const bytes = readFileSync(descriptor);
    return { path, text: isPicture(path) ? dataUri(path, bytes) : bytes.toString('utf8'), why: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return absent('missing');
    return absent(code === 'EACCES' || code === 'EPERM' ? 'denied' : code === 'EISDIR' ? 'folder' : 'other');
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function dataUri(path: string, bytes: Buffer): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return `data:image/${ending === 'jpg' ? 'jpeg' : ending};base64,${bytes.toString('base64')}`;
}
