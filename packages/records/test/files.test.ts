/** What files, folders and other programs do to whoever writes a record: nothing is replaced, left behind or given up that need not be. */
import { spawnSync } from 'node:child_process';
import fs, {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createRecord,
  eraseTexts,
  forkRecord,
  openRecord,
  patiently,
  readRecord,
  replaceFile,
  verifyRecord,
  writePlay,
} from '../src/index.ts';
import { about, start } from './commands.ts';
import { sampleRecord, temporaryFolder } from './sample.ts';

const played = { ...about, wall: null };
const windows = process.platform === 'win32';

/** A function of the file system that fails with these codes, one after the other, before it works again; or always with the last. */
function failing(name: 'linkSync' | 'renameSync', codes: readonly string[], always = false): () => number {
  const real = fs[name];
  let calls = 0;
  fs[name] = (from, to) => {
    const code = codes[always ? Math.min(calls, codes.length - 1) : calls];
    calls += 1;
    if (code !== undefined) throw Object.assign(new Error(code), { code, syscall: name });
    real(from, to);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs[name] = real;
    syncBuiltinESMExports();
  });
  return () => calls;
}

describe.skipIf(windows)('what is no file is never replaced by one', () => {
  const kinds: readonly (readonly [kind: string, make: (path: string) => void])[] = [
    ['pipe', (path) => void spawnSync('mkfifo', [path])],
    ['folder', (path) => mkdirSync(path)],
    // not the computer's own: a test must not harm it
    ['device', (path) => void spawnSync('mknod', [path, 'c', '1', '3'])],
    [
      'socket',
      (path) => {
        const server = createServer().listen(path);
        onTestFinished(() => void server.close());
      },
    ],
  ];
  const writers: readonly (readonly [what: string, write: (path: string, record: string) => unknown])[] = [
    ['a play', (path) => writePlay(path, played, [start(1)])],
    ['a new record', (path) => createRecord(path, about)],
    ['a fork', (path, record) => forkRecord(record, 2, path, 0)],
    ['going on', (path) => openRecord(path)],
    ['erasing', (path) => eraseTexts(path, [{ entry: 1, text: 0 }], 0)],
    ['reading', (path) => readRecord(path)],
  ];

  test.each(kinds)('%s, and a link to one', (_kind, make) => {
    const folder = temporaryFolder();
    const record = sampleRecord(folder, 1);
    const path = join(folder, 'thing');
    make(path);
    if (!existsSync(path)) return; // only root makes devices
    const link = join(folder, 'link');
    symlinkSync(path, link);
    const names = readdirSync(folder);
    const kind = lstatSync(path).mode;
    for (const [what, write] of writers)
      for (const place of [path, link])
        expect(() => write(place, record), `${what} at ${place}`).toThrow(
          expect.objectContaining({ code: 'not-a-file' }),
        );
    expect({ kind: lstatSync(path).mode, link: lstatSync(link).isSymbolicLink() }).toEqual({
      kind,
      link: true,
    });
    expect(readdirSync(folder)).toEqual(names); // no lock, nothing beside
  });

  test('a link that leads nowhere stays a link, and a file that came in between stays that file', () => {
    const folder = temporaryFolder();
    const record = sampleRecord(folder, 1);
    const link = join(folder, 'nowhere.jsonl');
    symlinkSync(join(folder, 'nothing'), link);
    expect(() => writePlay(link, played, [start(1)])).toThrow(
      expect.objectContaining({ code: 'not-a-file' }),
    );
    expect(() => forkRecord(record, 2, link, 0)).toThrow(expect.objectContaining({ code: 'not-a-file' }));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    const late = join(folder, 'late');
    const lines = function* () {
      yield 'new';
      writeFileSync(late, 'old');
    };
    expect(() => replaceFile(late, lines(), 'nothing')).toThrow(expect.objectContaining({ code: 'exists' }));
    expect(readFileSync(late, 'utf8')).toBe('old');
  });
});

test('a play replaces an earlier play of its scenario only: not of another, not what people said, no other file', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a.jsonl');
  const newer = { ...played, scenario: { ...played.scenario, version: '2.0', text: 'another text' } };
  writePlay(file, played, [start(1)]);
  writePlay(file, newer, [start(1)]);
  expect(readRecord(file).header.scenario.version).toBe('2.0');
  const before = readFileSync(file);
  const other = { ...played, scenario: { ...played.scenario, id: 'harbour' } };
  expect(() => writePlay(file, other, [start(1)])).toThrow(
    expect.objectContaining({
      code: 'other-play',
      values: expect.objectContaining({ scenario: 'ferry' }) as unknown,
    }),
  );
  expect(readFileSync(file).equals(before)).toBe(true);
  const people = sampleRecord(folder, 1, 'people.jsonl');
  const notes = join(folder, 'notes.txt');
  writeFileSync(notes, 'mine');
  for (const place of [people, notes])
    expect(() => writePlay(place, played, [start(1)])).toThrow(expect.objectContaining({ code: 'exists' }));
  expect(readFileSync(notes, 'utf8')).toBe('mine');
  const made = join(folder, 'made-beforehand');
  writeFileSync(made, '', { mode: 0o640 });
  writePlay(made, played, [start(1)]);
  expect(readRecord(made).head.number).toBe(1);
  if (!windows) expect(statSync(made).mode & 0o777).toBe(0o640);
});

