/** What goes with an inject: a text, a table or a picture, in place or in a file beside. */
import { svgPicture } from '../diagnostics/attachment.ts';
import { fileKinds, fileName } from '../forms/file-name.ts';
import { type FormOf, list, optional, required } from '../forms/form.ts';
import { type Form } from '../forms/shape.ts';
import { line, tellAt, text, written } from '../forms/leaf.ts';
import { type Located, blankName } from '../text/reader.ts';
import { oneVerb, verb } from '../forms/verb.ts';

const anyFile = fileName(fileKinds.attached);
const attachedFile: Form<Located<string>> = {
  ...anyFile,
  read: (node, reader, owner) => {
    if (!/\.svgz?$/i.test(written(node))) return anyFile.read(node, reader, owner);
    reader.report(svgPicture, tellAt(reader, node), undefined);
    return blankName;
  },
};

const shows = 'What it shows, for who cannot see it.';
export const attachment = oneVerb(
  'an attachment',
  {
    text: verb(text, 'A text to be read.', {}),
    table: verb(list('row', list('cell', line)), 'Its rows; the first names the columns.', {
      alt: required(text, shows),
    }),
    file: verb(attachedFile, 'A file in the folder of the scenario: a text, a table as CSV, or a picture.', {
      alt: optional(text, 'What it shows, for who cannot see it: of every picture and table.'),
    }),
  },
  { title: required(text, 'Its title.') },
);
export type SourceAttachment = NonNullable<FormOf<typeof attachment>>;
