import { PassThrough } from 'node:stream';
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
  // streams that are no terminal lack what a terminal's have, as a pipe's do
  const code = await sandtable(args, process as unknown as Parameters<typeof sandtable>[1]);
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, out: text(out), err: text(err) };
}
