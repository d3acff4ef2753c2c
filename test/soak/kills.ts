/** A real session in a process of its own, killed at any moment: every command that was acknowledged is there, and it goes on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { killedAfter } from '../../packages/host/test/killed.ts';
import { noneFound, type Part } from './part.ts';

export const kills: Part = {
  about: 'a session killed at any moment: nothing that was acknowledged is lost, and it goes on',
  rounds: null,
  usual: 40,
  async round({ seed, folder }) {
    const file = join(folder, 'killed.jsonl');
    // from the first command on to about a second later, whole commands and parts of one
    const what = await killedAfter(file, { commands: (seed * 7) % 60, milliseconds: (seed * 13) % 40 });
    return {
      tried: 1,
      found:
        what === null ? noneFound : [{ what, kept: { text: readFileSync(file, 'utf8'), ending: 'jsonl' } }],
    };
  },
};
