/**
 * Nine o'clock: sixty people are to be in within minutes, and most sit behind a gateway that lets through only names with a known certificate, and one
 * port. Scripts are the people; what the facilitator presses is counted.
 */
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser, type Browser, type Page } from '../../packages/host/test/browser.ts';
import { freshHome, root, sandtable } from './command.ts';
import { madeCertificate, openGateway, openReverseProxy, type Asked, type Certificate } from './gateway.ts';
import { facilitator } from './facilitator.ts';
import { freePort, newKey } from './page-client.ts';
import { keys, start } from './terminal.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const home = freshHome();
afterAll(() => home.remove());
const name = 'exercise.example.org';

/** Who is expected, with a role or function each; those of one table have no device with them. */
const expected = [
  ...['police', 'regulator', 'streamlet', 'plaza', 'murmur', 'union'].flatMap((role) =>
    Array.from({ length: 8 }, (_, place) => [`${role} ${place + 1}`, role] as const),
  ),
  ...['families', 'rights', 'lab'].flatMap((role) =>
    [1, 2, 3].map((place) => [`${role} ${place}`, role] as const),
  ),
  ...['controller', 'simcell', 'evaluator'].map((as) => [`the ${as}`, as] as const),
];
const withoutDevice = (role: string): boolean => ['families', 'rights', 'lab'].includes(role);

let browser: Browser;
let certificate: Certificate;
beforeAll(async () => {
  if (!hasOpenssl) return;
  certificate = madeCertificate(home.path, name);
  const known = new X509Certificate(certificate.chain).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  // the browser knows this one certificate, and no other of its own
  browser = await openBrowser(
    `--ignore-certificate-errors-spki-list=${createHash('sha256').update(known).digest('base64')}`,
  );
}, 120_000);
afterAll(() => browser?.close());

