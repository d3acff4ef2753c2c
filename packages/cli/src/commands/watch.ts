import type { Watched } from '@sandtable/terminal';
import { command, type ExitCode } from '../command-line/command.ts';
import { isInteractive } from '../exercise/exercise.ts';
import { scenarioFile } from '../files/library.ts';
import { watchedNow, type WatchSettings } from '../watch/watched-now.ts';
import { followFiles, repeat } from '../files/watched-folders.ts';

export const watch = command({
  name: 'watch',
  operand: 'SCENARIO',
  options: {
    script: { takes: 'text', value: 'FILE' },
    seed: { takes: 'text', value: 'TEXT' },
    plain: { takes: 'nothing' },
  },
  examples: ['sandtable watch my-scenario.yaml', 'sandtable watch my-scenario.yaml --script decisions.yaml'],
  async run({ operands: [meant], options }, around): Promise<ExitCode> {
    const { env, say, stdin, stdout, own } = around;
    const file = scenarioFile(meant, say);
    const reading: WatchSettings = {
      meant: file,
      file,
      script: options.script ?? null,
      seed: options.seed ?? null,
      say,
    };
    const files = [file, ...(options.script === undefined ? [] : [options.script])];
    const { openWatch, watchedLines } = await import('@sandtable/terminal');
    if (options.plain || !isInteractive(around)) {
      let before: Watched | null = null;
      await repeat(files, stdin, async (since) => {
        const watched = watchedNow(reading, before, since);
        stdout.write(`${watchedLines(watched, before === null, say).join('\n')}\n`);
        before = watched;
      });
      return 0;
    }
    const listeners = new Set<() => void>();
    let watched = watchedNow(reading, null, performance.now());
    const stop = await followFiles(files, (since) => {
      watched = watchedNow(reading, watched, since);
      for (const listener of listeners) listener();
    });
    try {
      await openWatch(
        {
          watched: () => watched,
          subscribe: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        },
        { env, say, streams: { stdin, stdout, own } },
      );
    } finally {
      stop();
    }
    return 0;
  },
});
