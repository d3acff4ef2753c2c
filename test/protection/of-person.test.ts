/** `records of PERSON`: a copy of all that is kept of somebody, for whoever asks for their own. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSession, type Session } from '@sandtable/host';
import { openPresence, openReception } from '@sandtable/host/page-door';
import { readScenario } from '@sandtable/language';
import { textReader } from '@sandtable/words';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newKey } from '../../packages/host/src/invitations/key.ts';
import { testClock } from '../../packages/host/test/harbour.ts';
import { run } from '../../packages/cli/test/run.ts';

const text = readFileSync(join(import.meta.dirname, '../../packages/host/test/harbour.yaml'), 'utf8');
const one = { text: 0 } as const;

/** Two people at pages of their own, in an exercise among the kept records; its links lie beside. */
function played(change: (session: Session) => void = () => {}, seed = '7') {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-person-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  vi.stubEnv('SANDTABLE_RECORDS', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const file = join(folder, 'harbour-1.jsonl');
  const { scenario } = readScenario(text, 'harbour.yaml');
  if (scenario === null) throw new Error('harbour.yaml has errors');
  const clock = testClock();
  const setup = { seed, parameters: [], attribution: 'role', engine: 'test' } as const;
  const session = startSession({ ...setup, file, clock, reader: textReader('en'), scenario, text });
  change(session);
  const reception = openReception(session);
  const presence = openPresence(session);
  for (const [name, role] of [
    ['Ana Zupanc', 'harbour'],
    ['Bo Lindqvist', 'pilot'],
  ] as const) {
    const by = reception.invite(name, { of: 'role', role }, clock.now() + 1e7, {
      contact: `+386 1 ${name.length}`,
      needs: 'A ramp',
    });
    const device = newKey();
    reception.enter({ device, address: '', by, alone: false, read: true });
    presence.heardOf(reception.guestOf(device)?.number ?? 0);
  }
  const say = (participant: number, role: string, words: string): void => {
    const author = { participant, role, organisation: null };
    const given = session.give({ kind: 'ask', body: { by: role, said: one } }, [words], author);
    if ('refused' in given) throw new Error(given.refused);
  };
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  say(1, 'harbour', 'Do we have a second tug?');
  say(2, 'pilot', 'Has Zupanc been told of the fog?');
  writeFileSync(
    join(folder, 'harbour-1-links.csv'),
    'name,as,link\nAna Zupanc,Harbour master,https://x/i/y\n',
  );
  presence.close();
  reception.close();
  session.close();
  return { file, folder };
}

test('all that is kept of somebody is printed, and nothing of anybody else', async () => {
  const { folder } = played();
  const { code, out } = await run('records', 'of', 'ana zupanc');
  expect(code).toBe(0);
  expect(out).toContain(join(folder, 'harbour-1.jsonl'));
  for (const kept of [
    'A link to',
    'Contact: +386 1 10',
    'Access needs: A ramp',
    'comes in',
    'takes',
    'Do we have a second tug?',
    'joins',
  ])
    expect(out).toContain(kept);
  expect(out).not.toMatch(/\+386 1 12|Lindqvist|Has Zupanc been told|Participant 2/u);
  expect(out).toMatch(/Others wrote of this name, or of a part of it, in entries \d+\./u);
  expect(out).toContain(`${join(folder, 'harbour-1-links.csv')} holds the name`);
});

test('by number in one record; a number alone, a name that nobody has, and nobody are answered in words', async () => {
  const { file } = played();
  expect((await run('records', 'of', '2', file)).out).toContain('Has Zupanc been told of the fog?');
  expect(await run('records', 'of', '2')).toMatchObject({ code: 2 });
  expect(await run('records', 'of')).toMatchObject({ code: 2 });
  const unknown = await run('records', 'of', 'Carla Reyes', file);
  expect(unknown).toMatchObject({ code: 1, out: '' });
  expect(unknown.err).toContain('No record keeps anything of “Carla Reyes”');
});

test('under the Chatham House Rule words that nobody may quote are not printed either', async () => {
  const { file } = played((session) => void session.give({ kind: 'chatham-house', body: { on: true } }));
  const { code, out } = await run('records', 'of', '1', file);
  expect(code).toBe(0);
  expect(out).not.toMatch(/second tug|Zupanc/u);
});

test('what was erased of somebody is gone from it, and the sheets that still hold the name are told', async () => {
  const { file, folder } = played();
  const erased = await run('erase', file, '--participant', '1', '--yes');
  expect(erased.err).toContain(join(folder, 'harbour-1-links.csv'));
  const { out } = await run('records', 'of', '1', file);
  expect(out).not.toMatch(/second tug|Ana Zupanc|ramp/u);
  const left = readFileSync(file, 'utf8');
  expect([left.includes('+386 1 10'), left.includes('+386 1 12')]).toEqual([false, true]);
  expect(await run('records', 'of', 'Ana Zupanc', file)).toMatchObject({ code: 1 });
});

test('a backup that is put back has again what was erased since, until that is erased as in the record', async () => {
  const { file, folder } = played();
  const backup = join(folder, 'backup.jsonl');
  copyFileSync(file, backup);
  expect((await run('erase', file, '--participant', '1', '--yes')).code).toBe(0);
  expect(readFileSync(backup, 'utf8')).toContain('second tug');
  const asked = await run('erase', backup, '--as', file);
  expect(asked.out).toContain('Do we have a second tug?');
  expect(readFileSync(backup, 'utf8')).toContain('second tug');
  expect((await run('erase', backup, '--as', file, '--yes')).code).toBe(0);
  expect(readFileSync(backup, 'utf8')).not.toMatch(/second tug|Ana Zupanc/u);
  expect(readFileSync(backup, 'utf8')).toContain('Has Zupanc been told');
  expect((await run('replay', backup, '--verify')).code).toBe(0);
  expect(await run('erase', backup, '--as', file, '--yes')).toMatchObject({ code: 1 });
  const other = played(undefined, '8').file;
  expect(await run('erase', other, '--as', file)).toMatchObject({ code: 1 });
});
