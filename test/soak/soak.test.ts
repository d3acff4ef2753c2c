/** The soak itself: what it does with what it finds, how it ends and goes on; and that with a broken engine it finds something. */
import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { verifyRecord } from '@sandtable/records';
import { expect, onTestFinished, test } from 'vitest';
import { flipsFoundBy } from './flips.ts';
import type { Part } from './part.ts';
import { parts } from './parts.ts';
import { runParts, summary, type Soak } from './run-parts.ts';

const soakOf = (
  parts: Readonly<Record<string, Part>>,
  change: Partial<Soak> = {},
): Soak & { told: string[] } => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-soak-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const told: string[] = [];
  return {
    parts,
    seed: 5,
    rounds: null,
    until: null,
    folder,
    room: 1e6,
    resumed: false,
    say: (line) => told.push(line),
    now: () => 0,
    stopped: () => false,
    ...change,
    told,
  };
};

/** Finds something in each round whose number is among these. */
const part = (bad: readonly number[], change: Partial<Part> = {}): Part & { seeds: number[] } => {
  const seeds: number[] = [];
  return {
    about: 'a part of the test',
    rounds: null,
    usual: 4,
    round({ number, seed }) {
      seeds.push(seed);
      const found = bad.includes(number)
        ? [{ what: `bad ${number}`, kept: { text: 'small', ending: 'txt' } }]
        : [];
      return { tried: 10, found };
    },
    ...change,
    seeds,
  };
};

test('an engine that takes everything for sound is found out, and the flip is kept small for a test to take over', async () => {
  const golden = join(import.meta.dirname, '../golden/drone-incident/record.jsonl');
  const content = verifyRecord(golden, null);
  const broken = flipsFoundBy(() => content);
  const soak = soakOf({ flips: broken }, { rounds: 1 });
  const soaked = await runParts(soak);
  expect(soaked.held).toBe(false);
  const text = readFileSync(join(soak.folder, 'flips-5.json'), 'utf8');
  expect(await broken.again?.(text, soak.folder)).toMatch(/is not noticed/);
  // the sound engine notices it
  expect(await flipsFoundBy().again?.(text, soak.folder)).toBeNull();
});

test('goes through all parts in turn, each round with the next seed, and counts', async () => {
  const [one, other] = [part([2]), part([], { rounds: 2 })];
  const soak = soakOf({ one, other });
  const soaked = await runParts(soak);
  expect([one.seeds, other.seeds]).toEqual([
    [5, 6, 7, 8],
    [5, 6],
  ]);
  expect(soaked).toEqual({
    held: false,
    counts: { one: { rounds: 4, tried: 40, found: 1 }, other: { rounds: 2, tried: 20, found: 0 } },
  });
  expect(readFileSync(join(soak.folder, 'one-7.txt'), 'utf8')).toBe('small');
  expect(summary(soaked, soak.parts)).toBe(
    ['part   rounds  tried  found', 'one         4     40      1', 'other       2     20      0'].join('\n'),
  );
});

test('what is bearable is borne', async () => {
  const few = await runParts(soakOf({ one: part([2], { bearable: 0.05 }) }));
  expect(few.held).toBe(true);
  const many = await runParts(soakOf({ one: part([0, 1, 2], { bearable: 0.05 }) }));
  expect(many.held).toBe(false);
});

test('hears that it is to stop between two rounds that wait for nothing', async () => {
  let stopped = false;
  const one = part([], {
    round() {
      setImmediate(() => (stopped = true));
      return { tried: 10, found: [] };
    },
  });
  const { counts } = await runParts(soakOf({ one }, { stopped: () => stopped }));
  expect(counts).toEqual({ one: { rounds: 1, tried: 10, found: 0 } });
});

test('stops between two rounds, and goes on from there with the same seed', async () => {
  const one = part([]);
  const soak = soakOf({ one }, { stopped: () => one.seeds.length === 2 });
  expect((await runParts(soak)).counts).toEqual({ one: { rounds: 2, tried: 20, found: 0 } });
  const more = part([]);
  const { counts } = await runParts({ ...soak, parts: { one: more }, resumed: true, stopped: () => false });
  expect(more.seeds).toEqual([7, 8]);
  expect(counts).toEqual({ one: { rounds: 4, tried: 40, found: 0 } });
});

test('with a time it goes on beyond the usual rounds until that is over', async () => {
  const one = part([]);
  await runParts(soakOf({ one }, { until: 9, now: () => one.seeds.length }));
  expect(one.seeds).toHaveLength(9);
});

test('keeps no more than there is room for, and says so', async () => {
  const soak = soakOf({ one: part([0, 1, 2, 3]) }, { room: 12 });
  await runParts(soak);
  expect(readdirSync(soak.folder).filter((file) => file.endsWith('.txt'))).toHaveLength(1);
  expect(soak.told.join('\n')).toContain('There is no room left');
});

test('the command explains itself, and refuses a part that there is not', async () => {
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'soak.ts'), ...args]);
  const { stdout } = await run('--help');
  expect(stdout).toContain('npm run soak -- --minutes 60 --seed 7');
  await expect(run('no-such-part')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no part no-such-part.') as unknown,
  });
});

test('every part stands on the page for those who work on this', () => {
  const page = readFileSync(join(import.meta.dirname, '../../CONTRIBUTING.md'), 'utf8');
  const told = [...page.matchAll(/^\| `(\w+)` \| [^|]+\| (?:the property tests|`([^`]+)`) +\|$/gmu)];
  expect(told.map(([, name]) => name)).toEqual(Object.keys(parts));
  for (const [, , place] of told)
    if (place !== undefined)
      expect(globSync(place, { cwd: join(import.meta.dirname, '../..') }), place).not.toEqual([]);
});
