import { format } from '@sandtable/author';
import { filesIn, nameBeside, readScenario, renderDiagnostic } from '@sandtable/core';
import { cleanLine } from '@sandtable/words';
import { scenarioFiles } from '../checked-file.ts';
import { command } from '../command.ts';
import { BadInput } from '../problem.ts';
import { readScenarioFiles } from '../scenario-files.ts';
import { replaceTextFile } from '../text-file.ts';

export const fmt = command({
  name: 'fmt',
  operand: 'PATH...',
  options: { check: { takes: 'nothing' } },
  examples: ['sandtable fmt my-scenario.yaml', 'sandtable fmt scenarios --check'],
  run({ operands, options }, { say, stdout, stderr, program }) {
    let outcome: 0 | 1 = 0;
    for (const path of operands.flatMap((meant) => scenarioFiles(meant, say))) {
      const read = readScenarioFiles(path);
      if ('problem' in read) throw new BadInput(renderDiagnostic(read.problem, ''));
      if (readScenario(read.text, path).scenario === null) {
        const file = cleanLine(path);
        stderr.write(`${say('cli.fmt.errors', { file, check: `${program} check ${file}` })}\n`);
        outcome = 1;
        continue;
      }
      const { own, beside } = filesIn(read.text);
      const parts = beside.filter((one) => /\.ya?ml$/.test(one.path));
      const all = [
        { name: path, text: own },
        ...parts.map((one) => ({ name: nameBeside(path, one.path), text: one.text ?? '' })),
      ];
      for (const { name, text } of all) {
        const formatted = format(text);
        if (formatted === text) continue;
        if (!options.check) replaceTextFile(name, formatted, say);
        else outcome = 1;
        const file = cleanLine(name);
        stdout.write(`${say(options.check ? 'cli.fmt.would-change' : 'cli.fmt.changed', { file })}\n`);
      }
    }
    return outcome;
  },
});
