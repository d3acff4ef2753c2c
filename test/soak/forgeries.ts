/** Forged records, given to every command that reads one: `forgery.test.ts` with other seeds, for the screens run in Vitest only. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wronglyTold } from './forgery.ts';
import { noneFound, type Part } from './part.ts';

const root = join(import.meta.dirname, '../..');
export const inRound = 50;

export const forgeries: Part = {
  about:
    'one field of a record changed and sealed anew: every command ends with a sentence, no lie is told as true',
  rounds: null,
  usual: 40,
  round({ seed, folder }) {
    const keep = join(folder, 'smallest.jsonl');
    const { status, stdout, stderr } = spawnSync(
      join(root, 'node_modules/.bin/vitest'),
      ['run', '--no-color', join(import.meta.dirname, 'forgery.test.ts')],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, SANDTABLE_SEED: String(seed), SANDTABLE_KEEP: keep },
      },
    );
    if (status === 0) return { tried: inRound, found: noneFound };
    const what = /AssertionError: ([\s\S]{0,600})/u.exec(stdout)?.[1] ?? `${stdout}\n${stderr}`;
    const kept = existsSync(keep) ? { text: readFileSync(keep, 'utf8'), ending: 'jsonl' } : null;
    return { tried: inRound, found: [{ what, kept }] };
  },
  again: wronglyTold,
};
