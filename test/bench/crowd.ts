/**
 * A crowd at the pages of a real host: somebody writes to all, and each page is listened to until it says so. Lines may be slow, and cut now and
 * then, as those of phones are; whoever was cut off comes back as the page's script does.
 */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as later } from 'node:timers/promises';
import { readScenario } from '@sandtable/language';
import { processorOf } from './far-screens.ts';

export interface CrowdOptions {
  readonly pages: number;
  readonly seconds: number;
  /** Milliseconds that a byte takes, each way. */
  readonly latency: number;
  /** Of all lines, how many are cut a minute. */
  readonly cut: number;
  /** Orders a second, of all together; one of them is read by everybody. */
  readonly orders: number;
}

export interface Crowd {
  readonly pages: number;
  /** Milliseconds from the sending of an order to its being on a page, over all orders and pages. */
  readonly p99: number;
  readonly median: number;
  readonly slowest: number;
  /** What was to be on a page and was not within ten seconds. */
  readonly missing: number;
  readonly cuts: number;
  readonly refused: number;
  /** Milliseconds of processor time that the host spends on an order that everybody reads, with the others beside it. NaN where nobody knows. */
  readonly spent: number;
}

/** After an error a browser opens its stream anew after so long. */
const retry = 3000;
const patience = 10_000;

export async function crowd(root: string, options: CrowdOptions): Promise<Crowd> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  const host = await hostFor(root, folder, options.pages);
  const line = await slowLine(host.port, options.latency);
  const all: Awaited<ReturnType<typeof comeIn>>[] = [];
  try {
    for (let place = 0; place < host.links.length; place += 50) {
      const some = host.links.slice(place, place + 50);
      all.push(...(await Promise.all(some.map((link) => comeIn(host.port, line.port, link)))));
    }
    const [controller, ...people] = all;
    if (controller === undefined) throw new Error('nobody came');
    for (const each of people) each.listen();
    while (people.some((each) => each.at === '')) await later(20);
    const sent: number[] = [];
    let refused = 0;
    const before = processorOf(host.child.pid);
    const until = performance.now() + options.seconds * 1000;
    let cuts = 0;
    const cutting = setInterval(
      () => {
        cuts += 1;
        people[(cuts * 7919) % people.length]?.cut();
      },
      options.cut === 0 ? 2 ** 30 : 60_000 / (people.length * options.cut),
    );
    const asking: Promise<unknown>[] = [];
    for (let turn = 0; performance.now() < until; turn += 1) {
      if (turn % options.orders === 0) {
        const number = sent.push(Infinity) - 1;
        const notice = {
          by: host.roles.slice(0, 1),
          to: host.roles.slice(1),
          said: [`Notice %${number}%.`],
        };
        const given = controller.order('tell', notice, () => (sent[number] = performance.now()));
        asking.push(given.then((isDone) => void (isDone || (refused += 1))));
      } else {
        const one = people[(turn * 31) % people.length];
        // a line that is cut while it is used is tried again by a page; here it is one order less
        if (one !== undefined)
          asking.push(one.order('question', { said: [`What of ${turn}?`] }).catch(() => {}));
      }
      await later(1000 / options.orders);
    }
    clearInterval(cutting);
    await Promise.all(asking);
    const waits = performance.now() + patience;
    const listeners = people.filter(({ role }) => role !== host.roles[0]);
    const isMissing = (): boolean => listeners.some(({ came }) => came.size < sent.length);
    while (isMissing() && performance.now() < waits) await later(50);
    const spent = ((processorOf(host.child.pid) - before) * 1000) / sent.length;
    const delays = listeners.flatMap(({ came }) =>
      sent.map((at, number) => (came.get(number) ?? Infinity) - at),
    );
    const there = delays.filter(Number.isFinite).sort((a, b) => a - b);
    const share = (of: number): number =>
      there[Math.min(there.length - 1, Math.floor(there.length * of))] ?? Number.NaN;
    return {
      pages: people.length,
      p99: share(0.99),
      median: share(0.5),
      slowest: there.at(-1) ?? Number.NaN,
      missing: delays.length - there.length,
      cuts,
      refused,
      spent,
    };
  } finally {
    for (const each of all) each.leave();
    line.close();
    host.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Host {
  readonly child: ChildProcess;
  readonly port: number;
  readonly roles: readonly string[];
  /** The first is a controller's. */
  readonly links: readonly string[];
}

/** As many as are on the roster; of more pages several are of the same person. */
const mostPeople = 250;

/** In play, with a link for a controller, and one for each page of those who play roles in turn. */
async function hostFor(root: string, folder: string, pages: number): Promise<Host> {
  const scenario = join(root, 'scenarios/drone-incident/scenario.yaml');
  const { scenario: read } = readScenario(readFileSync(scenario, 'utf8'), 'scenario.yaml');
  const roles = read?.roles.map(({ name }) => name) ?? [];
  const people = Array.from(
    { length: Math.min(pages, mostPeople) },
    (_, place) => `Person ${place},${roles[place % roles.length]}`,
  );
  const roster = join(folder, 'people.csv');
  writeFileSync(roster, `name,role\nControl,controller\n${people.join('\n')}\n`);
  const record = join(folder, 'joint.jsonl');
  const { child, port } = await startHost(root, folder, [scenario, '--roster', roster, '--record', record]);
  child.stdin.write('brief!\nstart!\n');
  const table = readFileSync(join(folder, 'joint-links.csv'), 'utf8');
  const [control = '', ...own] = [...table.matchAll(/\/i\/([\w-]{22})/gu)].map(([, link = '']) => link);
  const links = [control, ...Array.from({ length: pages }, (_, place) => own[place % own.length] ?? '')];
  return { child, port, roles, links };
}

/** A host without a screen, where people can come in; what is typed goes to its standard input. */
export async function startHost(
  root: string,
  folder: string,
  what: readonly string[],
): Promise<{ readonly child: ChildProcessByStdio<Writable, Readable, null>; readonly port: number }> {
  const child = spawn(
    process.execPath,
    [join(root, 'packages/cli/dist/boot.js'), 'host', ...what, '--plain', '--listen', '127.0.0.1:0'],
    { env: { ...process.env, SANDTABLE_RECORDS: folder }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  let printed = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const at = /People come in at \S*:(\d+)/u.exec(printed)?.[1];
      if (at !== undefined) resolve(Number(at));
    });
    child.once('exit', () => reject(new Error(`the host ended: ${printed}`)));
  });
  return { child, port };
}

