/** What a fresh clone fetches, when, and how much of it. The package manager is a stand-in that notes what it was asked for. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../e2e/command.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sandtable-set-up-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Clone {
  /** What was asked of the package manager; null when nothing was. */
  setUp(...args: readonly string[]): { readonly code: number | null; readonly asked: string | null };
  readonly path: string;
}

function freshClone(name: string): Clone {
  const path = join(scratch, name);
  const asked = join(path, 'asked');
  for (const folder of ['packages/dev', 'packages/cli', 'test', 'scenarios', 'bin'])
    mkdirSync(join(path, folder), { recursive: true });
  for (const file of [
    'package.json',
    'packages/dev/package.json',
    'packages/cli/package.json',
    'test/package.json',
  ])
    writeFileSync(join(path, file), '{}');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'packages/dev/bundle.mjs'])
    writeFileSync(join(path, file), '');
  for (const file of ['packages/dev/setup.mjs', 'packages/dev/pnpm.mjs'])
    cpSync(join(root, file), join(path, file));
  const npx = join(path, 'bin/npx');
  writeFileSync(
    npx,
    `#!/bin/sh
echo "$@" > asked
mkdir -p node_modules/.bin
[ -e interrupted ] && exit 130
ln -sf '${process.execPath}' node_modules/.bin/node
`,
  );
  chmodSync(npx, 0o755);
  return {
    path,
    setUp(...args) {
      rmSync(asked, { force: true });
      const { status } = spawnSync(process.execPath, [join(path, 'packages/dev/setup.mjs'), ...args], {
        env: { PATH: [join(path, 'bin'), '/usr/bin', '/bin'].join(delimiter) },
      });
      return { code: status, asked: existsSync(asked) ? readFileSync(asked, 'utf8') : null };
    },
  };
}
const quiet = { code: 0, asked: null };
const fetchesLittle = { code: 0, asked: expect.stringMatching(/ install --frozen-lockfile .*--prod/) };
const fetchesAll = { code: 0, asked: expect.stringMatching(/ install --frozen-lockfile (?!.*--prod)/) };

describe.skipIf(process.platform === 'win32')('set-up', () => {
  test('fetches for the start what the command needs, for the tests all, each once', () => {
    const { setUp } = freshClone('once');
    expect(setUp('start')).toEqual(fetchesLittle);
    expect(setUp('start')).toEqual(quiet);
    expect(setUp()).toEqual(fetchesAll);
    expect(setUp()).toEqual(quiet);
  });

  test('never takes away again what the tests need', () => {
    const { setUp, path } = freshClone('developer');
    expect(setUp()).toEqual(fetchesAll);
    expect(setUp('start')).toEqual(quiet);
    writeFileSync(join(path, 'pnpm-lock.yaml'), 'changed');
    expect(setUp('start')).toEqual(fetchesAll);
    writeFileSync(join(path, 'test/package.json'), '{ "changed": true }');
    expect(setUp('start')).toEqual(fetchesAll);
  });

  test('does again what was interrupted', () => {
    const { setUp, path } = freshClone('interrupted');
    writeFileSync(join(path, 'interrupted'), '');
    expect(setUp('start')).toEqual({ ...fetchesLittle, code: 130 });
    rmSync(join(path, 'interrupted'));
    expect(setUp('start')).toEqual(fetchesLittle);
    writeFileSync(join(path, 'interrupted'), '');
    expect(setUp()).toEqual({ ...fetchesAll, code: 130 });
    rmSync(join(path, 'interrupted'));
    expect(setUp()).toEqual(fetchesAll);
    expect(setUp()).toEqual(quiet);
  });
});

test('what the start fetches weighs less than 218 MB, twenty of them for papers in Word (decision 46)', () => {
  const found = new Set<string>();
  const follow = (folder: string): void => {
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // what a package of the store needs stands beside it
      const beside = [join(folder, 'node_modules', name), join(modulesAround(folder), name)].find(existsSync);
      if (beside === undefined || found.has(realpathSync(beside))) continue;
      found.add(realpathSync(beside));
      follow(realpathSync(beside));
    }
  };
  for (const folder of ['.', ...readdirSync(join(root, 'packages')).map((name) => join('packages', name))])
    follow(join(root, folder));
  const sizes = new Map<number, number>();
  for (const folder of found)
    if (folder.includes('node_modules'))
      for (const { ino, blocks } of filesIn(folder)) sizes.set(ino, blocks);
  const bytes = [...sizes.values()].reduce((sum, blocks) => sum + blocks * 512, 0);
  expect(bytes).toBeGreaterThan(50e6);
  expect(bytes, [...found].join('\n')).toBeLessThan(218e6);
});

const modulesAround = (folder: string): string =>
  folder.slice(0, folder.lastIndexOf('node_modules') + 'node_modules'.length);

/** Equal files are one file to the package manager, with several names. */
const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => lstatSync(join(entry.parentPath, entry.name)));
