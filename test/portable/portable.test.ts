/** The portable folder: nothing of this machine is used but the folder itself. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../e2e/command.ts';

const to = mkdtempSync(join(tmpdir(), 'sandtable-portable-'));
afterAll(() => rmSync(to, { recursive: true, force: true }));

function portable(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(root, 'packages/dev/portable.mjs'), ...args, '--to', to], {
    encoding: 'utf8',
  });
}
const folderOf = (made: { readonly stdout: string }) => made.stdout.trim();

const onLinux = process.platform === 'linux' && process.arch === 'x64';
const asRoot = process.getuid?.() === 0;

describe.skipIf(!onLinux)('on Linux, in an empty place', { timeout: 120_000 }, () => {
  // a home in which nothing can be written, no Node on the path, and where root may say so: no network and no rights
  const home = join(to, 'home');
  const nobody = 65_534;
  const inEmptyPlace = (start: string, ...args: readonly string[]) => {
    const command = asRoot
      ? ['unshare', '-n', 'setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', start]
      : [start];
    return spawnSync('/usr/bin/env', ['-i', 'PATH=/usr/bin:/bin', `HOME=${home}`, ...command, ...args], {
      encoding: 'utf8',
      cwd: '/',
      input: '',
    });
  };

  test('it plays an exercise, keeps the record beside itself and verifies it', () => {
    mkdirSync(home);
    const made = portable('linux-x64');
    expect(made.stderr).toBe('');
    const folder = folderOf(made);
    chmodSync(home, 0o555);
    if (asRoot) {
      chownSync(folder, nobody, nobody);
      chmodSync(to, 0o755);
    }
    const start = join(folder, 'sandtable');

    const listed = inEmptyPlace(start);
    expect(listed.stderr).toBe('');
    expect(listed.stdout).toContain('Drones over Meridian Airport');
    expect(listed.status).toBe(0);

    const played = inEmptyPlace(start, 'run', 'drone-incident', '--unattended', '--seed', '7');
    expect(played.status).toBe(0);
    const [record = ''] = readdirSync(join(folder, 'records')).filter((name) => name.endsWith('.jsonl'));
    const verified = inEmptyPlace(start, 'replay', join(folder, 'records', record), '--verify');
    expect(verified.stderr).toBe('');
    expect(verified.status).toBe(0);
    expect(readdirSync(home)).toEqual([]);
  });

  test('what it tells people to type names its own start', () => {
    const start = join(to, readdirSync(to).find((name) => name.endsWith('linux-x64')) ?? '', 'sandtable');
    expect(inEmptyPlace(start, 'chekc').stderr).toContain(`${start} --help`);
  });
});

describe('for other systems, with any file for a Node', () => {
  test.each([
    ['win-x64', 'sandtable.cmd', 'node.exe'],
    ['darwin-arm64', 'sandtable.command', 'node'],
  ])('%s: everything is in it', (system, start, node) => {
    const made = portable(system, '--runtime', join(root, 'LICENSE'));
    expect(made.status).toBe(0);
    const folder = folderOf(made);
    for (const file of [start, 'README.txt', 'LICENSE', `runtime/${node}`, 'app/boot.js', 'app/main.js'])
      expect(existsSync(join(folder, file)), file).toBe(true);
    for (const file of readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' }))
      expect(existsSync(join(folder, 'app/scenarios', file)), file).toBe(true);
    expect(readFileSync(join(folder, 'app/THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain('ink');
    expect(readdirSync(join(folder, 'app')).filter((file) => file.endsWith('.map'))).toEqual([]);
    const script = readFileSync(join(folder, start), 'utf8');
    expect(script).toContain(node);
    if (system === 'win-x64')
      expect(script.split('\n').every((each) => each === '' || each.endsWith('\r'))).toBe(true);
    else expect(statSync(join(folder, start)).mode & 0o111).not.toBe(0);
  });

  test('a system that there is none for is wrong usage', () => {
    const refused = portable('amiga');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('linux-x64');
  });
});
