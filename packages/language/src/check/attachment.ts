/** What goes with an inject, with what its files hold. */
import { lineOf, rowsOf, spotOfRow, tellLost } from '../text/csv.ts';
import { emptyAttachment, longAttachment, noAlt, notThatPicture } from '../diagnostics/attachment.ts';
import { rowWidth } from '../diagnostics/beside.ts';
import { notTogether } from '../diagnostics/shape.ts';
import { isText } from '../text/document.ts';
import type { SourceText } from '../forms/leaf.ts';
import { pictureKind, promisedKind } from '../files/picture.ts';
import type { Located, PlacedFile, TextReader } from '../text/reader.ts';
import type { Attachment, AttachmentContent, Text } from '@sandtable/core/scenario';
import type { SourceAttachment } from '../schema/attachment.ts';
import { type Checking, maybeText, printedTextOf, textOf } from './checking.ts';

/** Characters of the longest text that can be attached. */
const longest = 100_000;

export function attachmentsOf(
  checking: Checking,
  list: readonly (SourceAttachment | null)[],
): readonly Attachment[] {
  return list.flatMap((source) => {
    if (source === null) return [];
    const title = textOf(checking, source.common.title);
    const file = source.verb === 'file' ? source.of.value : null;
    const content = contentOf(checking, source);
    return content === null ? [] : [{ title, file, ...content }];
  });
}

function contentOf(checking: Checking, source: SourceAttachment): AttachmentContent | null {
  switch (source.verb) {
    case 'text':
      return { holds: 'text', text: printedTextOf(checking, source.of), markdown: false };
    case 'table':
      return {
        holds: 'table',
        alt: textOf(checking, source.with.alt),
        table: source.of.map((row) => row.map((cell) => cell.value)),
      };
    case 'file':
      return fileContent(checking, source.of, source.with.alt);
  }
}

/** Null when the file is not there or does not hold what it should, which was told. */
function fileContent(
  checking: Checking,
  { value: path, spot }: Located<string>,
  shown: SourceText | null,
): AttachmentContent | null {
  const { reader } = checking;
  const alt = maybeText(checking, shown);
  const file = checking.beside.get(path);
  const table = /\.csv$/i.test(path);
  const promised = promisedKind(path);
  if (alt === null && (table || promised !== null)) reader.report(noAlt, spot, { path, table });
  if (shown !== null && spot.start >= 0 && !table && promised === null)
    reader.report(notTogether, shown.spot, {
      first: 'file',
      second: 'alt',
      why: 'A text says itself what is in it; `alt` stands for what can only be seen.',
    });
  if (file === undefined) return null;
  if (promised !== null) {
    const picture = file.text.trim();
    const found = pictureKind(picture);
    if (found === promised) return { holds: 'picture', alt: alt ?? {}, picture };
    reader.report(notThatPicture, spot, { path, found });
    return null;
  }
  if (!isText(reader, file)) return null;
  const characters = file.text.length;
  if (characters > longest) reader.report(longAttachment, spot, { path, characters, most: longest });
  else if (file.text.trim() === '') reader.report(emptyAttachment, spot, { path });
  else if (table) {
    const rows = tableRows(reader, file);
    if (rows?.length === 0) reader.report(emptyAttachment, spot, { path });
    else if (rows !== null) return { holds: 'table', alt: alt ?? {}, table: rows };
  } else return { holds: 'text', text: asWritten(checking, file.text), markdown: /\.md$/i.test(path) };
  return null;
}

/** Rows that are wholly empty are passed over; the others have a cell for each column. */
function tableRows(reader: TextReader, file: PlacedFile): readonly (readonly string[])[] | null {
  const rows = rowsOf(reader, file)?.filter((row) => row.some(({ value }) => value !== ''));
  tellLost(reader, rows ?? []);
  const columns = rows?.[0]?.length ?? 0;
  for (const row of rows ?? [])
    if (row.length !== columns)
      reader.report(rowWidth, lineOf(reader, spotOfRow(row)), { cells: row.length, columns });
  return rows?.map((row) => row.map(({ value }) => value)) ?? null;
}

/** A file's text is read as it is, whatever the language of the reader: its braces are braces. */
function asWritten({ languages }: Checking, text: string): Text {
  const literal = text.trim().replaceAll('\r\n', '\n').replaceAll(/[{}]/g, '$&$&');
  return Object.fromEntries(languages.map((language) => [language, literal]));
}
