/** A record that was made under older rules: verified in its chain, named by `records` and `doctor`, and not gone on with. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-older-'));
const file = join(folder, 'older.jsonl');
copyFileSync(join(import.meta.dirname, '../../records/test/formats/format-1.jsonl'), file);
vi.stubEnv('SANDTABLE_RECORDS', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('`replay --verify` checks its chain and says that its consequences were not played again', async () => {
  const { code, out, err } = await run('replay', file, '--verify');
  expect(code).toBe(0);
  expect(out + err).toContain('Its consequences were not played again: they follow semantics 1');
});

test('`records` and `doctor` say which it is', async () => {
  expect((await run('records')).out).toContain('played under the rules of version 1');
  expect((await run('doctor')).out).toContain('1 was played under other rules (older.jsonl)');
});

test('`run` refuses to go on with it, and says which Sandtable does', async () => {
  const { code, err } = await run('run', file);
  expect(code).toBe(1);
  expect(err).toContain('To go on with it, use the Sandtable that made it.');
});
