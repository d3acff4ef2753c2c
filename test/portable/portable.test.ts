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
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../e2e/command.ts';

const { tracked } = (await import(pathToFileURL(join(root, 'packages/dev/tracked.mjs')).href)) as {
  readonly tracked: (folder: string, root: string) => readonly string[];
};
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
    expect(listed.stdout).toContain('Drones over Vessmar Airport');
    expect(listed.status).toBe(0);

    const played = inEmptyPlace(start, 'run', 'drone-incident', '--unattended', '--seed', '7');
    expect(played.status).toBe(0);
    const [record = ''] = readdirSync(join(folder, 'records')).filter((name) => name.endsWith('.jsonl'));
    const verified = inEmptyPlace(start, 'replay', join(folder, 'records', record), '--verify');
    expect(verified.stderr).toBe('');
    expect(verified.status).toBe(0);
    expect(readdirSync(home)).toEqual([]);
  });

  test('made anew in the same place it keeps what people put there: records, files, scenarios of their own', () => {
    const folder = join(to, readdirSync(to).find((name) => name.endsWith('linux-x64')) ?? '');
    const records = readdirSync(join(folder, 'records'));
    expect(records.filter((name) => name.endsWith('.jsonl'))).toHaveLength(1);
    const own = join(folder, 'app/scenarios/our-own/scenario.yaml');
    mkdirSync(join(own, '..'));
    writeFileSync(own, 'sandtable: 1\n');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    writeFileSync(join(folder, 'app/main.js'), 'throw new Error("an old version")');
    const before = readFileSync(join(folder, 'records', records[0] ?? ''));
    const again = portable('linux-x64');
    expect({ folder: folderOf(again), errors: again.stderr }).toEqual({ folder, errors: '' });
    expect(readFileSync(join(folder, 'records', records[0] ?? '')).equals(before)).toBe(true);
    expect(readFileSync(own, 'utf8')).toBe('sandtable: 1\n');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).toSorted()).toEqual(
      ['LICENSE', 'README.txt', 'app', 'notes.txt', 'records', 'runtime', 'sandtable'].toSorted(),
    );
    expect(inEmptyPlace(join(folder, 'sandtable'), '--version').status).toBe(0);
  });

  test('what it tells people to type names its own start', () => {
    const start = join(to, readdirSync(to).find((name) => name.endsWith('linux-x64')) ?? '', 'sandtable');
    expect(inEmptyPlace(start, 'chekc').stderr).toContain(`${start} --help`);
  });
});

/** What is compiled into a package has terms of its own, and Apache's ask that notices travel along. */
const thirdParties = [
  /^ink \d/m,
  /^@viz-js\/viz .*\n\nCompiled from:\n(?:.+\n)*.*graphviz/m,
  /Eclipse Public License - v 1\.0/,
  /Copyright .+ Expat maintainers/,
  /^yoga-layout .*\n\nCopyright \(c\) Meta Platforms/m,
  /^seedrandom .*\n\nCopyright 2019 David Bau/m,
  /Lodash copyright notice/,
  /Copyright .+ Rich Felker/,
];

test('what is not tracked is not taken: a draft, a hidden file, one that is deleted', () => {
  const folder = join(to, 'project');
  mkdirSync(join(folder, 'scenarios/one'), { recursive: true });
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder });
  for (const name of ['one/scenario.yaml', 'one/gone.csv', 'one/._scenario.yaml'])
    writeFileSync(join(folder, 'scenarios', name), '');
  expect(tracked('scenarios', folder).map((file) => file.split(sep).join('/'))).toEqual([
    'scenarios/one/gone.csv',
    'scenarios/one/scenario.yaml',
  ]); // an archive without git
  git('init', '-q');
  git('add', 'scenarios/one/scenario.yaml', 'scenarios/one/gone.csv');
  mkdirSync(join(folder, 'scenarios/draft'));
  writeFileSync(join(folder, 'scenarios/draft/scenario.yaml'), '');
  rmSync(join(folder, 'scenarios/one/gone.csv'));
  expect(tracked('scenarios', folder)).toEqual(['scenarios/one/scenario.yaml']);
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
    const files = (below: string) =>
      readdirSync(below, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(below, join(entry.parentPath, entry.name)));
    expect(files(join(folder, 'app/scenarios')).toSorted()).toEqual(
      tracked('scenarios', root)
        .map((file) => relative('scenarios', file))
        .toSorted(),
    );
    const notices = readFileSync(join(folder, 'app/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const notice of thirdParties) expect(notices).toMatch(notice);
    for (const notice of notices.split(`\n${'-'.repeat(78)}\n\n`))
      expect(notice, 'each with its terms').toMatch(
        /permi(?:t|ssion)|Apache License|released into the public domain/i,
      );
    expect(existsSync(join(folder, 'runtime/LICENSE'))).toBe(true);
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
