import { exportList, listFormats } from '@sandtable/documents';
import { command, type ExitCode } from '../command-line/command.ts';
import { WrongUsage } from '../command-line/problem.ts';
import { languageOf } from '../exercise/reading-language.ts';
import { openScenario } from '../files/open-scenario.ts';
import { writeNewFile } from '../files/written-file.ts';

export const exportInjects = command({
  name: 'export',
  operand: 'SCENARIO',
  options: {
    to: { takes: 'text', value: 'FILE', required: true },
    language: { takes: 'text', value: 'CODE' },
  },
  examples: [
    'sandtable export drone-incident --to injects.xlsx',
    'sandtable export drone-incident --to injects.csv',
  ],
  async run({ operands: [meant], options }, around): Promise<ExitCode> {
    const { say, stderr } = around;
    const file = options.to;
    const format = listFormats.find((each) => file.toLowerCase().endsWith(`.${each}`));
    if (format === undefined) throw new WrongUsage(say('cli.export.format', { file }));
    const { scenario } = openScenario(meant, around);
    const language = languageOf(scenario, options.language, say);
    const bytes = await exportList(scenario, language, format);
    writeNewFile(file, bytes, say);
    stderr.write(`${say('cli.export.done', { file, count: scenario.injects.length })}\n`);
    return 0;
  },
});
