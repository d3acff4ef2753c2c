/** Code that was compiled before is run as it stands: it is only kept where nobody else can put any. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, surroundings } from '../e2e/command.ts';
import { workplace } from './problem.ts';

const dist = join(root, 'packages/cli/dist');
const isRoot = process.getuid?.() === 0;

/** The command, installed anew, and a temporary folder of its own. */
function installation() {
  const { home, cwd } = workplace();
  const folder = join(cwd, 'installed');
  cpSync(dist, folder, {
    recursive: true,
    filter: (file) => !file.endsWith('.map') && !file.endsWith('compiled'),
  });
  const shared = join(cwd, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  const start = (more: object = {}) =>
    spawnSync(process.execPath, [join(folder, 'boot.js'), '--version'], {
      cwd,
      env: surroundings(home, { TMPDIR: shared, TMP: shared, TEMP: shared }),
      encoding: 'utf8',
      ...more,
    });
  return { folder, compiled: join(folder, 'compiled'), home, shared, start };
}

describe('compiled code', () => {
  test('is kept in the installation, for its owner alone; not in the shared temporary folder, not at home', () => {
    const { compiled, home, shared, start } = installation();
    expect(start().status).toBe(0);
    expect(readdirSync(compiled)).not.toEqual([]);
    if (process.platform !== 'win32') expect(statSync(compiled).mode & 0o777).toBe(0o700);
    expect(readdirSync(shared)).toEqual([]);
    expect(readdirSync(home)).toEqual(['work']);
  });

  test.skipIf(process.platform === 'win32')(
    'is kept nowhere when others can write there, when it is a link, or a file',
    () => {
      const preparations: readonly ((compiled: string, shared: string) => void)[] = [
        (compiled) => (mkdirSync(compiled), chmodSync(compiled, 0o777)),
        (compiled) => (mkdirSync(compiled), chmodSync(compiled, 0o770)),
        (compiled, shared) => symlinkSync(shared, compiled),
        (compiled) => cpSync(join(root, 'LICENSE'), compiled),
      ];
      for (const prepare of preparations) {
        const { compiled, shared, start } = installation();
        prepare(compiled, shared);
        expect(start().status).toBe(0);
        expect(readdirSync(shared)).toEqual([]);
        if (statSync(compiled).isDirectory()) expect(readdirSync(compiled)).toEqual([]);
      }
    },
  );

  test.skipIf(!isRoot)('of one person is not run by another, nor by root (needs root)', () => {
    const { compiled, folder, shared, start } = installation();
    chownSync(folder, 65_534, 65_534);
    expect(start().status).toBe(0);
    expect(existsSync(compiled)).toBe(false); // root leaves nothing in somebody's installation
    mkdirSync(compiled, { mode: 0o700 });
    chownSync(folder, 0, 0);
    chownSync(compiled, 65_534, 65_534);
    expect(start().status).toBe(0);
    expect(readdirSync(compiled)).toEqual([]);
    expect(readdirSync(shared)).toEqual([]);
  });
});
