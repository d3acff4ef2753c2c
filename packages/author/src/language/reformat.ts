/** A text in the one style, as one edit of the lines that change: an editor keeps its cursor and its marks in the others. */
import type { TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { editorRange } from './place.ts';

export function reformatted(document: TextDocument, now: string): TextEdit[] {
  const text = document.getText();
  if (now === text) return [];
  const shorter = Math.min(text.length, now.length);
  let same = 0;
  while (same < shorter && text[same] === now[same]) same += 1;
  const start = same === 0 ? 0 : text.lastIndexOf('\n', same - 1) + 1;
  let tail = 0;
  while (tail < shorter - start && text.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  // whole lines: what ends the change is the beginning of a line, or the end of both
  while (tail > 0 && text[text.length - tail - 1] !== '\n') tail -= 1;
  const range = editorRange(document, { start, end: text.length - tail });
  return [{ range, newText: now.slice(start, now.length - tail) }];
}
