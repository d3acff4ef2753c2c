import { courseOf } from '@sandtable/core/xstate';
import { dot, graphOf, mermaid, outline, svg } from '@sandtable/author';
import { cleanLine } from '@sandtable/words';
import { command, type ExitCode } from '../command-line/command.ts';
import { json } from '../output/json.ts';
import { openScenario } from '../files/open-scenario.ts';

export const graph = command({
  name: 'graph',
  operand: 'SCENARIO',
  options: {
    format: {
      takes: 'one-of',
      values: ['text', 'mermaid', 'dot', 'svg', 'xstate'],
      presumed: 'text',
    },
    detail: { takes: 'one-of', values: ['phases', 'all'], presumed: 'all' },
  },
  examples: [
    'sandtable graph drone-incident --detail phases',
    'sandtable graph drone-incident --format svg > drone-incident.svg',
    'sandtable graph drone-incident --format xstate > machine.json',
  ],
  async run({ operands: [meant], options }, around): Promise<ExitCode> {
    const { stdout, say } = around;
    const { scenario } = openScenario(meant, around);
    // Stately's viewer and editor read a machine's configuration
    if (options.format === 'xstate') {
      stdout.write(json(courseOf(scenario).config, 2));
      return 0;
    }
    const drawn = graphOf(scenario, options.detail, say);
    switch (options.format) {
      case 'mermaid':
        stdout.write(mermaid(drawn));
        break;
      case 'dot':
        stdout.write(dot(drawn));
        break;
      case 'svg':
        stdout.write(await svg(drawn));
        break;
      case 'text': {
        const lines = outline(drawn, Math.max(40, stdout.columns ?? 100), say).split('\n');
        stdout.write(lines.map((line) => /^ */u.exec(line)?.[0] + cleanLine(line.trimStart())).join('\n'));
      }
    }
    return 0;
  },
});