describe('words are gone once they are erased, and what still holds them is found', () => {
  const stopped = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [
        '--conditions=sandtable-source',
        fileURLToPath(new URL('programs/stop-at-rename.ts', import.meta.url)),
        ...args,
      ],
      {
        encoding: 'utf8',
      },
    );
  const isLeft = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.new'));

  test.skipIf(windows)('what a stopped erasing left beside goes with the next that writes the record', () => {
    for (const next of [
      (file: string) => eraseTexts(file, [{ entry: 1, text: 0 }], 0),
      (file: string) => openRecord(file).writer.close(),
    ]) {
      const folder = temporaryFolder();
      const file = sampleRecord(folder, 2);
      expect(stopped(file).signal).toBe('SIGKILL');
      expect(isLeft(folder)).toHaveLength(1);
      expect(readFileSync(join(folder, isLeft(folder)[0] ?? ''), 'utf8')).toContain('said at 3');
      expect(readRecord(file).erased).toBe(0); // the old one stands
      next(file);
      expect(readdirSync(folder)).toEqual(['a.jsonl']);
    }
  });

  test('copies are named whatever they are called: what a stopped fork left, a backup, a hidden one, a hard link', () => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 2);
    stopped(file, join(folder, 'fork.jsonl'));
    const copies = ['a.jsonl.bak', ".a (Anna's conflicted copy).jsonl", 'a.jsonl~'];
    for (const name of copies) copyFileSync(file, join(folder, name));
    linkSync(file, join(folder, 'hard-link'));
    writeFileSync(join(folder, 'other.txt'), 'said at 1');
    if (!windows) spawnSync('mkfifo', [join(folder, 'pipe.jsonl')]);
    mkdirSync(join(folder, 'folder.jsonl'));
    const { heldBy } = eraseTexts(file, [{ entry: 1, text: 0 }], 0);
    const left = windows ? [] : isLeft(folder);
    expect(heldBy.toSorted()).toEqual(
      [...copies, 'hard-link', ...left].map((name) => join(folder, name)).toSorted(),
    );
    expect(left).toEqual(windows ? [] : [expect.stringMatching(/^fork\.jsonl\./)]);
  });
});

describe('a disk without hard links', () => {
  test.each(['EISDIR', 'UNKNOWN', 'EINVAL', 'EXDEV', 'EMLINK', 'EACCES', 'EPERM', 'ENOSYS'])(
    'keeps a record whatever code it says so by: %s',
    (code) => {
      const links = failing('linkSync', [code], true);
      const file = sampleRecord(temporaryFolder(), 1);
      const { writer } = openRecord(file);
      expect(links()).toBeGreaterThan(1);
      expect(() => openRecord(file)).toThrow(expect.objectContaining({ code: 'locked' }));
      writer.close();
      expect(existsSync(`${file}.lock`)).toBe(false);
      eraseTexts(file, [{ entry: 1, text: 0 }], 0);
      writePlay(join(file, '../play.jsonl'), played, [start(1)]);
      expect(verifyRecord(file, null)).toMatchObject({ sound: true, erased: 1 });
    },
  );
});

describe('what another program holds for a moment', () => {
  test.each(['EPERM', 'EBUSY', 'EACCES'])('is tried again: %s', (code) => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 2);
    failing('renameSync', [code, code]);
    eraseTexts(file, [{ entry: 1, text: 0 }], 0);
    expect(readRecord(file).erased).toBe(1);
    failing('renameSync', [code]);
    writePlay(join(folder, 'play.jsonl'), played, [start(1)]);
    const dead = { pid: 2 ** 22 + 1, started: null, host: hostname(), token: 'dead' };
    writeFileSync(`${file}.lock`, JSON.stringify(dead));
    failing('renameSync', [code]);
    openRecord(file).writer.close();
    expect(readdirSync(folder).toSorted()).toEqual(['a.jsonl', 'play.jsonl']);
  });

  test('is given up after two seconds, said to be held, and left as it was', () => {
    let now = 0;
    let waits = 0;
    const patience = {
      now: () => now,
      wait(milliseconds: number) {
        now += milliseconds;
        waits += 1;
      },
    };
    const refuse = (code: string) => () => {
      throw Object.assign(new Error(code), { code });
    };
    expect(() => patiently('x', refuse('EBUSY'), patience)).toThrow(
      expect.objectContaining({ code: 'held', values: { file: 'x', system: 'EBUSY' } }),
    );
    expect(now).toBeGreaterThanOrEqual(2000);
    expect(now).toBeLessThan(2500);
    expect(waits).toBeLessThan(20);
    now = 0;
    expect(() => patiently('x', refuse('ENOSPC'), patience)).toThrow('ENOSPC');
    expect(now).toBe(0);
    expect(patiently('x', () => 7, patience)).toBe(7);
  });
});

test('a record in a newer version of the language is refused by name, by whoever reads, verifies or goes on with it', () => {
  const file = sampleRecord(temporaryFolder(), 1, 'newer.jsonl', { ...about, language: 99 });
  for (const read of [readRecord, openRecord, (path: string) => verifyRecord(path, null)])
    expect(() => read(file)).toThrow(
      expect.objectContaining({
        code: 'newer-language',
        values: expect.objectContaining({ language: 99 }) as unknown,
      }),
    );
});
