/** Files of tests, run once more with a seed of their own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { noneFound, type Looked } from './part.ts';

const root = join(import.meta.dirname, '../..');

export function testedWith(seed: number, files: readonly string[]): Looked {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', '--no-color', ...files],
    { cwd: root, encoding: 'utf8', env: { ...process.env, SANDTABLE_SEED: String(seed) } },
  );
  const tried = files.length;
  if (status === 0) return { tried, found: noneFound };
  const text = `SANDTABLE_SEED=${seed} npx vitest run ${files.join(' ')}\n\n${stdout}\n${stderr}`;
  return {
    tried,
    found: [{ what: `a law does not hold with the seed ${seed}`, kept: { text, ending: 'txt' } }],
  };
}
