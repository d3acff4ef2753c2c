/** A joint exercise on the real host: its desk in a terminal, and people at pages. */
import { spawnSync } from 'node:child_process';
import { request } from 'node:https';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { hostKilledAfter } from '../soak/killed-host.ts';
import { freshHome, root, sandtable } from './command.ts';
import { freePort, newKey, pageClient } from './page-client.ts';
import { facilitator } from './facilitator.ts';
import { start, type Terminal } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

const harbour = `${root}/packages/host/test/harbour.yaml`;

interface OnRecord {
  readonly kind: string;
  readonly body: { readonly event?: { readonly did: string; readonly code?: string } };
}
const entriesOf = (record: string): readonly OnRecord[] =>
  readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => (JSON.parse(line) as { readonly entry?: OnRecord } & OnRecord).entry ?? JSON.parse(line));
const codesOn = (record: string) =>
  entriesOf(record).flatMap(({ kind, body }) => (kind === 'door' ? (body.event?.code ?? []) : []));

async function hosting(source: string, ...options: readonly string[]): Promise<Terminal> {
  const desk = start(['host', source, ...options], { home: home.path, cols: 120, rows: 40 });
  onTestFinished(() => desk.kill('SIGKILL'));
  await desk.waitFor('Do players see this screen?');
  desk.type('n');
  return desk;
}

test(
  'who has the code waits, is let in with one key and answers; killed and started again, the host has everybody back',
  { timeout: 120_000 },
  async () => {
    const record = `${home.path}/joint.jsonl`;
    const listen = `127.0.0.1:${await freePort()}`;
    const address = `http://${listen}`;
    const log = `${home.path}/host.log`;
    const desk = await hosting(harbour, '--record', record, '--listen', listen, '--log', log);
    const [code = ''] = codesOn(record);
    const shown = await desk.waitFor('Nobody has come yet.');
    expect(shown).toContain(address);
    expect(shown.replaceAll(/[ -]/gu, '')).toContain(code);

    const ana = pageClient(address);
    expect((await ana.post('/knock', { code, name: 'Ana', read: 'yes' })).status).toBe(303);
    expect(await ana.page()).toContain('You are in the lobby');
    const lobby = ana.events();
    expect((await lobby.next()).value).toBe('view');
    await desk.waitFor(/waits\s+Ana/u);
    const hands = facilitator(desk);
    expect(await hands.press('L', [['As whom?', 'Harbour']])).toContain('Done: Let somebody in');
    expect((await lobby.next()).value).toBe('moved');
    const stream = ana.events();
    expect((await stream.next()).value).toBe('view');
    await desk.waitFor(/here\s+Ana: Harbour master/u);
    expect(await ana.page()).toContain('Harbour master');
    await hands.leadOn((screen) => screen.includes('d = enter it'));
    const answered = await ana.send('form-answer-close_port', {
      'f.answer': 'close',
      'f.rationale': 'Nobody sees.',
    });
    expect(answered.headers.get('location')).toBe('/?role=harbour&told=sent');
    await desk.waitFor(/D1 .*Close it/u);
    expect(entriesOf(record).filter(({ kind }) => kind === 'answer')).toHaveLength(1);

    desk.kill('SIGKILL');
    await desk.exit();
    for await (const _event of stream); // it ends with the host, and the page tries again by itself
    const again = await hosting(record, '--listen', listen);
    await again.waitFor('NOW');
    again.type('O');
    expect((await again.waitFor('People open this address')).replaceAll(/[ -]/gu, '')).toContain(code);
    expect(codesOn(record)).toEqual([code]);
    expect((await ana.events().next()).value).toBe('view');
    expect(await ana.page()).toContain('Close it');
    again.kill('SIGKILL');
    await again.exit();
    expect((await sandtable(['replay', record, '--verify'], { home: home.path })).code).toBe(0);

    const logged = readFileSync(log, 'utf8');
    const events = logged
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events).toEqual(expect.arrayContaining(['opened', 'door-knocked', 'here', 'stage']));
    for (const secret of ['Ana', code, ana.device, 'Nobody sees']) expect(logged).not.toContain(secret);
    expect(statSync(log).mode & 0o777).toBe(0o600);
  },
);

