/** Somebody in a terminal who comes in by SSH: with the ssh of this computer where it has one, else with the library's. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { call } from '../ssh/at-the-ssh-door.ts';
import { startProgram } from './terminal.ts';

export const hasSsh = spawnSync('ssh', ['-V']).status === 0;

export interface FarTerminal {
  type(keys: string): void;
  screen(): string;
  until(what: string | ((shown: string) => boolean)): Promise<string>;
}

/** `folder` keeps the host's key, as a person's ssh does. */
export async function comesBySsh(port: number, code: string, folder: string): Promise<FarTerminal> {
  if (!hasSsh) {
    const caller = await call({ door: { port } }, { code });
    onTestFinished(caller.hangUp);
    return caller;
  }
  const set = [
    `UserKnownHostsFile=${join(folder, 'known-hosts')}`,
    'StrictHostKeyChecking=accept-new',
    'PubkeyAuthentication=no',
  ];
  const args = [
    '-F',
    '/dev/null',
    '-p',
    String(port),
    ...set.flatMap((each) => ['-o', each]),
    'visitor@127.0.0.1',
  ];
  const terminal = startProgram('ssh', args, { PATH: process.env['PATH'] ?? '' });
  onTestFinished(() => terminal.kill());
  await terminal.waitFor('Code:');
  terminal.type(`${code}\r`);
  await terminal.waitFor('Your name');
  terminal.type('\r');
  return { type: terminal.type, screen: terminal.screen, until: (what) => terminal.waitFor(what, 20_000) };
}
