import { rmSync } from 'node:fs';
import { openPreparedSeats } from '@sandtable/host';
import { command, type ExitCode } from '../command-line/command.ts';
import { forToday } from '../doctor/for-today.ts';
import { facilitate, inShell } from '../exercise/exercise.ts';
import { openedSession, sessionOptions } from '../exercise/opened-session.ts';
import { WrongUsage } from '../command-line/problem.ts';
import { readPreparation } from '../joint/prepared.ts';
import { listening } from '../joint/listen.ts';

export const host = command({
  name: 'host',
  operand: 'SOURCE',
  options: {
    ...sessionOptions,
    listen: { takes: 'text', value: 'ADDRESS' },
    'behind-proxy': { takes: 'text', value: 'URL' },
    tls: { takes: 'text', value: 'FILE' },
    'insecure-lan': { takes: 'nothing' },
    ssh: { takes: 'text', value: 'ADDRESS' },
    roster: { takes: 'text', value: 'FILE' },
    log: { takes: 'text', value: 'FILE' },
    rehearse: { takes: 'nothing' },
    script: { takes: 'text', value: 'FILE' },
    plain: { takes: 'nothing' },
  },
  examples: [
    'sandtable host drone-incident',
    'sandtable host drone-incident --listen 0.0.0.0:8737 --insecure-lan',
    'sandtable host drone-incident --behind-proxy https://exercise.example.org',
    'sandtable host drone-incident --roster people.csv',
    'sandtable host drone-incident --ssh 0.0.0.0:2222',
    'sandtable host drone-incident --rehearse',
    'sandtable host my-record.jsonl',
  ],
  async run({ operands: [source], options }, around): Promise<ExitCode> {
    const { plain } = options;
    const at = listening(options, around.say);
    const isNew = !source.endsWith('.jsonl');
    if (isNew && options.script !== undefined && !options.rehearse)
      throw new WrongUsage(around.say('cli.host.script-alone'));
    const session = await openedSession(source, options, around.stdin.isTTY || plain, around);
    const opened = async () => {
      const prepared =
        options.script === undefined ? {} : readPreparation(options.script, session.scenario, around.say);
      const { openDoor } = await import('../joint/door.ts');
      return { prepared, door: await openDoor(session, at, options, around.say) };
    };
    const { prepared, door } = await opened().catch((error: unknown) => {
      session.close();
      // nothing happened on a record that was begun for a door that does not open: it is not in the way of the next attempt
      if (isNew) rmSync(session.record.file);
      throw error;
    });
    if (options.rehearse && isNew)
      session.give({ kind: 'prepare', body: { roles: session.scenario.roles.map(({ name }) => name) } });
    const ways = [
      // the pages that are open look for the host where it was
      ['--listen', options.listen ?? (options['behind-proxy'] === undefined ? door.listens : undefined)],
      ['--behind-proxy', options['behind-proxy']],
      ['--tls', options.tls],
      ['--ssh', options.ssh],
      ['--log', options.log],
      ['--script', options.script],
    ].flatMap(([name = '', value]) => (value === undefined ? [] : [name, inShell(value)]));
    const again = ['host', ...ways, ...(options['insecure-lan'] ? ['--insecure-lan'] : [])].join(' ');
    const leave = openPreparedSeats(session, prepared);
    try {
      const today = forToday(source, session.scenario, options.exercise, around);
      return await facilitate(session, { plain, unattended: false, door: door.place, today, again }, around);
    } finally {
      leave();
      await door.close();
    }
  },
});
