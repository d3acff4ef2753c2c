/** A diagnostic as an editor marks it. */
import type { Diagnostic, Place } from '@sandtable/language';
import { DiagnosticSeverity, type Diagnostic as Shown, type Range } from 'vscode-languageserver';

export const shown = ({ code, severity, place, message, reason, fix }: Diagnostic): Shown => ({
  range: rangeOfPlace(place),
  severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  code,
  source: 'sandtable',
  message: [message, reason, fix].filter((part) => part !== '').join('\n'),
});

/** Editors count from 0. */
export const rangeOfPlace = ({ line, column, endLine, endColumn }: Omit<Place, 'file'>): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});
