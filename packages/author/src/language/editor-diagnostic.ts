/** A diagnostic as an editor marks it. */
import type { Diagnostic, Place } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import { DiagnosticSeverity, type Diagnostic as Shown, type Range } from 'vscode-languageserver';

export function editorDiagnostic(diagnostic: Diagnostic, say: Say): Shown {
  const { code, severity, place } = diagnostic;
  const { message, reason, fix } = diagnosticWords(say.language).said(diagnostic);
  return {
    range: rangeOfPlace(place),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: 'sandtable',
    message: [message, reason, fix].filter((part) => part !== '').join('\n'),
  };
}

/** Editors count from 0. */
export const rangeOfPlace = ({ line, column, endLine, endColumn }: Omit<Place, 'file'>): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});
