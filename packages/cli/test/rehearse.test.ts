/** A rehearsal is never taken for a real exercise: not in the list of records, and not in its report. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { run, runWith } from './run.ts';

const guide = join(import.meta.dirname, '../../../docs/guides/joint.md');
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
  expect((await run('records')).out).toContain('REHEARSAL Drones over Vessmar Airport');
  const report = await run('report', join(folder, name), '--kind', 'aar');
  expect(report.out).toContain('REHEARSAL. This was no exercise');
});

test('a record that is there already is what it is', async () => {
  const { code, err } = await run('run', 'kept.jsonl', '--rehearse');
  expect(code).toBe(2);
  expect(err).toContain('--rehearse');
});

test('a joint exercise is rehearsed with prepared seats, everybody is told so, and a script that is none begins nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-rehearse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const record = join(folder, 'joint.jsonl');
  const script = join(folder, 'script.yaml');
  const host = ['host', scenario, '--plain', '--listen', '127.0.0.1:0', '--record', record];
  writeFileSync(script, '- { decide: no_such_thing, answer: yes }\n');
  expect(await run(...host, '--rehearse', '--script', script)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no_such_thing'),
  });
  writeFileSync(
    script,
    'prepared: { airport: { weights: { runway_use: { no_such_option: 2 } } }, no_such_role: { silence: 2 } }\n',
  );
  const wrong = await run(...host, '--rehearse', '--script', script);
  for (const part of ['no_such_option', 'no_such_role', 'a number from 0 to 1'])
    expect(wrong.err).toContain(part);
  expect(existsSync(record)).toBe(false);
  expect(await run(...host, '--script', script)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--rehearse'),
  });
  // as the guide has it
  const [, example = ''] = /```yaml\n(play:[^]*?)```/u.exec(readFileSync(guide, 'utf8')) ?? [];
  writeFileSync(script, example);
  const { code, out, err } = await runWith('next!\nquit\n', ...host, '--rehearse', '--script', script);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain(
    'These roles are not played by people but by prepared seats: Airport duty director, Tower supervisor',
  );
  expect((await run('replay', record)).out).toContain('SEATS: Prepared seats play: everybody.');
});
