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
export async function runIn(
  env: Readonly<Record<string, string>>,
  typed: string,
  ...args: string[]
): Promise<Ended> {
  const out = new PassThrough();
  const err = new PassThrough();
  const stdin = new PassThrough();
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
