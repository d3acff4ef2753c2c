import { resumeSession } from '@sandtable/host';
import { readRecord } from '@sandtable/records';
import { textReader, wallTime } from '@sandtable/words';
import { command, type ExitCode } from '../command-line/command.ts';
import { dayFrom } from '../command-line/day.ts';
import { paperClock } from '../exercise/paper-clock.ts';
import { BadInput } from '../command-line/problem.ts';

export const transcribe = command({
  name: 'transcribe',
  operand: 'RECORD',
  options: { day: { takes: 'text', value: 'DAY' } },
  examples: ['sandtable transcribe a.jsonl', 'sandtable transcribe a.jsonl --day 2031-08-02'],
  async run({ operands: [file], options }, { say, stdin, stdout, program, writes }): Promise<ExitCode> {
    const given = options.day === undefined ? null : dayFrom('--day', options.day, say);
    const record = readRecord(file);
    const last = record.entries.at(-1)?.wall ?? record.header.wall;
    if (last === null) throw new BadInput(say('cli.transcribe.unattended', { file }));
    const day = given === null ? new Date(last) : new Date(`${given}T00:00:00`);
    const clock = paperClock(last, day, Date.now());
    const { session } = resumeSession({ file, clock, reader: textReader(say.language) });
    writes(session.record.file);
    try {
      const { runPlain } = await import('@sandtable/terminal');
      session.give({ kind: 'transcribe', body: { what: 'begins' } });
      await runPlain(session, {
        input: stdin,
        output: stdout,
        resume: (record) => `${program} run ${record}`,
        greeting: [
          say('cli.transcribe.how'),
          say('cli.transcribe.from', { time: wallTime(last) }),
          say('cli.transcribe.done'),
        ],
        first(line) {
          const read = clock.read(line);
          if ('rest' in read) return read;
          return {
            problem:
              read.wrong === 'earlier'
                ? say('cli.transcribe.earlier', { time: read.time, last: wallTime(clock.now()) })
                : say('cli.transcribe.future', { time: read.time }),
          };
        },
      });
      session.give({ kind: 'transcribe', body: { what: 'ends' } });
    } finally {
      session.close();
    }
    return 0;
  },
});
