/** Copies that sync programs and people leave beside a file. */
import { basename, dirname, extname, join } from 'node:path';
import { fileNamesIn } from './folder.ts';

/** What is put between a name and its ending: `(Anna's conflicted copy)`, `.sync-conflict-…`, `-ANNA` (OneDrive: a computer's name), `copy 2`. */
const marks = [
  / ?\(.+\)/,
  /\.sync-conflict-.+/,
  /[ _-]conflict.*/i,
  /-(?=[^a-z]*[A-Z])[\dA-Z_'’ -]+/,
  / - \p{Lu}\p{L}+(?: \(\d+\))?/u, // Windows, in any language: ` - Copy`, ` - Kopie (2)`
  / copy(?: \d+)?/,
  / \d+/,
].map((mark) => new RegExp(`^(?:${mark.source})$`, mark.flags));

/** The files beside that look like copies of a file. */
export function copiesBeside(file: string): readonly string[] {
  const ending = extname(file);
  const stem = basename(file, ending);
  return fileNamesIn(dirname(file))
    .filter((name) => name.startsWith(stem) && name.endsWith(ending) && name !== basename(file))
    .filter((name) => marks.some((mark) => mark.test(name.slice(stem.length, name.length - ending.length))))
    .map((name) => join(dirname(file), name));
}
