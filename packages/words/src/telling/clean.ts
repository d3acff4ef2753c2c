// Texts from outside made fit for a terminal: whatever could move a cursor, hide words or turn them round is taken out.
import { stripVTControlCharacters } from 'node:util';

// C0 without tab and line feed, DEL, C1
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
// embeddings, overrides and isolates; the marks U+200E and U+200F stay, they only help
const directions = /[\u202a-\u202e\u2066-\u2069]/gu;
const lineBreaks = /\r\n?|[\u2028\u2029\u0085]/gu;
const invisible = /\ufeff/gu;

/** Keeps line breaks and words in every script; escape sequences, control characters and direction overrides are gone. */
export function clean(text: string): string {
  return stripVTControlCharacters(text.toWellFormed().replace(lineBreaks, '\n'))
    .replace(controls, '')
    .replace(directions, '')
    .replace(invisible, '')
    .replaceAll('\t', ' ');
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return clean(text)
    .replace(/\s*\n\s*/gu, ' ')
    .trim();
}

/** A text that stands within a sentence, which brings its own full stop; three points stay. */
export const withinSentence = (text: string): string => text.trim().replace(/(?<!\.)\.$/u, '');