/** A window whose only way out is the gateway. */
async function windowBehind(gateway: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    proxy: { server: `http://127.0.0.1:${gateway}` },
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** One key, as a terminal sends it. */
// oxlint-disable-next-line no-control-regex -- that is how a key begins that is no sign
const keyTyped = /\u001B\[[\d;]*[A-Za-z~]|[^]/gu;

/** Somebody whose page is open: they came in, and are told of what changes. */
async function comesIn(asked: Asked, path: '/enter' | '/knock', filled: Readonly<Record<string, string>>) {
  const device = newKey();
  const came = await asked('POST', path, { device, read: 'yes', ...filled });
  expect(came.status, came.text.slice(0, 400)).toBe(303);
  const mine = { cookie: String(came.headers['set-cookie']).split(';')[0] ?? '' };
  const listens = () => asked.stream('/events', mine);
  await listens();
  return {
    /** As a page does whose seat has become another. */
    listens,
    here: async () => {
      const { text } = await asked('GET', '/', {}, mine);
      const [, call = ''] = /name="call" value="(\d+)"/u.exec(text) ?? [];
      expect((await asked('POST', '/here', { call }, mine)).status).toBe(303);
    },
  };
}

test.skipIf(!hasOpenssl)(
  'at nine o’clock sixty people are seated, checked and ready, and the facilitator has pressed no more than thirty keys',
  async () => {
    expect(expected).toHaveLength(60);
    const fixture = `${root}/test/fixtures/content-surge.yaml`;
    const roster = `${home.path}/people.csv`;
    writeFileSync(roster, `name,role\n${expected.map((row) => row.join(',')).join('\n')}\n`);
    const record = `${home.path}/nine.jsonl`;
    const port = await freePort();
    const proxy = await openReverseProxy(certificate, port);
    const gateway = await openGateway({ name, port: proxy.port, ca: certificate.ca });
    const address = `https://${name}:${proxy.port}`;

    // the cards of those whose phones are locked away are printed the evening before
    for (const role of ['families', 'rights', 'lab']) {
      const cards = await sandtable(
        ['report', fixture, '--kind', 'cards', '--role', role, '--format', 'html'],
        {
          home: home.path,
        },
      );
      expect(cards).toMatchObject({ code: 0, stdout: expect.stringContaining('EXERCISE EXERCISE EXERCISE') });
    }

    let pressed = 0;
    const desk = start(
      [
        'host',
        fixture,
        '--record',
        record,
        '--roster',
        roster,
        '--listen',
        `127.0.0.1:${port}`,
        '--behind-proxy',
        address,
      ],
      { home: home.path, cols: 120, rows: 40 },
    );
    onTestFinished(() => desk.kill('SIGKILL'));
    const press = (typed: string): void => {
      pressed += typed.match(keyTyped)?.length ?? 0;
      desk.type(typed);
    };
    await desk.waitFor('Do players see this screen?');
    press('n');
    const card = await desk.waitFor('People open this address');
    expect(card).toContain(address);
    const [, code = ''] = /"code":"(\w{8})"/u.exec(readFileSync(record, 'utf8')) ?? [];
    const links = new Map(
      [
        ...readFileSync(`${home.path}/nine-links.csv`, 'utf8').matchAll(
          /"([^"]*)","[^"]*","[^"]*\/i\/([\w-]{22})"/gu,
        ),
      ].map(([, who = '', key = '']) => [who, key]),
    );

    // what the gateway is for: no raw address, no other port, no certificate that nobody knows
    const asked = gateway.asked;
    await expect(gateway.connect('127.0.0.1', port)).rejects.toThrow('403');
    await expect(gateway.connect(name, port)).rejects.toThrow('403');
    const stranger = await openReverseProxy(madeCertificate(home.path, name, 'stranger'), port);
    const toStranger = await openGateway({ name, port: stranger.port, ca: certificate.ca });
    await expect(toStranger.connect(name, stranger.port)).rejects.toThrow('502');

    // most have their link; five lost the mail and type the code of the wall; one is in the view of a messenger, and moves to a browser
    const withDevice = expected.filter(([, role]) => !withoutDevice(role));
    const [moves, ...others] = withDevice;
    const people = await Promise.all(
      others.map(([who], place) =>
        place < 5
          ? comesIn(asked, '/knock', { code, name: who.toUpperCase() })
          : comesIn(asked, '/enter', { by: links.get(who) ?? '' }),
      ),
    );
    const inApp = await windowBehind(gateway.port);
    await inApp.goto(`${address}/i/${links.get(moves?.[0] ?? '')}`);
    await inApp.getByLabel('I have read this.').check();
    await inApp.getByRole('button', { name: 'Join' }).click();
    await inApp.getByRole('heading', { name: 'Police crisis cell' }).waitFor();
    await inApp.getByRole('button', { name: 'Make a return code' }).click();
    const back = (await inApp.locator('.code').textContent()) ?? '';
    const own = await windowBehind(gateway.port);
    await own.goto(address);
    await own.getByText('You were here before?').click();
    await own.getByLabel('Return code').fill(back);
    await own.getByLabel('Close it on my other devices').last().check();
    await own.getByRole('button', { name: 'Come back' }).click();
    await own.getByRole('heading', { name: 'Police crisis cell' }).waitFor();
    // closed there, it opens anew by itself and asks who comes
    await inApp.getByRole('heading', { name: 'Come in', exact: true }).waitFor();

    await desk.waitFor(/In the lobby still:/u);
    press('Y');
    await desk.waitFor((screen) => !screen.includes('In the lobby still'));
    await Promise.all(people.slice(0, 5).map((each) => each.listens()));
    // those without a device sit at their table: who is left of the roles is here
    press('A');
    await desk.waitFor('Who is here');
    press(keys.enter);
    await desk.waitFor('Done: ');
    press('O');
    await desk.waitFor('People open this address');
    press('T');
    await desk.waitFor(/call 1/u);
    await own.getByRole('button', { name: 'Yes, I can read it' }).click();
    await Promise.all(people.map((each) => each.here()));
    await desk.waitFor('51 of 51');
    press('C');
    await desk.waitFor('The lobby is closed');
    await desk.waitFor('Go: everybody who is expected is here and has answered.');
    expect(
      (await asked('POST', '/knock', { device: newKey(), read: 'yes', code, name: 'Late' })).text,
    ).toContain('The lobby is closed');
    press(keys.escape);
    await desk.waitFor((screen) => !screen.includes('People open this address'));
    // by a helper that presses again where a key came twice within a moment: its keys are counted, too
    const hands = facilitator({ ...desk, type: press });
    await hands.press(' ');
    await desk.waitFor('Read the rules of play aloud');
    await hands.press(' ');
    await desk.waitFor('Module 1, the stream');
    expect(pressed).toBeLessThanOrEqual(30);
    desk.kill('SIGKILL');
    await desk.exit();
    const verified = await sandtable(['replay', record, '--verify'], { home: home.path });
    expect(verified.code).toBe(0);
  },
  180_000,
);
