/** A rehearsal is never taken for a real exercise: not in the list of records, and not in its report. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { run } from './run.ts';

const scenario = join(import.meta.dirname, '../../../scenarios/drone-incident/scenario.yaml');

test('its record, its place in the list and its report say what it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-rehearse-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  vi.stubEnv('SANDTABLE_RECORDS', folder);
  expect((await run('run', scenario, '--rehearse', '--unattended', '--seed', '7')).code).toBe(0);
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.jsonl'));
  expect(name).toMatch(/^rehearsal-drone-incident/u);
  expect((await run('records')).out).toContain('REHEARSAL Drones over Meridian Airport');
  const report = await run('report', join(folder, name), '--kind', 'aar');
  expect(report.out).toContain('REHEARSAL. This was no exercise');
});

test('a record that is there already is what it is', async () => {
  const { code, err } = await run('run', 'kept.jsonl', '--rehearse');
  expect(code).toBe(2);
  expect(err).toContain('--rehearse');
});
