import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parts } from './parts.ts';
import { mustAgree } from './plays.ts';
import { exerciseOf, representative } from './representative.ts';

const root = join(import.meta.dirname, '../..');

test('all peers and ours play the same exercise, to the same values', () => {
  expect(() => mustAgree(exerciseOf(representative))).not.toThrow();
});

test.for(Object.entries(parts))('the part %s runs', { timeout: 120_000 }, async ([, { tiny }]) => {
  for (const row of await tiny(root)) expect(row.measured).toMatch(/\d|NaN/);
});

test('once a crowd was heard nobody of it keeps the program from its end', { timeout: 60_000 }, () => {
  const options = { pages: 2, seconds: 1, latency: 0, cut: 0, orders: 2 };
  const program = `import { crowd } from ${JSON.stringify(join(import.meta.dirname, 'crowd.ts'))};
    await crowd(${JSON.stringify(root)}, ${JSON.stringify(options)});`;
  const node = ['--conditions=sandtable-source', '--input-type=module', '--eval', program];
  expect(() => execFileSync(process.execPath, node, { stdio: 'pipe', timeout: 30_000 })).not.toThrow();
});

test('the command runs on plain Node, and knows its parts', () => {
  const run = () =>
    execFileSync(process.execPath, [join(import.meta.dirname, 'bench.ts'), 'no-such-part'], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
  expect(run).toThrow(
    'There are: plays, check, editor, record, frames, desk, room, watch, states, ssh, joint, growth, import, lessons.',
  );
});
