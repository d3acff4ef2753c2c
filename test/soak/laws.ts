/** Every property test there is, with another seed than last time. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './part.ts';
import { testedWith } from './tested-with.ts';

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
    return testedWith(seed, files);
  },
};
