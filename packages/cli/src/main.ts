import { sandtable } from './sandtable.ts';

// the reader of a pipe has closed it (`sandtable check . | head`), which is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// `npm --prefix … start` moves to the project's folder; files are meant from where the person stands
const { INIT_CWD: stands, npm_lifecycle_event: script } = process.env;
if (script === 'start' && stands !== undefined) process.chdir(stands);

const { env, stdin, stdout, stderr } = process;
// not process.exit(): what still stands in a pipe would be lost
process.exitCode = await sandtable(process.argv.slice(2), { env, stdin, stdout, stderr, own: process });
