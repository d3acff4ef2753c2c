/** What an editor may do at a mark: put the one thing that can be meant in its place. */
import { cutAtWord } from '@sandtable/core/scenario';
import type { Diagnostic } from '@sandtable/language';
import { cleanLine, type Say } from '@sandtable/words';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver';
import { rangeOfPlace, editorDiagnostic } from './editor-diagnostic.ts';

/** The remedies of marks that a stretch of a file touches. */
export function quickFixes(
  diagnostics: readonly Diagnostic[],
  uri: string,
  asked: Range,
  say: Say,
): readonly CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const mark = editorDiagnostic(diagnostic, say);
    if (diagnostic.replace === undefined || !touches(mark.range, asked)) return [];
    const { text } = diagnostic.replace;
    return [
      {
        title: say('author.fix', { text: inShort(text) }),
        kind: CodeActionKind.QuickFix,
        diagnostics: [mark],
        isPreferred: true,
        edit: { changes: { [uri]: [{ range: rangeOfPlace(diagnostic.replace), newText: text }] } },
      },
    ];
  });
}

const touches = (one: Range, other: Range): boolean =>
  !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
const isBefore = (one: Range['start'], other: Range['start']): boolean =>
  one.line < other.line || (one.line === other.line && one.character < other.character);

const inShort = (text: string): string => cutAtWord(cleanLine(text.replaceAll(/\s+/g, ' ').trim()), 60);
