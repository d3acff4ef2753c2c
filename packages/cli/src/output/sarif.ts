import { relative, sep } from 'node:path';
import { type Diagnostic, diagnosticCatalogue, type Replacement } from '@sandtable/language';
import manifest from '../../package.json' with { type: 'json' };

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
        results: diagnostics.map(({ code, severity, message, reason, fix, place, replace }) => ({
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
                    replacements: [
                      { deletedRegion: regionOf(replace), insertedContent: { text: replace.text } },
                    ],
                  },
                ],
              },
            ],
          }),
        })),
      },
    ],
  };
}

const uriOf = (file: string): string => relative('.', file).split(sep).map(encodeURIComponent).join('/');

const regionOf = ({ line, column, endLine, endColumn }: Omit<Replacement, 'text'>) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});
