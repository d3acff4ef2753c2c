import { styleText } from 'node:util';
import type { Change } from '@sandtable/author';
import { type Diagnostic, diagnosticLines, isError, pictured, renderDiagnostic } from '@sandtable/language';
import { plannedLength, type Scenario } from '@sandtable/core/scenario';
import { clean, cleanLine, duration, type Say } from '@sandtable/words';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import { type CheckedFile, checkPath } from '../files/checked-file.ts';
import { command, type Surroundings } from '../command-line/command.ts';
import { diagnosticColours } from '../output/diagnostic-colours.ts';
import { json } from '../output/json.ts';
import { BadInput } from '../command-line/problem.ts';
import { sarif } from '../output/sarif.ts';
import { readTextFile } from '../files/text-file.ts';

export const check = command({
  name: 'check',
  operand: 'PATH...',
  options: {
    format: { takes: 'one-of', values: ['text', 'json', 'sarif'], presumed: 'text' },
    strict: { takes: 'nothing' },
    fix: { takes: 'nothing' },
    names: { takes: 'text', value: 'FILE' },
  },
  examples: [
    'sandtable check my-scenario.yaml',
    'sandtable check my-scenario.yaml --fix',
    'sandtable check drone-incident scenarios --format sarif > check.sarif',
  ],
  run({ operands, options }, around) {
    const { say, stdout, stderr } = around;
    const realNames = options.names === undefined ? null : namesIn(options.names, say);
    const files = operands.flatMap((path) => checkPath(path, { fix: options.fix, realNames }, say));
    const diagnostics = files.flatMap((file) => file.diagnostics);
    const errors = diagnostics.filter(isError).length;
    const warnings = diagnostics.length - errors;
    if (options.format === 'json') stdout.write(json(asJson(files, say), 2));
    else if (options.format === 'sarif')
      stdout.write(json(sarif(diagnostics, diagnosticWords(say.language)), 2));
    else stdout.write(asText(files, around));
    for (const file of files)
      for (const change of file.changes) stderr.write(`${changeLine(file, change, say)}\n`);
    stderr.write(`${say('cli.check.sum', { files: files.length, errors, warnings })}\n`);
    for (const { file, scenario } of files) {
      const minutes = scenario === null ? null : plannedLength(scenario, presumed(scenario));
      if (minutes !== null)
        stderr.write(
          `${say('cli.check.planned', { file: cleanLine(file), time: duration(minutes * 60, { say, language: say.language }) })}\n`,
        );
    }
    return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
  },
});

const presumed = ({ parameters }: Scenario) => parameters.map(({ name, start }) => [name, start] as const);

/** One name a line; blank lines and those that begin with `#` do not count. */
function namesIn(file: string, say: Say): readonly string[] {
  const read = readTextFile(file);
  if ('problem' in read)
    throw new BadInput(renderDiagnostic(read.problem, '', diagnosticWords(say.language)));
  const lines = read.text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

function changeLine({ file }: CheckedFile, { code, line, column, before, after }: Change, say: Say): string {
  const place = `${cleanLine(file)}:${line}:${column}`;
  return say('cli.check.mended', { place, code, before: shown(before), after: shown(after) });
}
/** Shown with what cannot be seen made visible: blanks at the beginning of a line, and signs that look like blanks or like nothing. */
const shown = (text: string): string =>
  cleanLine(pictured(text.replace(/^[ \t]+/, (blanks) => blanks.replaceAll('\t', '␉').replaceAll(' ', '␣'))));

/** The documented form: `version` rises when a program that reads it would have to change. */
function asJson(files: readonly CheckedFile[], say: Say): unknown {
  const words = diagnosticWords(say.language);
  const told = (diagnostic: Diagnostic) => {
    const { code, severity, place, replace } = diagnostic;
    const { message, reason, fix } = words.said(diagnostic);
    return { code, severity, place, message, reason, fix, ...(replace !== undefined && { replace }) };
  };
  return {
    version: 1,
    files: files.map(({ file, diagnostics }) => ({ file, diagnostics: diagnostics.map(told) })),
  };
}

function asText(files: readonly CheckedFile[], { say, stdout }: Surroundings): string {
  const words = diagnosticWords(say.language);
  return files
    .flatMap(({ text, diagnostics }) =>
      diagnostics.map((diagnostic) => diagnosticLines(diagnostic, text, words)),
    )
    .map((lines) =>
      lines
        .map(({ part, text }) => `${styleText(diagnosticColours[part], clean(text), { stream: stdout })}\n`)
        .join(''),
    )
    .join('\n');
}
