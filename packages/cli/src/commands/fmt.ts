import { format } from '@sandtable/author';
import { readScenario, renderDiagnostic } from '@sandtable/core';
import { cleanLine } from '@sandtable/words';
import { scenarioFiles } from '../checked-file.ts';
import { command } from '../command.ts';
import { BadInput } from '../problem.ts';
import { readTextFile, replaceTextFile } from '../text-file.ts';

export const fmt = command({
  name: 'fmt',
  operand: 'PATH...',
  options: { check: { takes: 'nothing' } },
  examples: ['sandtable fmt my-scenario.yaml', 'sandtable fmt scenarios --check'],
  run({ operands, options }, { say, stdout, stderr, program }) {
    let outcome: 0 | 1 = 0;
    for (const path of operands.flatMap((meant) => scenarioFiles(meant, say))) {
      const read = readTextFile(path);
      if ('problem' in read) throw new BadInput(renderDiagnostic(read.problem, ''));
      const file = cleanLine(path);
      if (readScenario(read.text, path).scenario === null) {
        stderr.write(`${say('cli.fmt.errors', { file, check: `${program} check ${file}` })}\n`);
        outcome = 1;
        continue;
      }
      const text = format(read.text);
      if (text === read.text) continue;
      if (!options.check) replaceTextFile(path, text, say);
      else outcome = 1;
      stdout.write(`${say(options.check ? 'cli.fmt.would-change' : 'cli.fmt.changed', { file })}\n`);
    }
    return outcome;
  },
});
