/** A diagnostic as lines of text, with the offending text underlined. Colour is the reader's business: each line says what it is. */
import columnsOf from 'string-width';
import { filesIn, plainText } from '../files/files.ts';
import { type Diagnostic, type Place, harmless } from './diagnostic.ts';
import { type DiagnosticWords, englishDiagnostics } from './words.ts';

export interface DiagnosticLine {
  readonly part: 'heading' | 'source' | 'marker' | 'reason' | 'fix';
  readonly text: string;
}

const widest = 96;

/** Shows odd blanks and characters without width as visible signs, so that one sees what is underlined. */
export const pictured = (text: string): string =>
  text
    .replaceAll(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, '\u237d')
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '\u25af');

function lineOf(text: string, line: number): string | null {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return null;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '');
}

/** The text of the file that a diagnostic is about, out of the one text of a scenario's files. */
function textOf({ file }: Place, text: string): string {
  const { own, beside } = filesIn(text);
  const named = beside.filter(
    ({ path }) => file === path || file.endsWith(`/${path}`) || file.endsWith(`\\${path}`),
  );
  const found = named.sort((one, other) => other.path.length - one.path.length).at(0);
  return plainText(found?.text ?? own);
}

/** `sourceText` is the text of the scenario's file, or the one text of all its files. */
export function diagnosticLines(
  diagnostic: Diagnostic,
  sourceText: string,
  words: DiagnosticWords = englishDiagnostics,
): readonly DiagnosticLine[] {
  const { place, severity, code } = diagnostic;
  const { message, reason, fix } = words.said(diagnostic);
  const heading = `${harmless(place.file)}:${place.line}:${place.column}: ${words.severity[severity]} ${code}: ${message}`;
  const lines: DiagnosticLine[] = [{ part: 'heading', text: heading }];
  const source = lineOf(textOf(place, sourceText), place.line);
  if (source !== null && source.trim() !== '') {
    const from = place.column - 1;
    const to = place.endLine === place.line ? Math.max(place.endColumn - 1, from + 1) : source.length;
    // a long line is shown around the offence
    const start = source.length <= widest ? 0 : Math.max(0, Math.min(from - 20, source.length - widest));
    const number = String(place.line).padStart(5);
    const before = start > 0 ? '...' : '';
    const after = start + widest < source.length ? '...' : '';
    const marked = pictured(source.slice(from, to));
    const visible = harmless(
      `${source.slice(start, from)}${marked}${source.slice(to)}`.slice(0, widest).replaceAll('\t', ' '),
    );
    const indent = columnsOf(before) + columnsOf(harmless(source.slice(start, from).replaceAll('\t', ' ')));
    const carets = Math.max(
      1,
      columnsOf(harmless(marked.slice(0, start + widest - from).replaceAll('\t', ' '))),
    );
    lines.push({ part: 'source', text: `${number} | ${before}${visible}${after}` });
    lines.push({
      part: 'marker',
      text: `${' '.repeat(number.length)} | ${' '.repeat(indent)}${'^'.repeat(carets)}`,
    });
  }
  lines.push(
    { part: 'reason', text: `  ${words.why}: ${reason}` },
    { part: 'fix', text: `  ${words.fix}: ${fix}` },
  );
  return lines;
}

/** A diagnostic as plain text, without a line break at its end. */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  sourceText: string,
  words: DiagnosticWords = englishDiagnostics,
): string {
  return diagnosticLines(diagnostic, sourceText, words)
    .map((line) => line.text)
    .join('\n');
}
