/** A host with its pages in a process of its own, killed at any moment while people write: nothing with a reply is lost, or done twice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostKilledAfter } from './killed-host.ts';
import { noneFound, type Part } from './part.ts';

export const joint: Part = {
  about:
    'a host killed at any moment while people write on its pages: nothing with a reply is lost, or done twice',
  rounds: null,
  usual: 10,
  async round({ seed, folder }) {
    const file = join(folder, 'joint.jsonl');
    const moments = [37, 101, 211, 331, 13].map((each) => (seed * each) % 700);
    const what = await hostKilledAfter(folder, moments);
    return {
      tried: moments.length,
      found:
        what === null ? noneFound : [{ what, kept: { text: readFileSync(file, 'utf8'), ending: 'jsonl' } }],
    };
  },
};
