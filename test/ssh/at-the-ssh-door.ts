/** A small exercise with its SSH door open, and callers at it. */
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainReader } from '@sandtable/core/view';
import type { Command } from '@sandtable/core/record';
import { readScenario } from '@sandtable/language';
import { startSession, type Session } from '@sandtable/host';
import { openPresence, openReception, type Reception } from '@sandtable/host/page-door';
import {
  hostKeyIn,
  openSshDoor,
  type HostKey,
  type OpenSshDoor,
  type SshDoorOptions,
} from '@sandtable/host/ssh-door';
import { receive } from '@sandtable/terminal';
import xterm from '@xterm/headless';
import ssh, { type ClientChannel, type ConnectConfig } from 'ssh2';
import { testClock, type TestClock } from '../../packages/host/test/harbour.ts';
import { screenText } from '../../packages/terminal/test/screen-text.ts';

export const harbourText = readFileSync(
  new URL('../../packages/host/test/harbour.yaml', import.meta.url),
  'utf8',
);

export interface AtTheDoor {
  readonly session: Session;
  readonly clock: TestClock;
  readonly reception: Reception;
  readonly door: OpenSshDoor;
  readonly hostKey: HostKey;
  readonly folder: string;
  /** What the door could not do for a visitor. */
  readonly broken: readonly unknown[];
  give(command: Command, texts?: readonly string[]): void;
  /** To the question whether the port is closed. */
  toTheQuestion(): void;
  close(): Promise<void>;
}

export async function openAtTheDoor(
  options: { readonly text?: string; readonly show?: SshDoorOptions['show'] } = {},
): Promise<AtTheDoor> {
  const { text = harbourText, show = receive } = options;
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-ssh-'));
  const clock = testClock();
  const { scenario, diagnostics } = readScenario(text, 'harbour.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  const session = startSession({
    file: join(folder, 'harbour.jsonl'),
    clock,
    reader: plainReader,
    scenario,
    text,
    seed: '7',
    parameters: [],
    attribution: 'role',
    engine: 'test',
  });
  const reception = openReception(session);
  const presence = openPresence(session);
  const hostKey = hostKeyIn(join(folder, 'ssh-host-key'));
  const broken: unknown[] = [];
  const door = await openSshDoor(
    { session, reception, presence, hostKey, show, broke: (error) => broken.push(error) },
    { host: '127.0.0.1', port: 0 },
  );
  const give = (command: Command, texts: readonly string[] = []): void => {
    const result = session.give(command, texts);
    if ('refused' in result) throw new Error(`${command.kind} was refused: ${JSON.stringify(result)}`);
  };
  return {
    session,
    clock,
    reception,
    door,
    hostKey,
    folder,
    broken,
    give,
    toTheQuestion() {
      give({ kind: 'brief', body: {} });
      give({ kind: 'start', body: {} });
      give({ kind: 'next', body: {} });
      give({ kind: 'next', body: {} });
    },
    async close() {
      await door.close();
      presence.close();
      reception.close();
      session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface CallOptions {
  readonly code?: string;
  readonly name?: string;
  readonly password?: string;
  readonly user?: string;
  readonly privateKey?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Null: none is asked for, and lines are read. */
  readonly pty?: { readonly term: string; readonly cols: number; readonly rows: number } | null;
}

export interface Call {
  readonly client: ssh.Client;
  readonly channel: ClientChannel;
  /** Every byte that came. */
  readonly bytes: () => string;
  readonly screen: () => string;
  /** Waits until the screen, or what was printed, satisfies. */
  readonly until: (what: string | ((shown: string) => boolean)) => Promise<string>;
  readonly type: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly ended: Promise<unknown>;
  readonly hangUp: () => void;
}

/** Where a door is open. */
export interface Place {
  readonly door: { readonly port: number };
}

export function configOf({ door }: Place, options: CallOptions): ConnectConfig {
  return {
    host: '127.0.0.1',
    port: door.port,
    username: options.user ?? 'ana',
    tryKeyboard: options.code !== undefined,
    ...(options.password !== undefined && { password: options.password }),
    ...(options.privateKey !== undefined && { privateKey: options.privateKey }),
  };
}

/** Milliseconds after which nothing comes any more. */
const patience = 25_000;

/** Calls, and comes in. Rejects when it is not let in. */
export async function call(at: Place, options: CallOptions): Promise<Call> {
  const client = new ssh.Client();
  client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => {
    finish(prompts.length === 0 ? [] : [options.code ?? '', options.name ?? '']);
  });
  await new Promise<void>((resolve, reject) => {
    client.once('ready', () => resolve());
    client.on('error', reject);
    client.once('close', () => reject(new Error('closed')));
    client.connect(configOf(at, options));
  });
  const { pty = { term: 'xterm-256color', cols: 100, rows: 30 } } = options;
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    client.shell(pty ?? false, { env: options.env ?? {} }, (error, stream) =>
      error === undefined ? resolve(stream) : reject(error),
    );
  });
  const emulator = new xterm.Terminal({
    cols: pty?.cols ?? 200,
    rows: pty?.rows ?? 50,
    allowProposedApi: true,
    convertEol: pty === null,
  });
  const painted = new EventEmitter();
  painted.setMaxListeners(0);
  let bytes = '';
  channel.on('data', (chunk: Buffer) => {
    bytes += chunk.toString();
    emulator.write(chunk.toString(), () => painted.emit('painted'));
  });
  let over: 'late' | 'over' | null = null;
  // with the line the channel goes, too, and says nothing then
  const ended = new Promise<void>((resolve) => {
    for (const each of [channel, client]) each.once('close', () => resolve());
  }).then(() => {
    over = 'over';
    painted.emit('painted');
  });
  const screen = (): string => screenText(emulator);
  return {
    client,
    channel,
    bytes: () => bytes,
    screen,
    async until(what) {
      const shown = pty === null ? () => bytes : screen;
      const holds = typeof what === 'string' ? (text: string) => text.includes(what) : what;
      const late = setTimeout(() => {
        over = 'late';
        painted.emit('painted');
      }, patience);
      while (!holds(shown())) {
        if (over !== null) throw new Error(`${over}; it waits for ${String(what)} and shows:\n${shown()}`);
        await once(painted, 'painted');
      }
      clearTimeout(late);
      return shown();
    },
    type: (keys) => void channel.write(keys),
    resize(columns, rows) {
      emulator.resize(columns, rows);
      channel.setWindow(rows, columns, 0, 0);
    },
    ended,
    hangUp: () => client.end(),
  };
}

/** A link for somebody to a role, as they would type it. */
export const linkTo = (at: AtTheDoor, role: string, name = 'Ana'): string =>
  at.reception.invite(name, { of: 'role', role }, at.clock.now() + 3_600_000);
