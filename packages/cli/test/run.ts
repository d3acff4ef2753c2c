import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sandtable } from '../src/sandtable.ts';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, with pipes for streams. */
export const run = (...args: string[]): Promise<Ended> => runWith('', ...args);

/** The same, with something typed. */
export const runWith = (typed: string, ...args: string[]): Promise<Ended> => runIn({}, typed, ...args);

/** The same, in these surroundings. */
export const runIn = (
  env: Readonly<Record<string, string>>,
  typed: string,
  ...args: string[]
): Promise<Ended> => runBy(env, new PassThrough(), typed, args);

/** The same, with somebody at a terminal who can be asked. */
export const runAsked = (typed: string, ...args: string[]): Promise<Ended> =>
  runBy({}, Object.assign(new PassThrough(), { isTTY: true }), typed, args);

async function runBy(
  env: Readonly<Record<string, string>>,
  stdin: PassThrough,
  typed: string,
  args: readonly string[],
): Promise<Ended> {
  const out = new PassThrough();
  const err = new PassThrough();
  stdin.end(typed);
  const process = { env, stdin, stdout: out, stderr: err };
  // what is written is read at once, for whoever writes much waits for that
  const told = [out, err].map((stream) => text(stream));
  // streams that are no terminal lack what a terminal's have, as a pipe's do
  const code = await sandtable(args, process as unknown as Parameters<typeof sandtable>[1]);
  out.end();
  err.end();
  const [outText = '', errText = ''] = await Promise.all(told);
  return { code, out: outText, err: errText };
}
