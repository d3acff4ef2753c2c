// The SSH door with the ssh that people have: OpenSSH, where it is on the path.
import { spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { expect, onTestFinished, test } from 'vitest';
import { linkTo, openAtTheDoor, type AtTheDoor } from './at-the-ssh-door.ts';
import { screenText } from '../../packages/terminal/test/screen-text.ts';

const isThere = spawnSync('ssh', ['-V']).status === 0;

async function atTheDoor(): Promise<AtTheDoor> {
  const at = await openAtTheDoor();
  onTestFinished(at.close);
  return at;
}

const options = ({ folder, door }: AtTheDoor, ...more: readonly string[]): string[] => {
  const set = [
    `UserKnownHostsFile=${join(folder, 'known')}`,
    'StrictHostKeyChecking=accept-new',
    'PubkeyAuthentication=no',
  ];
  return [
    '-F',
    '/dev/null',
    '-p',
    String(door.port),
    ...set.flatMap((each) => ['-o', each]),
    ...more,
    'ana@127.0.0.1',
  ];
};

/** Somebody at a terminal of this computer who calls with ssh. */
function caller(at: AtTheDoor, ...more: readonly string[]) {
  const [columns, rows] = [100, 30];
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const painted = new EventEmitter();
  const line = pty.spawn('ssh', options(at, ...more), {
    name: 'xterm-256color',
    cols: columns,
    rows,
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color' },
  });
  line.onData((data) => emulator.write(data, () => painted.emit('painted')));
  const exited = new Promise<number>((resolve) => {
    line.onExit(({ exitCode }) => resolve(exitCode));
  });
  onTestFinished(() => {
    line.kill();
  });
  const screen = (): string => screenText(emulator);
  return {
    exited,
    type: (keys: string) => line.write(keys),
    resize(wide: number, high: number) {
      emulator.resize(wide, high);
      line.resize(wide, high);
    },
    async until(what: string): Promise<string> {
      while (!screen().includes(what)) await once(painted, 'painted');
      return screen();
    },
  };
}

test.skipIf(!isThere)(
  'at a terminal: the code is asked for, a role answers, the window changes',
  async () => {
    const at = await atTheDoor();
    at.toTheQuestion();
    const ana = caller(at, '-o', 'RekeyLimit=16K');
    const asking = await ana.until('Code:');
    expect(asking).toContain('Nothing that is classified belongs here.');
    ana.type(`${linkTo(at, 'harbour')}\r`);
    await ana.until('Your name');
    ana.type('\r');
    await ana.until('Do you close the port?');
    for (const [columns, rows] of [
      [60, 18],
      [120, 40],
      [90, 24],
    ] as const) {
      ana.resize(columns, rows);
      await ana.until('Do you close the port?');
    }
    ana.type('d');
    await ana.until('> a');
    ana.type('\r');
    await ana.until('Given, thank you');
    // keys are agreed on anew meanwhile: much is drawn
    for (let times = 0; times < 12; times += 1) {
      ana.type('l');
      await ana.until('What you said and did');
      ana.type('?');
      await ana.until('Keys');
    }
    ana.type('q');
    await ana.until('Your seats');
    ana.type('q');
    expect(await ana.exited).toBe(0);
    expect(at.session.entries.filter(({ kind }) => kind === 'answer')).toMatchObject([
      { author: { participant: 1, role: 'harbour' } },
    ]);
  },
);

/** ssh without a terminal: a program of its own says the code. */
async function withoutTerminal(
  at: AtTheDoor,
  code: string,
  typed: string,
  more: readonly string[],
  command: readonly string[] = [],
): Promise<{ readonly status: number | null; readonly printed: string }> {
  const tells = join(at.folder, 'tells');
  writeFileSync(tells, `#!/bin/sh\nprintf '%s\\n' "$CODE"\n`);
  chmodSync(tells, 0o700);
  const line = spawn('ssh', [...options(at, ...more), ...command], {
    env: {
      PATH: process.env['PATH'] ?? '',
      CODE: code,
      SSH_ASKPASS: tells,
      SSH_ASKPASS_REQUIRE: 'force',
    },
  });
  let printed = '';
  line.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  line.stdin.on('error', () => {});
  line.stdin.end(typed);
  const [status] = (await once(line, 'close')) as [number | null];
  return { status, printed };
}

test.skipIf(!isThere)('without a terminal it is plain mode, and lines of a script are commands', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const { status, printed } = await withoutTerminal(
    at,
    linkTo(at, 'harbour'),
    'where\nanswer wait because the pilots ask for it\ndone\nleave\n',
    ['-T'],
  );
  expect({ status, printed }).toMatchObject({
    status: 0,
    printed: expect.stringContaining('It is entered.'),
  });
  expect(at.session.entries.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
});

test.skipIf(!isThere)(
  'with a wrong code nobody comes in, and with a right one no command is run',
  async () => {
    const at = await atTheDoor();
    const wrong = await withoutTerminal(at, 'BBBBBBBB', 'where\n', ['-T']);
    expect(wrong).toEqual({ status: 255, printed: '' });
    const ran = await withoutTerminal(at, linkTo(at, 'harbour'), '', ['-T'], ['id']);
    expect(ran).toEqual({ status: 255, printed: '' });
  },
);
