/**
 * The SSH door under attack: callers that break off, ask for what is not there or guess, and bytes before the keys are agreed on that no ssh
 * sends. It stays up, nothing of it stands on the record but that codes were guessed, and whoever has a link still comes in.
 */
import { readFileSync } from 'node:fs';
import { type Socket, connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { plainReader } from '@sandtable/core/view';
import { startSession, systemClock } from '@sandtable/host';
import { hostKeyIn, openPresence, openReception, openSshDoor } from '@sandtable/host/ssh-door';
import { readScenario } from '@sandtable/language';
import ssh, { type ConnectConfig } from 'ssh2';
import { noneFound, type Part } from './part.ts';

/** What is done to the bytes of a good call. */
type Fault = { readonly at: number } & (
  | { readonly is: 'changed' | 'inserted'; readonly bytes: Uint8Array }
  | { readonly is: 'cut' | 'doubled' }
);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const some = fc.uint8Array({ minLength: 1, maxLength: 64 });
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ is: fc.constantFrom('changed' as const, 'inserted' as const), at: place, bytes: some }),
  fc.record({ is: fc.constantFrom('cut' as const, 'doubled' as const), at: place }),
);

function damaged(good: Buffer, one: Fault): Buffer {
  const at = Math.floor(one.at * good.length);
  const [before, after] = [good.subarray(0, at), good.subarray(at)];
  switch (one.is) {
    case 'changed':
      return Buffer.concat([before, one.bytes, after.subarray(one.bytes.length)]);
    case 'inserted':
      return Buffer.concat([before, one.bytes, after]);
    case 'cut':
      return before;
    case 'doubled':
      return Buffer.concat([before, after, after]);
    default:
      return one satisfies never;
  }
}

/** How a call goes wrong that begins as one should. */
const badCalls: readonly ConnectConfig[] = [
  { algorithms: { kex: ['diffie-hellman-group14-sha1'] } },
  { algorithms: { cipher: ['aes128-cbc'] } },
  { algorithms: { compress: ['zlib'] } },
  { ident: 'x'.repeat(200) },
  { username: 'x'.repeat(30_000) },
  { username: '\u0000\u001B[2J' },
  { password: '' },
  { password: 'BBBBBBBB' },
  { password: 'x'.repeat(30_000) },
];

/** What is wrong with the door under so many bad calls and faults, by a seed; null when nothing is. */
export async function brokenDoor(
  folder: string,
  { seed, calls, faults }: { readonly seed: number; readonly calls: number; readonly faults: number },
): Promise<string | null> {
  const text = readFileSync(new URL('../../packages/host/test/harbour.yaml', import.meta.url), 'utf8');
  const { scenario } = readScenario(text, 'harbour.yaml');
  if (scenario === null) throw new Error('the scenario of the soak is not accepted');
  const session = startSession({
    file: join(folder, 'ssh.jsonl'),
    clock: systemClock,
    reader: plainReader,
    scenario,
    text,
    seed: '7',
    parameters: [],
    attribution: 'role',
    engine: 'soak',
  });
  const reception = openReception(session);
  const presence = openPresence(session);
  const broken: unknown[] = [];
  const door = await openSshDoor(
    {
      session,
      reception,
      presence,
      hostKey: hostKeyIn(join(folder, 'ssh-host-key')),
      show: async (_visitor, { stdout }) => void stdout.write('here\n'),
      broke: (error) => broken.push(error),
    },
    { host: '127.0.0.1', port: 0 },
  );
  const thrown = (error: unknown): void => void broken.push(error);
  process.on('uncaughtException', thrown);
  try {
    const before = session.entries.length;
    const { port } = door;
    for (let number = 0; number < calls; number += 1) {
      const config = badCalls[(seed + number) % badCalls.length] ?? {};
      await badCall({ host: '127.0.0.1', port, username: 'eve', ...config }, (seed + number) % 4 === 0);
    }
    const good = await bytesBeforeKeys();
    for (const each of fc.sample(fault, { seed, numRuns: faults })) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {}).resume();
      socket.end(damaged(good, each));
      await closed(socket);
    }
    while (door.callers().known + door.callers().unknown > 0) await new Promise(setImmediate);
    const written = session.entries.slice(before).filter(({ kind }) => kind !== 'door');
    if (written.length > 0) return `it wrote ${JSON.stringify(written)}`;
    const guests = reception.guests();
    if (guests.length > 0) return `somebody came in: ${JSON.stringify(guests)}`;
    const link = reception.invite('Ana', { of: 'role', role: 'harbour' }, systemClock.now() + 60_000);
    if (!(await comesIn({ host: '127.0.0.1', port, username: 'ana', password: link })))
      return 'whoever has a link does not come in any more';
    return broken.length === 0 ? null : `it broke: ${broken.map(String).join('\n')}`;
  } finally {
    process.off('uncaughtException', thrown);
    await door.close();
    presence.close();
    reception.close();
    session.close();
  }
}

const closed = (line: Socket | ssh.Client): Promise<void> =>
  new Promise((resolve) => {
    line.once('close', () => resolve());
  });

/** Calls, and hangs up when it is refused, or as soon as keys are agreed on. */
async function badCall(config: ConnectConfig, breaksOff: boolean): Promise<void> {
  const client = new ssh.Client();
  const over = closed(client);
  client.on('error', () => {});
  client.on('ready', () => client.end());
  if (breaksOff) client.on('handshake', () => client.destroy());
  client.connect(config);
  await over;
}

async function comesIn(config: ConnectConfig): Promise<boolean> {
  const client = new ssh.Client();
  const over = closed(client);
  let isIn = false;
  client.on('error', () => {});
  client.on('ready', () => {
    isIn = true;
    client.end();
  });
  client.connect(config);
  await over;
  return isIn;
}

/** What a good caller sends until the keys are agreed on: its name, what it can, and its half of the key. */
async function bytesBeforeKeys(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const host = new ssh.Server({ hostKeys: [ssh.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private] });
  host.on('connection', (client) => client.on('error', () => {}));
  const server = createServer((socket) => {
    host.injectSocket(socket);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await badCall({ host: '127.0.0.1', port, username: 'ana' }, true);
  server.close();
  return Buffer.concat(chunks);
}

export const attacks: Part = {
  about:
    'callers and bytes that no ssh sends, at the SSH door: it stays up, and whoever has a link still comes in',
  rounds: null,
  usual: 40,
  async round({ seed, folder }) {
    const [calls, faults] = [50, 500];
    const what = await brokenDoor(folder, { seed, calls, faults });
    return {
      tried: calls + faults,
      found: what === null ? noneFound : [{ what, kept: { text: `${seed}: ${what}\n`, ending: 'txt' } }],
    };
  },
};
