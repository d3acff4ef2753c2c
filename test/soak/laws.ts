/** Every property test there is, with another seed than last time. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noneFound, type Part } from './part.ts';

const root = join(import.meta.dirname, '../..');
const inRound = 3;

function lawFiles(): readonly string[] {
  return globSync(['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root })
    .filter(
      (file) =>
        !file.includes('node_modules') && /\bfc\.assert\b/u.test(readFileSync(join(root, file), 'utf8')),
    )
    .sort();
}

export const laws: Part = {
  about: 'the property tests, each round a few of them with a seed of its own',
  rounds: null,
  usual: Math.ceil(lawFiles().length / inRound),
  round({ number, seed }) {
    const all = lawFiles();
    const files = Array.from({ length: inRound }, (_, at) => all[(number * inRound + at) % all.length] ?? '');
    const { status, stdout, stderr } = spawnSync(
      join(root, 'node_modules/.bin/vitest'),
      ['run', '--no-color', ...files],
      { cwd: root, encoding: 'utf8', env: { ...process.env, SANDTABLE_SEED: String(seed) } },
    );
    if (status === 0) return { tried: inRound, found: noneFound };
    const text = `SANDTABLE_SEED=${seed} npx vitest run ${files.join(' ')}\n\n${stdout}\n${stderr}`;
    return {
      tried: inRound,
      found: [{ what: `a law does not hold with the seed ${seed}`, kept: { text, ending: 'txt' } }],
    };
  },
};
