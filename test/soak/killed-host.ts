/** A host that is killed at any moment while people write on its pages, and started again: who had a reply is believed, and nobody twice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { replayEngine } from '@sandtable/host/recorded';
import { readRecord, verifyRecord } from '@sandtable/records';
import { boot, root, surroundings } from '../e2e/command.ts';
import { freePort, newKey } from '../e2e/page-client.ts';

const harbour = join(root, 'packages/host/test/harbour.yaml');

interface Host {
  readonly child: ChildProcess;
}

/** Begins the exercise, or goes on with it, and is there once people can come in. */
async function hostOn(folder: string, port: number, isNew: boolean): Promise<Host> {
  const record = join(folder, 'joint.jsonl');
  const source = isNew ? [harbour, '--record', record, '--roster', join(folder, 'people.csv')] : [record];
  const child = spawn(
    process.execPath,
    [boot, 'host', ...source, '--plain', '--listen', `127.0.0.1:${port}`],
    { stdio: ['pipe', 'pipe', 'inherit'], env: surroundings(folder) },
  );
  // what is typed while it dies is lost with it
  child.stdin.on('error', () => {});
  // the briefing, and StartEx with its warning; a host that was started again pauses, and `next` goes on
  child.stdin.write(isNew ? 'next\nnext\nyes\n' : 'next\n');
  for await (const line of createInterface(child.stdout)) if (line.includes('People come in at')) break;
  child.stdout.resume();
  return { child };
}

async function kill({ child }: Host): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

interface Form {
  readonly power: string;
  readonly on: string;
}

/** Somebody who asks exercise control one thing after another, each until there is a reply. */
function somebody(address: string, link: string, over: () => boolean) {
  const device = newKey();
  const acknowledged: string[] = [];
  const json = { accept: 'application/json', 'content-type': 'application/json' };
  const post = async (path: string, body: Readonly<Record<string, unknown>>): Promise<number> => {
    const response = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${device}` },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  };
  const form = async (): Promise<Form | undefined> => {
    const response = await fetch(address, { headers: { ...json, authorization: `Bearer ${device}` } });
    const { forms = [] } = (await response.json()) as { readonly forms?: readonly Form[] };
    return forms.find(({ power }) => power === 'question');
  };
  /** While the host is gone it is tried again. */
  const untilReplied = async <T>(doing: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await doing();
      } catch {
        await setTimeout(5);
      }
  };
  const play = async (): Promise<void> => {
    await untilReplied(() => post('/enter', { device, by: link, read: 'yes' }));
    for (let asked = 1; !over(); asked += 1) {
      const order = newKey();
      const said = `${link} asks for the ${asked}th time`;
      const status = await untilReplied(async () => {
        const asks = await form();
        if (asks === undefined) return 0;
        return post('/orders', { order, power: asks.power, on: asks.on, filled: { said: [said] } });
      });
      if (status === 200) acknowledged.push(said);
    }
  };
  return { play, acknowledged };
}

/**
 * Kills it after each of these many milliseconds of play, and starts it again. What is missing, doubled or wrong then, or null.
 */
export async function hostKilledAfter(folder: string, moments: readonly number[]): Promise<string | null> {
  const file = join(folder, 'joint.jsonl');
  const port = await freePort();
  const roles = ['harbour', 'pilot', 'harbour', 'pilot'];
  const rows = roles.map((role, at) => `Person ${at},${role}`);
  writeFileSync(join(folder, 'people.csv'), `name,role\n${rows.join('\n')}\n`);
  let host = await hostOn(folder, port, true);
  const table = readFileSync(join(folder, 'joint-links.csv'), 'utf8');
  const links = [...table.matchAll(/\/i\/([\w-]{22})/gu)].map(([, key = '']) => key);
  const isOver = { yes: false };
  const people = links.map((link) => somebody(`http://127.0.0.1:${port}`, link, () => isOver.yes));
  const playing = people.map(({ play }) => play());
  try {
    // before StartEx nobody can ask
    while (!readFileSync(file, 'utf8').includes('"kind":"start"')) await setTimeout(5);
    for (const moment of moments) {
      await setTimeout(moment);
      await kill(host);
      host = await hostOn(folder, port, false);
    }
    await setTimeout(100);
    isOver.yes = true;
    await Promise.all(playing);
  } finally {
    isOver.yes = true;
    await kill(host);
  }
  const found = verifyRecord(file, replayEngine);
  if (!found.sound) return `line ${found.bad.line} is bad: ${found.bad.why}`;
  const { entries, texts } = readRecord(file);
  const asked = entries.flatMap((entry) =>
    entry.kind === 'ask' ? (texts({ entry: entry.n, text: entry.body.said.text }) ?? []) : [],
  );
  if (asked.length === 0) return 'nobody asked anything';
  const doubled = asked.find((each, at) => asked.indexOf(each) < at);
  if (doubled !== undefined) return `“${doubled}” stands on the record twice`;
  const lost = people.flatMap(({ acknowledged }) => acknowledged).find((each) => !asked.includes(each));
  return lost === undefined ? null : `“${lost}” was acknowledged, and is not on the record`;
}
