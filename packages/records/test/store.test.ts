import fs, { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { recordFiles } from '../src/index.ts';
import { temporaryFolder } from './sample.ts';
import { storeContract } from './store-contract.ts';

storeContract('record files', () => {
  const folder = temporaryFolder();
  let made = 0;
  return {
    store: recordFiles,
    name: () => join(folder, `${(made += 1)}.jsonl`),
    full() {
      const real = fs.writeSync;
      fs.writeSync = () => {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
      };
      const free = (): void => {
        fs.writeSync = real;
        syncBuiltinESMExports();
      };
      syncBuiltinESMExports();
      onTestFinished(free);
      return free;
    },
    damage: (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('said at 1', 'said at 9')),
    tear: (file) => appendFileSync(file, '{"entry":{"author"'),
    token: (file) => (JSON.parse(readFileSync(`${file}.lock`, 'utf8')) as { token: string }).token,
    holds: (file, text) => readFileSync(file, 'utf8').includes(text),
  };
});
