/** One clock for all commands of a test: it stands where the test puts it and goes on from there, and they hurry after it. */
import { readFileSync, renameSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface HurriedClock {
  /** What a command needs in its surroundings to go by this clock. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts the clock to a time of the day, such as `09:30`, and waits until the process is there. */
  reaches(time: string, pid: number): Promise<void>;
  /** Puts it there without waiting: for commands that begin only now. */
  put(time: string): void;
}

/** On one day, in UTC. `file` is one of the test's own, in a folder of its own. */
export function hurriedClock(file: string, day: string, begins: string): HurriedClock {
  const put = (time: string): string => {
    const ahead = String(Date.parse(`${day}T${time}:00Z`) - Date.now());
    // whole at every moment: whoever read half of it would be thrown back to the machine's own time
    writeFileSync(`${file}.next`, ahead);
    renameSync(`${file}.next`, file);
    return ahead;
  };
  put(begins);
  return {
    env: {
      SANDTABLE_HURRIED_CLOCK: file,
      NODE_OPTIONS: `--require ${join(import.meta.dirname, 'hurried-clock.cjs')}`,
    },
    put: (time) => void put(time),
    reaches: (time, pid) =>
      new Promise((resolve, reject) => {
        const is = `${file}.${pid}`;
        const watching = watch(dirname(file), () => look());
        const late = setTimeout(() => {
          watching.close();
          reject(new Error(`the process ${pid} did not come to ${time}`));
        }, 30_000);
        const ahead = put(time);
        const look = (): void => {
          if (read(is) !== ahead) return;
          clearTimeout(late);
          watching.close();
          resolve();
        };
      }),
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // not there yet
  }
}