/** Somebody who came in by a link. */
export async function comeIn(port: number, through: number, link: string) {
  const device = randomBytes(16).toString('base64url');
  const agent = new Agent({ keepAlive: true });
  const ask = (
    path: string,
    {
      body,
      port: to = through,
      accept = 'application/json',
    }: { body?: object; port?: number; accept?: string } = {},
  ): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const asked = request({
        agent,
        host: '127.0.0.1',
        port: to,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept,
          authorization: `Bearer ${device}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
      });
      asked.once('response', resolve).on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const json = async (reply: IncomingMessage): Promise<unknown> => {
    const chunks: Buffer[] = [];
    for await (const chunk of reply) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString());
  };
  const direct = { port };
  await json(await ask('/enter', { ...direct, body: { device, by: link, read: 'yes' } }));
  const { capacity } = (await json(await ask('/', direct))) as {
    readonly capacity?: { readonly role?: string };
  };
  const role = capacity?.role ?? null;
  const came = new Map<number, number>();
  let socket: Socket | null = null;
  let coming: NodeJS.Timeout | undefined;
  let isGone = false;
  const self = {
    role,
    came,
    /** What the host calls what is shown. */
    at: '',
    cut: (): void => void socket?.destroy(),
    /** For good: whoever listens would come back to a host that has ended, and come back, and keep the benchmark from its end. */
    leave(): void {
      isGone = true;
      clearTimeout(coming);
      agent.destroy();
    },
    /** The page as it is now, and the first word of its stream. */
    async seesPage(): Promise<void> {
      const page = await ask('/', { accept: 'text/html' });
      for await (const _chunk of page);
      const stream = await ask(`/events?role=${role ?? ''}`);
      await once(stream, 'data');
      stream.destroy();
    },
    listen(): void {
      const again = (): void => {
        if (!isGone) coming = setTimeout(self.listen, retry);
      };
      ask(`/events?role=${role ?? ''}&at=${self.at}`).then((reply) => {
        socket = reply.socket;
        let tail = '';
        reply.setEncoding('utf8').on('data', (chunk: string) => {
          const text = tail + chunk;
          tail = text.slice(-64);
          for (const [, number] of text.matchAll(/Notice %(\d+)%/gu))
            if (!came.has(Number(number))) came.set(Number(number), performance.now());
          self.at = [...text.matchAll(/^id: (\S+)\n/gmu)].at(-1)?.[1] ?? self.at;
        });
        reply.once('error', () => {}).once('close', again);
      }, again);
    },
    async order(
      power: string,
      filled: Readonly<Record<string, readonly string[]>>,
      sending: () => void = () => {},
    ): Promise<boolean> {
      const { forms = [] } = (await json(await ask('/'))) as {
        readonly forms?: readonly { readonly power: string; readonly on: string }[];
      };
      const on = forms.find((each) => each.power === power)?.on;
      sending();
      const reply = await ask('/orders', {
        body: { order: randomBytes(16).toString('base64url'), power, on, filled },
      });
      await json(reply);
      return reply.statusCode === 200;
    },
  };
  return self;
}

/** Hands on each byte so many milliseconds later. */
async function slowLine(to: number, latency: number) {
  if (latency === 0) return { port: to, close() {} };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (bytes) => setTimeout(() => other.writable && other.write(bytes), latency));
      from
        .on('error', () => {})
        .on('close', () => {
          open.delete(from);
          other.destroy();
        });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
