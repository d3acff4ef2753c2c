import { relative, sep } from 'node:path';
import { type Diagnostic, diagnosticCatalogue } from '@sandtable/core';
import manifest from '../package.json' with { type: 'json' };

/** Diagnostics in SARIF 2.1.0 (OASIS), which code hosts and editors read. */
export function sarif(diagnostics: readonly Diagnostic[]): unknown {
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
              shortDescription: { text: diagnosticCatalogue.get(code)?.title ?? code },
              fullDescription: { text: diagnosticCatalogue.get(code)?.explanation ?? code },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(({ code, severity, message, reason, fix, place }) => ({
          ruleId: code,
          level: severity,
          message: { text: [message, reason, fix].join('\n') },
          locations: [
            {
              physicalLocation: {
                artifactLocation: {
                  uri: relative('.', place.file).split(sep).map(encodeURIComponent).join('/'),
                },
                region: {
                  startLine: place.line,
                  startColumn: place.column,
                  endLine: place.endLine,
                  endColumn: place.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
