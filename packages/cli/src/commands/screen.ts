import { followExercise, systemClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';
import { command, type ExitCode } from '../command-line/command.ts';
import { isInteractive } from '../exercise/exercise.ts';
import { languageOfRecord } from '../exercise/reading-language.ts';

export const screen = command({
  name: 'screen',
  operand: 'RECORD',
  options: { language: { takes: 'text', value: 'CODE' }, plain: { takes: 'nothing' } },
  examples: ['sandtable screen a.jsonl', 'sandtable screen a.jsonl --plain'],
  async run({ operands: [file], options }, around): Promise<ExitCode> {
    const reader = textReader(languageOfRecord(file, options.language, around.say));
    const exercise = followExercise({ file, clock: systemClock, reader });
    const { env, say, stdin, stdout, stderr } = around;
    try {
      const { openRoom, printRoom } = await import('@sandtable/terminal');
      if (options.plain || !isInteractive(around)) await printRoom(exercise, stdout);
      else {
        await openRoom(exercise, { env, streams: { stdin, stdout } });
        stderr.write(`${say('room.left')}\n`);
      }
    } finally {
      exercise.close();
    }
    return 0;
  },
});
