/** Screens far away: the real host, and callers by SSH who have their screen drawn anew each second; what the host spends on them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { readScenario } from '@sandtable/language';
import ssh, { type ClientChannel } from 'ssh2';

export interface FarScreens {
  readonly roles: number;
  readonly desks: number;
  /** Shares of one processor: of all role seats, and of all desks. NaN where the system does not tell. */
  readonly ofRoles: number;
  readonly ofDesks: number;
}

export async function farScreens(
  root: string,
  { roles = 20, desks = 5, seconds = 20 } = {},
): Promise<FarScreens> {
  return {
    roles,
    desks,
    ofRoles: await spentOn(root, { count: roles, seconds, as: 'role' }),
    ofDesks: await spentOn(root, { count: desks, seconds, as: 'controller' }),
  };
}

interface Callers {
  readonly count: number;
  readonly seconds: number;
  readonly as: 'role' | 'controller';
}

async function spentOn(root: string, { count, seconds, as }: Callers): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  const scenario = join(root, 'scenarios/drone-incident/scenario.yaml');
  const { scenario: read } = readScenario(readFileSync(scenario, 'utf8'), 'scenario.yaml');
  const names = read?.roles.map(({ name }) => name) ?? [];
  const roster = join(folder, 'people.csv');
  const people = Array.from(
    { length: count },
    (_, place) => `Person ${place},${as === 'role' ? names[place % names.length] : as}`,
  );
  writeFileSync(roster, `name,role\n${people.join('\n')}\n`);
  const [page, port] = [await freePort(), await freePort()];
  const doors = ['--listen', `127.0.0.1:${page}`, '--ssh', `127.0.0.1:${port}`, '--roster', roster];
  const host = spawn(
    process.execPath,
    [
      join(root, 'packages/cli/dist/boot.js'),
      'host',
      scenario,
      '--plain',
      '--record',
      join(folder, 'joint.jsonl'),
      ...doors,
    ],
    { env: { ...process.env, SANDTABLE_RECORDS: folder }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const clients: ssh.Client[] = [];
  try {
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      host.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        printed += chunk;
        if (printed.includes('SHA256:')) resolve();
      });
      host.once('exit', () => reject(new Error(`the host ended: ${printed}`)));
    });
    host.stdin.write('brief!\nstart!\nnext!\nnext!\nnext!\n');
    const links = readFileSync(join(folder, 'joint-links.csv'), 'utf8').matchAll(/\/i\/([\w-]{22})/gu);
    const screens: ClientChannel[] = [];
    let bytes = 0;
    for (const [, link = ''] of links) {
      const client = new ssh.Client();
      clients.push(client);
      client.on('error', () => {});
      client.connect({ host: '127.0.0.1', port, username: 'bench', password: link });
      await once(client, 'ready');
      const screen = await new Promise<ClientChannel>((resolve, reject) => {
        client.shell({ term: 'xterm-256color', cols: 120, rows: 40 }, (error, channel) =>
          error === undefined ? resolve(channel) : reject(error),
        );
      });
      screen.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      await once(screen, 'data');
      if (as === 'controller') screen.write('n');
      screens.push(screen);
    }
    // the last ones are drawn
    await later(2000);
    const [before, drawn] = [processorOf(host.pid), bytes];
    for (let second = 0; second < seconds; second += 1) {
      const key = as === 'controller' ? '\t' : second % 2 === 0 ? 'l' : '?';
      for (const screen of screens) screen.write(key);
      await later(1000);
    }
    if (bytes === drawn) throw new Error('nothing was drawn');
    return (processorOf(host.pid) - before) / seconds;
  } finally {
    for (const client of clients) client.destroy();
    host.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds of processor time; NaN where the system does not tell. */
export function processorOf(pid: number | undefined): number {
  if (process.platform !== 'linux') return Number.NaN;
  // the name of the program may hold blanks, and stands in brackets
  const [, fields = ''] = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
