/** The form of a name of a file beside. */
import { isScalar } from 'yaml';
import { badFileName } from '../diagnostics/beside.ts';
import { isPathBeside } from '../files/files.ts';
import { pictureEndings } from '../files/picture.ts';
import { badFormat } from '../diagnostics/value.ts';
import { entries, isEmpty, tellEmpty, wantMap } from './form.ts';
import { type Form } from './shape.ts';
import { languagePattern, tellAt, written } from './leaf.ts';
import { type Located, blankName, spotOf } from '../text/reader.ts';

/** How names of files beside end, by what they are named for. */
export const fileKinds = {
  part: ['.yaml', '.yml'],
  table: ['.csv'],
  attached: ['.txt', '.md', '.csv', ...pictureEndings],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const endsIn = (path: string, kinds: readonly string[]): boolean =>
  kinds.some((kind) => path.toLowerCase().endsWith(kind));
export const isFileName = (path: string, kinds: readonly string[]): boolean =>
  isPathBeside(path) && endsIn(path, kinds);

/** The name of a file in the scenario's folder, by its ending. What it holds is looked up where the files are put together. */
export function fileName(kinds: readonly string[]): Form<Located<string>> {
  return {
    blank: blankName,
    read: (node, reader) => {
      const found = written(node);
      const outside = /^(?:[/\\~]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|:\/\//.test(found);
      const why = outside
        ? 'outside'
        : !isScalar(node) || !isPathBeside(found)
          ? 'name'
          : endsIn(found, kinds)
            ? null
            : 'kind';
      if (why === null) return { value: found, spot: spotOf(node) };
      reader.report(badFileName, tellAt(reader, node), { found, kinds, why });
      return blankName;
    },
    schema: () => ({ type: 'string', pattern: `\\.(${kinds.map((kind) => kind.slice(1)).join('|')})$` }),
    shape: { is: 'file', kinds },
  };
}

const translationFile = fileName(fileKinds.part);
/** A file for each language. */
export const translationFiles: Form<
  readonly { readonly language: Located<string>; readonly file: Located<string> }[]
> = {
  blank: [],
  read: (node, reader, owner) => {
    const map = wantMap(node, reader, 'a map of files by language', '{ fr: texts.fr.yaml }');
    if (map === null) return [];
    return entries(map, reader).flatMap((entry) => {
      const { key, keySpot: spot, value } = entry;
      if (!languagePattern.test(key)) {
        reader.report(badFormat, spot, { found: key, wanted: 'a language code', example: 'fr' });
        return [];
      }
      if (value === null || isEmpty(value)) {
        tellEmpty(reader, entry);
        return [];
      }
      return [{ language: { value: key, spot }, file: translationFile.read(value, reader, owner) }];
    });
  },
  schema: () => ({ type: 'object', additionalProperties: translationFile.schema(), minProperties: 1 }),
  shape: translationFile.shape,
};
