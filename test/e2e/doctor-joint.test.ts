/** `doctor --joint` from outside: at a real host, behind proxies that are as they should be and as they should not. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { freshHome, root, sandtable } from './command.ts';
import { listening, madeCertificate, openReverseProxy } from './gateway.ts';
import { freePort } from './page-client.ts';
import { plainDesk } from './plain-desk.ts';

const home = freshHome();
afterAll(() => home.remove());

interface Told {
  readonly go: boolean;
  readonly findings: readonly { readonly subject: string; readonly verdict: string; readonly text: string }[];
}
/** The verdict of each thing that was looked at. */
async function looksAt(address: string, ca?: string) {
  const env = ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: ca };
  const asked = await sandtable(['doctor', '--joint', address, '--format', 'json'], { home: home.path, env });
  const { go, findings } = JSON.parse(asked.stdout) as Told;
  expect(asked.code).toBe(go ? 0 : 1);
  return Object.fromEntries(findings.map(({ subject, verdict, text }) => [subject, `${verdict}: ${text}`]));
}

test('what is not there, what is something else, and what is no address are told apart', async () => {
  // without encryption it can only be one’s own room: which address people are shown there is told, too
  expect(await looksAt(`http://127.0.0.1:${await freePort()}`)).toMatchObject({
    reached: expect.stringMatching(/^no-go: .*ECONNREFUSED/u),
    interface: expect.stringMatching(
      /^(?:go|look): In this room people are shown|^no-go: This computer is in no network/u,
    ),
  });
  const other = createServer((_request, reply) => reply.writeHead(200).end('<h1>Log in</h1>'));
  const port = await listening(other);
  expect(await looksAt(`http://127.0.0.1:${port}`)).toMatchObject({
    reached: expect.stringMatching(/^no-go: Something else answers/u),
  });
  const typed = await sandtable(['doctor', '--joint', 'over there'], { home: home.path });
  expect(typed).toMatchObject({ code: 2, stderr: expect.stringContaining('https://exercise.example.org') });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
test.skipIf(!hasOpenssl)(
  'a host is looked at from outside: reached, its certificate, whether its stream is held back, its clock',
  async () => {
    const port = await freePort();
    const certificate = madeCertificate(home.path, 'localhost');
    const ca = `${home.path}/known.pem`;
    writeFileSync(ca, certificate.ca);
    const proxy = await openReverseProxy(certificate, port);
    const address = `https://localhost:${proxy.port}`;
    const desk = plainDesk(
      ['host', `${root}/packages/host/test/harbour.yaml`, '--record', `${home.path}/a.jsonl`].concat([
        '--listen',
        `127.0.0.1:${port}`,
        '--behind-proxy',
        address,
      ]),
      home.path,
    );
    onTestFinished(() => void process.kill(desk.pid));
    await desk.hears(/NOW: /u);
    expect(await looksAt(address, ca)).toEqual({
      reached: expect.stringMatching(/^go: /u),
      // the port is not the usual one
      name: expect.stringMatching(/^look: /u),
      certificate: expect.stringMatching(/^look: .*1 day yet/u),
      stream: 'go: What is new arrives as it is sent.',
      'host-clock': expect.stringMatching(/^go: /u),
    });
    // the same through one that holds back what should arrive in pieces, for somebody who does not know who signed it
    const holds = await openReverseProxy(certificate, port, 'all at its end');
    expect(await looksAt(`https://localhost:${holds.port}`)).toMatchObject({
      certificate: expect.stringMatching(/^no-go: Browsers will warn of it/u),
      stream: expect.stringMatching(/^look: Something on the way holds the stream back/u),
    });
  },
  60_000,
);
