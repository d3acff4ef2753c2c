/** Every command that writes a file: nothing that is no file, and no file that is somebody else's, is replaced. */
import { spawnSync } from 'node:child_process';
import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';

const good = readFileSync(
  join(import.meta.dirname, '../../../scenarios/drone-incident/scenario.yaml'),
  'utf8',
);
const windows = process.platform === 'win32';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-written-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Renaming fails so many times before it works again. */
function heldFor(times: number): void {
  const real = fs.renameSync;
  let left = times;
  fs.renameSync = (from, to) => {
    left -= 1;
    if (left >= 0) throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'rename' });
    real(from, to);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.renameSync = real;
    syncBuiltinESMExports();
  });
}

describe('a file that another program holds for a moment', () => {
  const loose = good.replace('{ name: ', '{ name:   ');
  const broken = good.replace('\nmarking: ', '\nmarkin: ');

  test.each([
    ['fmt', [], loose],
    ['check', ['--fix'], broken],
  ] as const)('%s tries again', async (command, options, text) => {
    const file = join(temporaryFolder(), 'scenario.yaml');
    writeFileSync(file, text);
    heldFor(2);
    expect(await run(command, file, ...options)).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe(good);
  });

  test('and does not let go of is left as it is, and that is said', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, loose);
    heldFor(Infinity);
    const { code, err } = await run('fmt', file);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`Another program holds ${file}`) });
    expect(readFileSync(file, 'utf8')).toBe(loose);
    expect(readdirSync(folder)).toEqual(['scenario.yaml']);
  });
});

describe.skipIf(windows)('a command never puts a file in the place of what is none', () => {
  test.each([
    ['fmt', []],
    ['check', ['--fix']],
  ])('%s on a pipe: it is not waited for, and stays a pipe', async (command, options) => {
    const pipe = join(temporaryFolder(), 'pipe.yaml');
    spawnSync('mkfifo', [pipe]);
    const { code, err } = await run(command, pipe, ...options);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`${pipe} is not a file but`) });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test('play --record on a device, a folder, a link to a device', async () => {
    const folder = temporaryFolder();
    const device = join(folder, 'null');
    spawnSync('mknod', [device, 'c', '1', '3']);
    const link = join(folder, 'link.jsonl');
    symlinkSync(existsSync(device) ? device : tmpdir(), link);
    mkdirSync(join(folder, 'sub'));
    for (const place of [device, link, join(folder, 'sub')]) {
      if (!existsSync(place)) continue; // only root makes devices
      const { code, err } = await run('play', 'drone-incident', '--record', place);
      expect({ code, err }, place).toEqual({
        code: 1,
        err: expect.stringMatching(
          /^.+ is not a file but a folder, a device or a pipe\..+ play keeps none\.\n$/,
        ),
      });
    }
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    if (existsSync(device)) expect(lstatSync(device).isCharacterDevice()).toBe(true);
  });

  test('results of tests are written into a device, and over results only', async () => {
    const folder = temporaryFolder();
    const mine = join(folder, 'scenario.yaml');
    writeFileSync(mine, good);
    const results = join(folder, 'results.xml');
    expect((await run('test', mine, '--junit', '/dev/null')).code).toBe(0);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    const refused = await run('test', mine, '--junit', mine);
    expect({ code: refused.code, err: refused.err }).toEqual({
      code: 1,
      err: expect.stringContaining('it was left as it is'),
    });
    expect(readFileSync(mine, 'utf8')).toBe(good);
    for (const old of ['', null]) {
      if (old !== null) writeFileSync(results, old);
      expect((await run('test', mine, '--junit', results)).code).toBe(0);
      expect(readFileSync(results, 'utf8')).toContain('<testsuites');
    }
    expect(readdirSync(folder).toSorted()).toEqual(['results.xml', 'scenario.yaml']);
  });
});

test('play says that a file holds a play of another scenario, and leaves it', async () => {
  const file = join(temporaryFolder(), 'a.jsonl');
  expect((await run('play', 'drone-incident', '--record', file)).code).toBe(0);
  const before = readFileSync(file);
  const { code, err } = await run('play', 'future-threats', '--record', file);
  expect({ code, err }).toEqual({
    code: 1,
    err: `${file} holds a play of another scenario, drone-incident. Name another file, or delete that one first.\n`,
  });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect((await run('play', 'drone-incident', '--seed', '8', '--record', file)).code).toBe(0);
});
