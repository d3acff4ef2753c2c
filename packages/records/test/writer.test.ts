import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RecordLost, createRecord, openRecord, readRecord, verifyRecord } from '../src/index.ts';
import { about, note } from './commands.ts';
import { sampleRecord, temporaryFolder } from './sample.ts';

const program = (name: string) => fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));

/** A program of its own, and its output line by line. It is gone after the test. */
function started(name: string, ...args: string[]) {
  const child = spawn(process.execPath, [program(name), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, line: async () => String((await lines.next()).value) };
}

const windows = process.platform === 'win32';

describe('what was acknowledged', () => {
  test('is there after kill -9, at whatever moment', async () => {
    const file = sampleRecord(temporaryFolder(), 0);
    for (let round = 1; round <= 4; round += 1) {
      const { child, line } = started('append', file);
      let told = '';
      for (let count = 0; count < 7 * round; count += 1) told = await line();
      child.kill('SIGKILL');
      await once(child, 'close');
      const [number, hash = ''] = told.split(' ');
      const { record, writer } = openRecord(file);
      expect(record.head.number).toBeGreaterThanOrEqual(Number(number));
      writer.close();
      expect(verifyRecord(file, null, hash)).toMatchObject({ sound: true, headAt: Number(number) });
    }
  });

  test('stays when the last line was torn: that line is cut, and said', () => {
    const file = sampleRecord(temporaryFolder(), 3);
    const whole = readFileSync(file);
    const last = whole.lastIndexOf(10, whole.length - 2) + 1;
    truncateSync(file, last + 33);
    const { record, writer, cut } = openRecord(file);
    expect({ cut, head: record.head.number }).toEqual({ cut: 33, head: 5 });
    writer.append([{ ...(note(5).entries[1] ?? never()) }], []);
    writer.close();
    expect(verifyRecord(file, null)).toMatchObject({ sound: true, head: { number: 6 } });
  });

  test('is not built upon when a line before is bad, and nothing is touched', () => {
    const file = sampleRecord(temporaryFolder(), 3);
    const bad = readFileSync(file, 'utf8').replace('"tag":"gap"', '"tag":"cap"');
    writeFileSync(file, `${bad}{"entry"`);
    expect(() => openRecord(file)).toThrow(
      expect.objectContaining({
        code: 'bad-line',
        bad: expect.objectContaining({ line: 2, why: 'hash' }) as unknown,
      }),
    );
    expect(readFileSync(file, 'utf8')).toBe(`${bad}{"entry"`);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test.skipIf(windows)('stays when the file may grow no more', () => {
    const file = sampleRecord(temporaryFolder(), 1);
    const shell = `ulimit -f 32; exec "$0" "$@"`;
    const told = JSON.parse(
      spawnSync('sh', ['-c', shell, process.execPath, program('fill'), file], { encoding: 'utf8' }).stdout,
    ) as Filled;
    expect(told).toMatchObject({ code: 'too-large', again: true });
    expect(told.acknowledged.number).toBeGreaterThan(4);
    expect(verifyRecord(file, null)).toMatchObject({ sound: true, head: told.acknowledged });
  });

  const mountable =
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('unshare', ['-m', 'true']).status === 0;
  test.skipIf(!mountable)(
    'stays when the disk is full, and more is taken once there is room (needs root to mount a small disk)',
    () => {
      const folder = temporaryFolder();
      const shell = `mount -t tmpfs -o size=256k none "$1" && cp "$2" "$1/a.jsonl" && head -c 131072 /dev/zero > "$1/ballast" &&
      "$3" "$4" "$1/a.jsonl" "$1/ballast" && cp "$1/a.jsonl" "$2.after"`;
      const file = sampleRecord(folder, 1);
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      const run = spawnSync(
        'unshare',
        ['-m', 'sh', '-c', shell, 'sh', disk, file, process.execPath, program('fill')],
        { encoding: 'utf8' },
      );
      const told = JSON.parse(run.stdout) as Filled;
      expect(told).toMatchObject({ code: 'disk-full', again: true });
      expect(told.after.number).toBe(told.acknowledged.number + 2);
      expect(verifyRecord(`${file}.after`, null, told.acknowledged.hash)).toMatchObject({
        sound: true,
        head: told.after,
        headAt: told.acknowledged.number,
      });
    },
  );

  test('is not appended to a file that is gone, away, replaced, or written by something else', () => {
    const away = (file: string): void => renameSync(file, `${file}.away`);
    const changes: readonly (readonly [code: string, again: boolean, change: (file: string) => void])[] = [
      ['file-gone', false, (file) => rmSync(file)],
      ['file-away', true, away],
      ['file-gone', false, (file) => (away(file), writeFileSync(file, readFileSync(`${file}.away`)))],
      ['file-changed', false, (file) => appendFileSync(file, 'x')],
    ];
    for (const [code, again, change] of changes) {
      const { writer } = openRecord(sampleRecord(temporaryFolder(), 1));
      change(writer.file);
      const { entries, texts } = note(3);
      expect(() => writer.append(entries, texts)).toThrow(RecordLost);
      expect(() => writer.append(entries, texts)).toThrow(expect.objectContaining({ code, again }));
      expect(writer.head().number).toBe(2);
      writer.close();
    }
  });
});

describe('the lock', () => {
  test('keeps every second writer out, in this process and in others, and is given back', async () => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 1);
    const holder = started('hold', file);
    expect(await holder.line()).toBe(`held ${holder.child.pid}`);
    expect(await started('hold', file).line()).toBe(`locked ${holder.child.pid}`);
    expect(() => openRecord(file)).toThrow(expect.objectContaining({ code: 'locked' }));
    symlinkSync(file, join(folder, 'link.jsonl'));
    expect(() => openRecord(join(folder, 'link.jsonl'))).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(readRecord(file).head.number).toBe(2); // reading is free
    holder.child.stdin.end();
    await once(holder.child, 'close');
    const { writer } = openRecord(file);
    expect(() => openRecord(file)).toThrow(
      expect.objectContaining({
        code: 'locked',
        values: expect.objectContaining({ pid: process.pid }) as unknown,
      }),
    );
    writer.close();
    expect(readdirSync(folder).toSorted()).toEqual(['a.jsonl', 'link.jsonl']);
  });

  test('of a process that was killed is taken over, by one of many who try at once', async () => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 1);
    const holder = started('hold', file);
    await holder.line();
    holder.child.kill('SIGKILL');
    await once(holder.child, 'close');
    expect(existsSync(`${file}.lock`)).toBe(true);
    const told = await Promise.all(Array.from({ length: 8 }, () => started('hold', file).line()));
    expect(told.filter((line) => line.startsWith('held'))).toHaveLength(1);
    expect(told.filter((line) => line.startsWith('locked'))).toHaveLength(7);
  });

  test('of a process whose number another has now is taken over; one on another computer is not', () => {
    const file = sampleRecord(temporaryFolder(), 1);
    const lock = `${file}.lock`;
    const owner = { pid: process.pid, started: 'a boot ago', host: hostname(), token: 'aaaa' };
    writeFileSync(lock, JSON.stringify(owner));
    openRecord(file).writer.close();
    expect(existsSync(lock)).toBe(false);
    writeFileSync(lock, JSON.stringify({ ...owner, host: 'elsewhere' }));
    expect(() => openRecord(file)).toThrow(expect.objectContaining({ code: 'locked-elsewhere' }));
    writeFileSync(lock, '');
    expect(() => openRecord(file)).toThrow(expect.objectContaining({ code: 'lock-unreadable' }));
  });

  test('of another computer, or of nobody that it names, is taken over when a person says so, and only that one', () => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 1);
    const lock = `${file}.lock`;
    const owner = { pid: 7, started: null, host: 'elsewhere', token: 'abcd' };
    const evicted = (token: string) => openRecord(file, token).writer.close();
    for (const [content, code, token] of [
      [JSON.stringify(owner), 'locked-elsewhere', 'abcd'],
      ['', 'lock-unreadable', 'unreadable'],
      ['{"pid":', 'lock-unreadable', 'unreadable'],
    ] as const) {
      writeFileSync(lock, content);
      const values = expect.objectContaining({ token }) as unknown;
      expect(() => openRecord(file)).toThrow(expect.objectContaining({ code, values }));
      // somebody else has taken it over in between, or it was another one that was asked about
      expect(() => evicted('beef')).toThrow(expect.objectContaining({ code }));
      evicted(token);
      expect(readdirSync(folder)).toEqual(['a.jsonl']);
    }
    const { writer } = openRecord(file);
    const mine = (JSON.parse(readFileSync(lock, 'utf8')) as { readonly token: string }).token;
    expect(readFileSync(lock, 'utf8')).toContain(hostname());
    writer.close();
    writeFileSync(lock, JSON.stringify({ ...owner, host: hostname(), pid: process.pid, token: mine }));
    expect(() => evicted('abcd')).toThrow(expect.objectContaining({ code: 'locked' }));
    rmSync(lock);
    mkdirSync(lock);
    expect(() => evicted('unreadable')).toThrow(expect.objectContaining({ code: 'not-a-file' }));
  });

  test('is taken over although an earlier taking over was itself killed', () => {
    const file = sampleRecord(temporaryFolder(), 1);
    const dead = { pid: 2 ** 22 + 1, started: null, host: hostname(), token: 'dead' };
    writeFileSync(`${file}.lock`, JSON.stringify(dead));
    writeFileSync(`${file}.lock.dead`, JSON.stringify({ ...dead, token: 'decade' }));
    openRecord(file).writer.close();
    expect(readdirSync(join(file, '..'))).toEqual(['a.jsonl']);
  });
});

