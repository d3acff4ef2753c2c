import { styleText } from 'node:util';
import { diagnosticLines } from '@sandtable/core';
import { clean } from '@sandtable/words';
import { type CheckedFile, checkPath } from '../checked-file.ts';
import { command, type Surroundings } from '../command.ts';
import { diagnosticColours } from '../diagnostic-colours.ts';
import { json } from '../json.ts';
import { sarif } from '../sarif.ts';

export const check = command({
  name: 'check',
  operand: 'PATH...',
  options: {
    format: { takes: 'one-of', values: ['text', 'json', 'sarif'], presumed: 'text' },
    strict: { takes: 'nothing' },
  },
  examples: [
    'sandtable check my-scenario.yaml',
    'sandtable check drone-incident scenarios --format sarif > check.sarif',
  ],
  run({ operands, options }, around) {
    const { say, stdout, stderr } = around;
    const files = operands.flatMap((path) => checkPath(path, say));
    const diagnostics = files.flatMap((file) => file.diagnostics);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const warnings = diagnostics.length - errors;
    if (options.format === 'json') stdout.write(json(asJson(files), 2));
    else if (options.format === 'sarif') stdout.write(json(sarif(diagnostics), 2));
    else stdout.write(asText(files, around));
    stderr.write(`${say('cli.check.sum', { files: files.length, errors, warnings })}\n`);
    return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
  },
});

/** The documented form: `version` rises when a program that reads it would have to change. */
function asJson(files: readonly CheckedFile[]): unknown {
  return { version: 1, files: files.map(({ file, diagnostics }) => ({ file, diagnostics })) };
}

function asText(files: readonly CheckedFile[], { stdout }: Surroundings): string {
  return files
    .flatMap(({ text, diagnostics }) => diagnostics.map((diagnostic) => diagnosticLines(diagnostic, text)))
    .map((lines) =>
      lines
        .map(({ part, text }) => `${styleText(diagnosticColours[part], clean(text), { stream: stdout })}\n`)
        .join(''),
    )
    .join('\n');
}
