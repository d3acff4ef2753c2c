import { systemClock } from '@sandtable/host';
import { followExercise } from '@sandtable/host/recorded';
import { type Say, textReader } from '@sandtable/words';
import { command, type ExitCode } from '../command-line/command.ts';
import { isInteractive } from '../exercise/exercise.ts';
import { languageOfRecord } from '../exercise/going-on.ts';
import { BadInput } from '../command-line/problem.ts';
import { openRecords, recordFolder } from '../records/record-folder.ts';

export const screen = command({
  name: 'screen',
  operand: '[RECORD]',
  options: { language: { takes: 'text', value: 'CODE' }, plain: { takes: 'nothing' } },
  examples: ['sandtable screen', 'sandtable screen a.jsonl', 'sandtable screen a.jsonl --plain'],
  async run({ operands, options }, around): Promise<ExitCode> {
    const file = operands.at(0) ?? recordThatIsOpen(around.say);
    const reader = textReader(languageOfRecord(file, options.language, around.say));
    const exercise = followExercise({ file, clock: systemClock, reader });
    const { env, say, stdin, stdout, stderr, own } = around;
    try {
      const { openRoom, printRoom } = await import('@sandtable/terminal');
      if (options.plain || !isInteractive(around)) await printRoom(exercise, stdout);
      else {
        await openRoom(exercise, { env, streams: { stdin, stdout, own } });
        stderr.write(`${say('room.left')}\n`);
      }
    } finally {
      exercise.close();
    }
    return 0;
  },
});

/** The one exercise that is played on this computer now; where there are more, it must be named. */
function recordThatIsOpen(say: Say): string {
  const [file, ...others] = openRecords();
  if (file === undefined) throw new BadInput(say('cli.screen.none-open', { folder: recordFolder() }));
  if (others.length > 0) throw new BadInput(say('cli.screen.which', { files: [file, ...others].join('\n') }));
  return file;
}
