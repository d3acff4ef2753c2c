// Erases entry 1's text of a record, or forks the record, and is killed at the moment when the new file would take its place.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

fs.renameSync = () => process.kill(process.pid, 'SIGKILL');
syncBuiltinESMExports();
const { eraseTexts, forkRecord } = await import('../../src/index.ts');
const [, , file = '', to] = process.argv;
if (to === undefined) eraseTexts(file, [{ entry: 1, text: 0 }], 0);
else forkRecord(file, 2, to, 0);
