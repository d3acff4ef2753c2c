/** Looking back over many records: the whole process, by the processor time and the memory that it says it took. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, spentBy } from './measure.ts';

export interface LookingBack {
  readonly records: number;
  /** Seconds of processor time, the median. */
  readonly seconds: number;
  /** The most memory, in MiB. */
  readonly memory: number;
}

/** Whole plays of the library, of some 400 entries each; one file each, as records are kept. */
export function lookingBack(root: string, records = 500, rounds = 3): LookingBack {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const kept = join(folder, 'records');
    const played = ['drone-incident', 'extremist-content-surge'].map((name) =>
      join(root, 'test/golden', name, 'record.jsonl'),
    );
    for (let at = 0; at < records; at += 1)
      cpSync(played[at % played.length] ?? '', join(kept, `exercise-${at}.jsonl`));
    const spent = Array.from({ length: rounds }, () =>
      spentBy(folder, [join(root, 'packages/cli/dist/boot.js'), 'lessons', kept]),
    );
    return {
      records,
      seconds: median(spent.map(({ seconds }) => seconds)),
      memory: Math.max(...spent.map(({ memory }) => memory)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
