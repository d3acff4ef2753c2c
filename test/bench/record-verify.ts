// Verifies the chain of a record of a million entries, in a process of its own: seconds and peak memory.
//   npm run bench -- record, or for another number: node test/bench/record-verify.ts ENTRIES
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from '@sandtable/core/record';
import { verifyRecord, writePlay, type PlayedCommand } from '@sandtable/records';

const here = fileURLToPath(import.meta.url);
const about = {
  language: 1,
  engine: 'bench',
  seed: '7',
  parameters: [],
  attribution: 'role',
  retainUntil: null,
  scenario: { id: 'bench', version: '1', text: 'sandtable: 1\n'.repeat(8000) },
} as const;

if (process.argv[2] === '--verify') verifyAlone(process.argv[3] ?? '');
else if (process.argv[1] === here)
  for (const { seconds, peak } of verifying(Number(process.argv[2] ?? 1_000_000)))
    console.log(`verified in ${seconds.toFixed(2)} s, peak ${peak.toFixed(0)} MiB`);

export interface Verifying {
  readonly seconds: number;
  /** Peak memory of the whole process, MiB. */
  readonly peak: number;
}

export function verifying(entries: number, rounds = 3): readonly Verifying[] {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const file = join(folder, 'million.jsonl');
    writePlay(file, { ...about, wall: null }, exercise(entries));
    return Array.from({ length: rounds }, () => {
      const answer = execFileSync(process.execPath, [...process.execArgv, here, '--verify', file], {
        encoding: 'utf8',
      });
      return JSON.parse(answer) as Verifying;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verifyAlone(file: string): void {
  const began = performance.now();
  const result = verifyRecord(file, null);
  const seconds = (performance.now() - began) / 1000;
  if (!result.sound) {
    console.error(result.bad);
    process.exit(1);
  }
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ seconds, peak } satisfies Verifying));
}

/** What an exercise writes most: answers with a reason, what follows from them, and story time that moves. */
function* exercise(entries: number): Generator<PlayedCommand> {
  const nobody = { participant: null, role: null, organisation: null };
  for (let n = 1; n <= entries; n += 5) {
    const head = { story: n, wall: 1_900_000_000_000 + n * 250, author: nobody };
    const after = { ...head, cause: n };
    const command: readonly Entry[] = [
      {
        ...head,
        n,
        author: { participant: n % 40, role: 'operator', organisation: 'port_authority' },
        cause: null,
        kind: 'answer',
        body: {
          decision: 'reopen_the_runway',
          by: 'operator',
          answer: { form: 'options', options: ['one_runway'] },
          grounds: { rationale: { text: 0 }, confidence: 'medium' },
          saidAt: null,
          added: [],
          instead: false,
        },
      },
      {
        ...after,
        n: n + 1,
        kind: 'variable.set',
        body: { variable: 'trust', from: n / 7, to: n / 9, why: 'effect' },
      },
      {
        ...after,
        n: n + 2,
        kind: 'inject.delivered',
        body: {
          inject: 'second_sighting',
          to: ['police', 'operator'],
          cc: [],
          printed: [['flights_held', n]],
          edited: [],
        },
      },
      {
        ...after,
        n: n + 3,
        kind: 'elapsed',
        body: {
          to: n + 60,
          variables: [
            ['flights_held', n * 1.37],
            ['trust', n / 3],
          ],
          hazards: [['fog', 0.1 + n / 1e7]],
          samples: [],
          levels: [],
        },
      },
      {
        ...after,
        n: n + 4,
        kind: 'busy.until',
        body: { what: 'decision', name: 'reopen_the_runway', to: n + 600 },
      },
    ];
    yield {
      entries: command,
      texts: ['We reopen one runway, since the second sighting was not confirmed — and we say so.'],
    };
  }
}
