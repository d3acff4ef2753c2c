/** What was erased is gone: no output of any command and no view holds it, and a record whose day is over is gone whole. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '@sandtable/host';
import { resumeSession } from '@sandtable/host/recorded';
import { createRecord, readRecord } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import { run } from '../../packages/cli/test/run.ts';
import { everyView } from '../../packages/terminal/test/every-view.ts';
import { everyOutput } from './every-output.ts';
import { fill, openRoom, scenarioText } from './full-record.ts';

process.env['TZ'] = 'UTC';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-gone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function places() {
  vi.stubEnv('SANDTABLE_RECORDS', newFolder());
  const folder = newFolder();
  const at = {
    over: join(folder, 'over.jsonl'),
    open: join(folder, 'open.jsonl'),
    scenario: join(folder, 'council.yaml'),
    script: join(folder, 'script.yaml'),
    folder,
  };
  writeFileSync(at.scenario, scenarioText);
  writeFileSync(at.script, 'play: []\n');
  fill(openRoom(at.over));
  const open = openRoom(at.open);
  fill(open, undefined, false);
  open.session.close();
  return at;
}

test('one remark and one name, erased, are in no output of any command, in no view, and not in the file', async () => {
  const at = places();
  const gone: string[] = [];
  for (const file of [at.over, at.open]) {
    const record = readRecord(file);
    const asked = record.entries.find(({ kind }) => kind === 'ask')?.n ?? 0;
    gone.push(record.texts({ entry: asked, text: 0 }) ?? '');
    expect((await run('erase', file, '--entry', String(asked), '--yes')).code).toBe(0);
    // the seat of a participant who typed nothing: only the name goes
    expect((await run('erase', file, '--participant', '3', '--yes')).code).toBe(0);
    expect((await run('replay', file, '--verify')).code).toBe(0);
    for (const words of [...gone, 'Ana Zupanc']) expect(readFileSync(file, 'utf8')).not.toContain(words);
  }
  expect(gone.filter((words) => words === '')).toEqual([]);
  const holds = (text: string) => [...gone, 'Ana Zupanc'].some((words) => text.includes(words));
  const outputs = await everyOutput(at);
  expect([...outputs].filter(([, text]) => holds(text)).map(([line]) => line)).toEqual([]);
  expect(outputs.get(`replay ${at.over}`)).toContain('(words erased)');
  const { session } = resumeSession({ file: at.open, clock: systemClock, reader: textReader('en') });
  expect([...(await everyView(session))].filter(([, view]) => holds(view)).map(([name]) => name)).toEqual([]);
  session.close();
});

test('all names and words of participants, erased at once, are in no output of any command', async () => {
  const at = places();
  for (const file of [at.over, at.open]) expect((await run('erase', file, '--people', '--yes')).code).toBe(0);
  const outputs = await everyOutput(at);
  const bramble = [...outputs].filter(([, text]) => /bramble|Marisol Quint says/u.test(text));
  expect(bramble.map(([line]) => line)).toEqual([]);
  for (const file of [at.over, at.open]) {
    expect((await run('replay', file, '--verify')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toMatch(/bramble|"Marisol Quint"/u);
  }
});

test('a record whose promised day is over is deleted by purge, and no command lists or reads it any more', async () => {
  const folder = newFolder();
  vi.stubEnv('SANDTABLE_RECORDS', folder);
  const file = join(folder, 'over.jsonl');
  createRecord(file, {
    language: 1,
    engine: 'test',
    wall: 0,
    seed: '7',
    parameters: [],
    attribution: 'person',
    retainUntil: '2020-01-01',
    scenario: { id: 'council', version: '1.0.0', text: scenarioText },
  }).close();
  expect((await run('records', 'purge')).out).toContain(file);
  expect(existsSync(file)).toBe(true);
  await run('records', 'purge', '--yes');
  expect(existsSync(file)).toBe(false);
  expect((await run('records')).out).not.toContain('over.jsonl');
  for (const command of ['replay', 'report', 'erase', 'strike', 'screen', 'transcribe', 'run'])
    expect(
      (await run(command, file, ...(['erase', 'strike'].includes(command) ? ['--entry', '1'] : []))).code,
    ).toBe(1);
});
