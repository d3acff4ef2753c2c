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

test('the command runs on plain Node, and knows its parts', () => {
  const run = () =>
    execFileSync(process.execPath, [join(import.meta.dirname, 'bench.ts'), 'no-such-part'], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
  expect(run).toThrow(
    'There are: plays, check, editor, record, frames, desk, room, watch, states, ssh, joint, growth.',
  );
});
