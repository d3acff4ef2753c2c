/** The SSH door of the real host: its desk in a terminal, and somebody in another. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { newKeyPair } from '@sandtable/host/ssh-door';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { call } from '../ssh/at-the-ssh-door.ts';
import { freshHome, root, sandtable } from './command.ts';
import { facilitator } from './facilitator.ts';
import { freePort } from './page-client.ts';
import { start, type Terminal } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

const harbour = `${root}/packages/host/test/harbour.yaml`;
const env = { SANDTABLE_RECORDS: `${home.path}/records` };

async function hosting(source: string, ...options: readonly string[]): Promise<Terminal> {
  const desk = start(['host', source, ...options], { home: home.path, cols: 120, rows: 40, env });
  onTestFinished(() => desk.kill('SIGKILL'));
  await desk.waitFor('Do players see this screen?');
  desk.type('n');
  return desk;
}

test('in a terminal one waits, is let in with one key and answers; a host that was killed is the same host again', async () => {
  const record = `${home.path}/joint.jsonl`;
  const port = await freePort();
  const doors = ['--listen', `127.0.0.1:${await freePort()}`, '--ssh', String(port)];
  const desk = await hosting(harbour, '--record', record, ...doors);
  const card = await desk.waitFor(`ssh -p ${port} NAME@127.0.0.1`);
  const [fingerprint = ''] = /SHA256:\S+/u.exec(card) ?? [];
  const [, code = ''] = /"code":"(\w{8})"/u.exec(readFileSync(record, 'utf8')) ?? [];
  const { private: privateKey } = newKeyPair();

  const ana = await call({ door: { port } }, { code, name: 'Ana', privateKey });
  await ana.until('You are in the lobby');
  await desk.waitFor(/waits\s+Ana/u);
  const hands = facilitator(desk);
  expect(await hands.press('L', [['As whom?', 'Harbour']])).toContain('Done: Let somebody in');
  await ana.until('Harbour master');
  await desk.waitFor(/here\s+Ana: Harbour master/u);
  await hands.leadOn((screen) => screen.includes('d = enter it'));
  await ana.until('Do you close the port?');
  ana.type('d');
  await ana.until('> a');
  ana.type('\r');
  await ana.until('Given, thank you');
  await desk.waitFor(/D1 .*Close it/u);

  desk.kill('SIGKILL');
  await desk.exit();
  await ana.ended;
  const again = await hosting(record, ...doors);
  await again.waitFor('NOW');
  again.type('O');
  expect(await again.waitFor('SHA256:')).toContain(fingerprint);
  const back = await call({ door: { port } }, { privateKey });
  await back.until('Close it');
  again.type('\u001B');
  await again.waitFor((screen) => !screen.includes('SHA256:'));
  again.type('q');
  await again.waitFor('Leave the desk?');
  again.type('\r');
  expect((await again.exit()).code).toBe(0);
  await back.ended;
});

test('the joining sheet of somebody says how they come in from a terminal, and it is so', async () => {
  const folder = freshHome();
  onTestFinished(folder.remove);
  const roster = `${folder.path}/people.csv`;
  writeFileSync(roster, 'name,role\nAna Silva,harbour\n');
  const port = await freePort();
  const doors = ['--listen', `127.0.0.1:${await freePort()}`, '--ssh', String(port)];
  const desk = await hosting(harbour, '--record', `${folder.path}/joint.jsonl`, ...doors, '--roster', roster);
  const card = await desk.waitFor('SHA256:');
  const [fingerprint = ''] = /SHA256:[\w+/]+/u.exec(card) ?? [];
  const sheets = readFileSync(`${folder.path}/joint-joining.html`, 'utf8');
  expect(sheets).toContain(`ssh -p ${port} NAME@127.0.0.1`);
  expect(sheets).toContain(fingerprint);
  const [, code = ''] = /Your code is ([\w-]{22})\./u.exec(sheets) ?? [];
  const ana = await call({ door: { port } }, { code });
  expect(await ana.until('Harbour master')).not.toContain('You are in the lobby');
  ana.hangUp();
});

test('what keeps the door shut is said in words: an address that is taken, a key that others can read', async () => {
  const port = await freePort();
  const busy = ['--listen', `127.0.0.1:${port}`, '--ssh', `127.0.0.1:${port}`, '--plain'];
  const taken = await sandtable(['host', harbour, '--record', `${home.path}/taken.jsonl`, ...busy], {
    home: home.path,
    env,
  });
  expect({ code: taken.code, told: taken.stderr }).toEqual({
    code: 1,
    told: expect.stringContaining('Nobody can be let in by SSH on 127.0.0.1'),
  });
  const key = `${env.SANDTABLE_RECORDS}/ssh-host-key`;
  const doors = ['--listen', `127.0.0.1:${port}`, '--ssh', `127.0.0.1:${await freePort()}`, '--plain'];
  for (const [mode, text, told] of [
    [0o644, 'no key', 'others on this computer can read it'],
    [0o600, 'no key', 'holds none'],
  ] as const) {
    writeFileSync(key, text);
    chmodSync(key, mode);
    const shut = await sandtable(['host', harbour, '--record', `${home.path}/${mode}.jsonl`, ...doors], {
      home: home.path,
      env,
    });
    expect({ code: shut.code, told: shut.stderr }).toEqual({ code: 1, told: expect.stringContaining(told) });
  }
  const strange = await sandtable(['host', harbour, '--ssh', 'a b'], { home: home.path, env });
  expect(strange.code).toBe(2);
});
