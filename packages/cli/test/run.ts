import { PassThrough } from 'node:stream';
import { sandtable } from '../src/sandtable.ts';

/** Runs the command in this process, with pipes for streams. */
export async function run(
  ...args: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const out = new PassThrough();
  const err = new PassThrough();
  const process = { env: {}, stdin: new PassThrough(), stdout: out, stderr: err };
  // streams that are no terminal lack what a terminal's have, as a pipe's do
  const code = await sandtable(args, process as unknown as Parameters<typeof sandtable>[1]);
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, out: text(out), err: text(err) };
}
