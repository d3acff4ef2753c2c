import type { DiagnosticLine } from '@sandtable/language';

export const diagnosticColours = {
  heading: 'bold',
  source: 'reset',
  marker: 'red',
  reason: 'reset',
  fix: 'green',
} as const satisfies Record<DiagnosticLine['part'], unknown>;