describe('a new record', () => {
  test('is never written over another, and only its owner may read it', () => {
    const file = sampleRecord(temporaryFolder(), 2);
    const before = readFileSync(file);
    expect(() => createRecord(file, about)).toThrow(expect.objectContaining({ code: 'exists' }));
    expect(readFileSync(file)).toEqual(before);
    expect(windows ? 0o600 : statSync(file).mode & 0o777).toBe(0o600);
  });

  test('says when its folder is not there', () => {
    const folder = temporaryFolder();
    expect(() => createRecord(join(folder, 'no', 'a.jsonl'), about)).toThrow(
      expect.objectContaining({ code: 'no-folder' }),
    );
    expect(() => createRecord(folder, about)).toThrow(expect.objectContaining({ code: 'not-a-file' }));
  });

  test.skipIf(windows)('says when its folder may not be written in', () => {
    const folder = temporaryFolder();
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const made = spawnSync(process.execPath, [program('create'), join(closed, 'a.jsonl')], {
      encoding: 'utf8',
      ...asNobody(folder),
    });
    expect(made.stdout).toBe('no-permission');
  });
});

interface Filled {
  readonly code: string;
  readonly acknowledged: { readonly number: number; readonly hash: string };
  readonly after: { readonly number: number };
}

/** Root may write everywhere: a test as root runs its program as somebody else. */
function asNobody(folder: string): { readonly uid?: number } {
  if (process.getuid?.() !== 0) return {};
  chownSync(folder, 65_534, 65_534);
  return { uid: 65_534 };
}

function never(): never {
  throw new Error('cannot be');
}