test('who is on the roster comes in by a link of their own; the sheets are for the owner of the record alone, written once, and anew for whoever lost theirs', async () => {
  const folder = freshHome();
  onTestFinished(folder.remove);
  const roster = `${folder.path}/people.csv`;
  writeFileSync(roster, 'name,role\nAna Silva,harbour\nBo,evaluator\n');
  const record = `${folder.path}/joint.jsonl`;
  const listen = ['--listen', `127.0.0.1:${await freePort()}`, '--roster', roster];
  const desk = await hosting(harbour, '--record', record, ...listen);
  await desk.waitFor(/expected\s+Ana Silva/u);
  const files = [`${folder.path}/joint-joining.html`, `${folder.path}/joint-links.csv`];
  for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600);
  const [sheets = '', links = ''] = files.map((file) => readFileSync(file, 'utf8'));
  const [, link = '', address = '', key = ''] = /"((http:[^"]*)\/i\/([\w-]{22}))"/u.exec(links) ?? [];
  expect(sheets).toContain(link);
  expect(sheets).toMatch(/<svg class="qr"/u);
  expect(readFileSync(record, 'utf8')).not.toContain(key);
  const ana = pageClient(address);
  expect(await ana.page(`/i/${key}`)).toContain('Ana Silva');
  expect((await ana.post('/enter', { by: key, read: 'yes' })).status).toBe(303);
  expect(await ana.page()).toContain('Harbour master');
  const [, lost = ''] = /"Bo",[^\n]*\/i\/([\w-]{22})"/u.exec(links) ?? [];
  const hands = facilitator(desk);
  expect(await hands.find('new-link', [['Who?', 'Bo']])).toContain('Done: Make a new link for somebody');
  desk.type('O');
  await desk.waitFor('Written for those who are expected');
  expect(existsSync(`${folder.path}/joint-joining-2.html`)).toBe(true);
  desk.kill('SIGKILL');
  await desk.exit();
  // a name that is typed otherwise is nobody new
  writeFileSync(roster, 'Name;Role\nana\u00a0SILVA ;harbour\nBo;evaluator\n');
  await hosting(record, ...listen);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('joint-'))).toHaveLength(4);
  expect(statSync(`${folder.path}/joint-joining-2.html`).mode & 0o777).toBe(0o600);
  const [, made = ''] =
    /"Bo",[^\n]*\/i\/([\w-]{22})"/u.exec(readFileSync(`${folder.path}/joint-links-2.csv`, 'utf8')) ?? [];
  const bo = pageClient(address);
  expect(await bo.page(`/i/${lost}`)).toContain('This link leads nowhere');
  expect(await bo.page(`/i/${made}`)).toContain('Bo');
}, 60_000);

test('where the usual port is taken the next is used and shown; one that was asked for is refused', async () => {
  const listen = ['--listen', `127.0.0.1:${await freePort()}`];
  const record = (name: string) => ['--record', `${home.path}/${name}.jsonl`];
  await hosting(harbour, ...listen, ...record('first'));
  const asked = await sandtable(['host', harbour, '--plain', ...listen, ...record('second')], {
    home: home.path,
  });
  expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining('Another program listens')]);
  expect(existsSync(`${home.path}/second.jsonl`)).toBe(false);
  const one = await hosting(harbour, ...record('third'));
  const other = await hosting(harbour, ...record('fourth'));
  const ports = await Promise.all(
    [one, other].map(
      async (desk) => /127\.0\.0\.1:(87\d\d)/u.exec(await desk.waitFor('Nobody has come yet.'))?.[1],
    ),
  );
  expect(new Set(ports).size).toBe(2);
}, 60_000);

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
test.skipIf(!hasOpenssl)(
  'with a certificate of one’s own the page is served encrypted, under the name in it',
  async () => {
    const files = ['key.pem', 'certificate.pem', 'both.pem'].map((name) => `${home.path}/${name}`);
    const [key = '', certificate = '', both = ''] = files;
    const made = spawnSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(
        ' ',
      ),
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      key,
      '-out',
      certificate,
    ]);
    expect(made.status, String(made.stderr)).toBe(0);
    writeFileSync(both, readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'));
    const port = await freePort();
    const desk = await hosting(
      harbour,
      '--record',
      `${home.path}/tls.jsonl`,
      '--listen',
      `127.0.0.1:${port}`,
      '--tls',
      both,
    );
    await desk.waitFor(`https://localhost:${port}`);
    const answer = await new Promise<{ readonly status: number | undefined; readonly cookie: string }>(
      (resolve, reject) => {
        const body = new URLSearchParams({
          device: newKey(),
          name: 'Ana',
          read: 'yes',
          code: codesOn(`${home.path}/tls.jsonl`)[0] ?? '',
        }).toString();
        const asked = request(
          `https://localhost:${port}/knock`,
          {
            method: 'POST',
            ca: readFileSync(certificate),
            lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
            headers: {
              origin: `https://localhost:${port}`,
              'content-type': 'application/x-www-form-urlencoded',
            },
          },
          (reply) => {
            reply.resume();
            resolve({ status: reply.statusCode, cookie: reply.headers['set-cookie']?.join('') ?? '' });
          },
        );
        asked.on('error', reject);
        asked.end(body);
      },
    );
    expect(answer).toEqual({
      status: 303,
      cookie: expect.stringMatching(/^__Host-seat-\d+=.*HttpOnly.*Secure/u),
    });
  },
  60_000,
);

test.each([
  ['elsewhere without protection', ['--listen', '0.0.0.0:8737'], 2, '--insecure-lan'],
  ['two ways at once', ['--insecure-lan', '--behind-proxy', 'https://a.example'], 2, 'only one'],
  ['no address', ['--listen', 'over there'], 2, '127.0.0.1:8737'],
  ['a proxy without https', ['--behind-proxy', 'http://a.example'], 2, 'https://exercise.example.org'],
  ['no certificate', ['--tls', 'nowhere.pem'], 1, 'PEM'],
])('%s is refused with what to write instead', async (_kind, options, code, says) => {
  const refused = await sandtable(['host', harbour, '--plain', ...options], { home: home.path });
  expect(refused.code).toBe(code);
  expect(refused.stderr).toContain(says);
});

// `npm run soak -- joint` kills it at many more moments
test('a host that is killed under load has every question that had a reply, and none twice', async () => {
  const folder = freshHome();
  onTestFinished(folder.remove);
  expect(await hostKilledAfter(folder.path, [300, 500, 50])).toBeNull();
}, 60_000);
