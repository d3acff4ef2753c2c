/** Places of a study in what the editor has open, and back: a study may be of an earlier state of a text. */
import type { Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Spot } from '@sandtable/language/editing';
import { fileIn, fileOf, isSame, plainly, shiftBetween, type Study } from './study.ts';

export interface Documents {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => readonly TextDocument[];
}

export const editorRange = (document: TextDocument, { start, end }: Spot): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/** The uri under which the editor has a file, or would have it: names beside a scenario stand in it as the scenario writes them. */
export const uriOf = (documents: Documents, file: string): string =>
  documents.all().find(({ uri }) => isSame(uri, file))?.uri ??
  encodeURI(plainly(file)).replaceAll(/[?#]/g, encodeURIComponent);

/** An offset of a document in the text of a study; null in what was typed since. */
export function offsetIn(study: Study, document: TextDocument, offset: number): number | null {
  const file = fileIn(study, document.uri);
  if (file === null) return null;
  const at = shiftBetween(file.text, document.getText()).back(offset);
  return at === null ? null : at + file.start;
}

/** Where a spot of a study stands in the document that is open now, or on the disk; null in what was typed since. */
export function locationOf(
  documents: Documents,
  study: Study,
  spot: Spot,
): { readonly uri: string; readonly range: Range } | null {
  const file = fileOf(study.files, spot.start);
  if (file === null) return null;
  const uri = uriOf(documents, file.file);
  const document = documents.get(uri) ?? TextDocument.create(uri, 'yaml', 0, file.text);
  const { forth } = shiftBetween(file.text, document.getText());
  const [start, end] = [forth(spot.start - file.start), forth(spot.end - file.start)];
  return start === null || end === null ? null : { uri, range: editorRange(document, { start, end }) };
}

/** A document that has not been changed since it was studied, with the spots of the study in it; null when it has been changed. */
export interface Settled {
  readonly document: TextDocument;
  readonly study: Study;
  readonly within: (spot: Spot) => boolean;
  readonly inFile: (spot: Spot) => Spot;
}
export function settledDocument(document: TextDocument, study: Study): Settled | null {
  const file = fileIn(study, document.uri);
  if (file === null || file.text !== document.getText()) return null;
  return {
    document,
    study,
    within: ({ start, end }) => start >= file.start && end <= file.start + file.text.length,
    inFile: ({ start, end }) => ({ start: start - file.start, end: end - file.start }),
  };
}
