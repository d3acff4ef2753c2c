import { relative, sep } from 'node:path';
import { type Diagnostic, diagnosticCatalogue, type Replacement } from '@sandtable/language';
import type { DiagnosticWords } from '@sandtable/language/diagnostic-words';
import manifest from '../../package.json' with { type: 'json' };

/** Diagnostics in SARIF 2.1.0 (OASIS), which code hosts and editors read. */
export function sarif(diagnostics: readonly Diagnostic[], words: DiagnosticWords): unknown {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sandtable',
            version: manifest.version,
            rules: codes.map((code) => ({
              id: code,
              ...describe(code, words),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, words)),
      },
    ],
  };
}

function resultOf(diagnostic: Diagnostic, words: DiagnosticWords) {
  const { code, severity, place, replace } = diagnostic;
  const { message, reason, fix } = words.said(diagnostic);
  return {
    ruleId: code,
    level: severity,
    message: { text: [message, reason, fix].join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place.file) },
          region: regionOf(place),
        },
      },
    ],
    ...(replace !== undefined && {
      fixes: [
        {
          description: { text: fix },
          artifactChanges: [
            {
              artifactLocation: { uri: uriOf(place.file) },
              replacements: [{ deletedRegion: regionOf(replace), insertedContent: { text: replace.text } }],
            },
          ],
        },
      ],
    }),
  };
}

const describe = (code: string, words: DiagnosticWords) => {
  const entry = diagnosticCatalogue.get(code);
  const told = entry === undefined ? { title: code, explanation: code } : words.told(entry);
  return { shortDescription: { text: told.title }, fullDescription: { text: told.explanation } };
};

const uriOf = (file: string): string => relative('.', file).split(sep).map(encodeURIComponent).join('/');

const regionOf = ({ line, column, endLine, endColumn }: Omit<Replacement, 'text'>) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});
