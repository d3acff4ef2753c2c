/** The desk of a joint exercise in plain mode: lines in, lines out. Whoever leads in a test does it by whole lines, so that nothing is asked back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { boot, surroundings } from './command.ts';

export interface PlainDesk {
  readonly pid: number;
  /** Waits until something is said that matches, from the beginning. */
  hears(what: RegExp): Promise<string>;
  /** Types a line, and waits until something is said that matches. */
  type(line: string, until: RegExp): Promise<string>;
  /** Types a whole command, and answers with all that is said of it. Fails where nothing was done. */
  does(line: string): Promise<string>;
  /** Does what the NOW line says, until it matches. `decisions` are the commands that enter one, by its number. */
  leadOn(until: RegExp, decisions?: Readonly<Record<string, string>>): Promise<string>;
  /** Leaves, and waits until the host has ended. */
  leaves(): Promise<void>;
}

const refusal = /Nothing was done|I do not know what|^Not done: /mu;
/** What `record` says: asked after each command, it tells that all of it was said. */
const allSaid = /hash \w+\.\n/u;

export function plainDesk(
  args: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): PlainDesk {
  const child = spawn(process.execPath, [boot, ...args, '--plain'], {
    env: surroundings(home, env),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  let now = '';
  const heard = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const each of heard) each();
  });
  const until = (from: number, what: RegExp, after: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`“${after}” was not followed by ${what}:\n${said.slice(-4000)}`)),
        20_000,
      );
      const look = (): void => {
        const text = said.slice(from);
        if (!what.test(text)) return;
        clearTimeout(late);
        heard.delete(look);
        resolve(text);
      };
      heard.add(look);
      look();
    });
  const type = (line: string, what: RegExp): Promise<string> => {
    const from = said.length;
    child.stdin.write(`${line}\n`);
    return until(from, what, line);
  };
  const does = async (line: string): Promise<string> => {
    const text = await type(`${line}\nrecord`, allSaid);
    if (refusal.test(text)) throw new Error(text);
    now = [...text.matchAll(/^NOW: (.*)$/gmu)].at(-1)?.[1] ?? now;
    return text;
  };
  return {
    pid: child.pid ?? 0,
    hears: (what) => until(0, what, 'the beginning'),
    type,
    does,
    async leadOn(what, decisions = {}) {
      await does('now');
      for (let steps = 0; steps < 300; steps += 1) {
        if (what.test(now)) return now;
        const [, serial = ''] = /They decide (D\d+)/u.exec(now) ?? [];
        const clockRuns = now.includes('The story clock runs');
        await does(
          serial === ''
            ? clockRuns
              ? 'advance! 20m'
              : 'next!'
            : (decisions[serial] ?? `what is ${serial}?`),
        );
      }
      throw new Error(`Three hundred steps and no end:\n${said.slice(-4000)}`);
    },
    async leaves() {
      child.stdin.end('quit\n');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
