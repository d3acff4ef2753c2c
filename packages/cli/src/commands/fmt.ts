import { cleanLine } from '@sandtable/words';
import { command } from '../command-line/command.ts';
import { styledFiles } from '../files/styled-files.ts';
import { replaceTextFile } from '../files/written-file.ts';

export const fmt = command({
  name: 'fmt',
  operand: 'PATH...',
  options: { check: { takes: 'nothing' } },
  examples: ['sandtable fmt my-scenario.yaml', 'sandtable fmt scenarios --check'],
  run({ operands, options }, { say, stdout, stderr, program }) {
    let outcome: 0 | 1 = 0;
    for (const { file, text, styled } of operands.flatMap((meant) => styledFiles(meant, say))) {
      const name = cleanLine(file);
      if (styled === null) {
        stderr.write(`${say('cli.fmt.errors', { file: name, check: `${program} check ${name}` })}\n`);
        outcome = 1;
        continue;
      }
      if (styled === text) continue;
      if (!options.check) replaceTextFile(file, styled, say);
      else outcome = 1;
      stdout.write(`${say(options.check ? 'cli.fmt.would-change' : 'cli.fmt.changed', { file: name })}\n`);
    }
    return outcome;
  },
});
