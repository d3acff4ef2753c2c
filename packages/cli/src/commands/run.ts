import { command, type ExitCode } from '../command-line/command.ts';
import { forToday } from '../doctor/for-today.ts';
import { facilitate } from '../exercise/exercise.ts';
import { openedSession, sessionOptions } from '../exercise/opened-session.ts';

export const run = command({
  name: 'run',
  operand: 'SOURCE',
  options: {
    ...sessionOptions,
    plain: { takes: 'nothing' },
    rehearse: { takes: 'nothing' },
    unattended: { takes: 'nothing' },
  },
  examples: [
    'sandtable run drone-incident',
    'sandtable run drone-incident --set agenda=short --seed 7',
    'sandtable run my-record.jsonl',
    'sandtable run drone-incident --plain',
    'sandtable run drone-incident --rehearse',
    'sandtable run drone-incident --chatham-house',
    'sandtable run drone-incident --exercise exercise.yaml',
  ],
  async run({ operands: [source], options }, around): Promise<ExitCode> {
    const { plain, unattended } = options;
    const isAsked = !unattended && (around.stdin.isTTY || plain);
    const session = await openedSession(source, options, isAsked, around);
    const today = forToday(source, session.scenario, options.exercise, around);
    return facilitate(session, { plain, unattended, today }, around);
  },
});
