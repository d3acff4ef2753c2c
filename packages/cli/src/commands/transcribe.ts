import { resumeSession } from '@sandtable/host/recorded';
import { readRecord } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import { wallDate, zoneWords } from '@sandtable/words/room-time';
import { command, type ExitCode } from '../command-line/command.ts';
import { dayFrom } from '../command-line/day.ts';
import { paperClock } from '../exercise/paper-clock.ts';
import { BadInput } from '../command-line/problem.ts';

export const transcribe = command({
  name: 'transcribe',
  operand: 'RECORD',
  options: { day: { takes: 'text', value: 'DAY' } },
  examples: ['sandtable transcribe a.jsonl', 'sandtable transcribe a.jsonl --day 2031-08-02'],
  async run({ operands: [file], options }, { say, stdin, stdout, own, program, writes }): Promise<ExitCode> {
    const given = options.day === undefined ? null : dayFrom('--day', options.day, say);
    const record = readRecord(file);
    const last = record.entries.at(-1)?.wall ?? record.header.wall;
    if (last === null) throw new BadInput(say('cli.transcribe.unattended', { file }));
    const zone = record.header.zone ?? null;
    const room = { say, language: say.language, zone };
    const clock = paperClock(last, given === null ? null : partsOf(given), Date.now(), zone);
    const { session } = resumeSession({ file, clock, reader: textReader(say.language) });
    writes(session.record.file);
    try {
      const { runPlain } = await import('@sandtable/terminal');
      session.give({ kind: 'transcribe', body: { what: 'begins' } });
      await runPlain(session, {
        input: stdin,
        output: stdout,
        own,
        piped: !stdin.isTTY,
        resume: (record) => `${program} run ${record}`,
        greeting: [
          say('cli.transcribe.how'),
          say('cli.transcribe.from', { time: wallDate(last, room), zone: zoneWords(room) }),
          say('cli.transcribe.done'),
        ],
        first(line) {
          const read = clock.read(line);
          if ('rest' in read) return read;
          const { time, wrong } = read;
          return {
            problem: say(`cli.transcribe.${wrong}`, { time, last: wallDate(clock.now(), room) }),
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

function partsOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}
