import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry, Order, Refusal } from '@sandtable/core/record';
import { describe, expect, test } from 'vitest';
import {
  eraseTexts,
  forkName,
  openRecord,
  readRecord,
  recordName,
  summariseRecord,
  verifyRecord,
  wellFormed,
  writePlay,
  type Engine,
} from '../src/index.ts';
import { about, nobody, note, start } from './commands.ts';
import { linesOf, sampleRecord, temporaryFolder } from './sample.ts';

const startEntry: Entry = {
  n: 1,
  story: 0,
  wall: null,
  author: nobody,
  cause: null,
  kind: 'start',
  body: {},
};

/** Rules of two lines: `next` opens what was counted, `note` only stands there, `end` is refused. */
const counting: Engine = {
  begin: (scenario) => (scenario.includes('title') ? { give: count(), has: () => true } : null),
};

function count(): (order: Order) => readonly Entry[] | Refusal {
  let n = 1;
  let counted = 0;
  return ({ command, author, wall }) => {
    if (command.kind === 'end') return { refused: 'too-soon', values: {} };
    const cause = { n, story: 0, wall, author, cause: null, ...command } as Entry;
    n += 1;
    if (command.kind !== 'next') return [cause];
    counted += 1;
    const opened = (discussion: string): Entry => ({
      n: n++,
      story: 0,
      wall,
      author: nobody,
      cause: cause.n,
      kind: 'discussion.opened',
      body: { discussion },
    });
    return [cause, opened(`q${counted}`), opened(`r${counted}`)];
  };
}

const counted = [next(1, 'q1', 'r1'), noted(4, 'said'), next(5, 'q2', 'r2')];

function noted(n: number, said: string) {
  return {
    entries: note(n)
      .entries.slice(0, 1)
      .map((entry) => ({ ...entry, story: 0 })),
    texts: [said],
  };
}

function next(n: number, ...discussions: readonly string[]) {
  const cause: Entry = { n, story: 0, wall: null, author: nobody, cause: null, kind: 'next', body: {} };
  const opened = discussions.map((discussion, place): Entry => ({
    n: n + 1 + place,
    story: 0,
    wall: null,
    author: nobody,
    cause: n,
    kind: 'discussion.opened',
    body: { discussion },
  }));
  return { entries: [cause, ...opened], texts: [] };
}

function played(commands: Parameters<typeof writePlay>[2], header: Partial<typeof about> = {}) {
  const file = join(temporaryFolder(), 'a.jsonl');
  writePlay(file, { ...about, ...header, wall: null }, commands);
  return file;
}

describe('consequences', () => {
  test('are derived anew and agree, erased texts or not', () => {
    const file = played(counted);
    expect(verifyRecord(file, counting)).toMatchObject({
      sound: true,
      consequences: { checked: true, causes: 3, derived: 4 },
    });
    eraseTexts(file, [{ entry: 4, text: 0 }], null);
    expect(verifyRecord(file, counting)).toMatchObject({
      sound: true,
      erased: 1,
      consequences: { causes: 4 },
    });
    expect(verifyRecord(file, null)).toMatchObject({ sound: true, consequences: null });
  });

  test('that the engine does not derive are found and named, however well the chain holds', () => {
    const wrong: readonly (readonly [why: string, line: number, ...Parameters<typeof writePlay>[2][]])[] = [
      ['consequence', 3, [next(1, 'q9', 'r1')]],
      ['consequence', 4, [next(1, 'q1'), next(3, 'q2', 'r2')]],
      ['unfinished', 4, [next(1, 'q1')]],
      ['consequence', 5, [next(1, 'q1', 'r1', 'more')]],
      [
        'cause',
        5,
        [
          next(1, 'q1', 'r1'),
          {
            entries: next(3, 'q2')
              .entries.slice(1)
              .map((entry) => ({ ...entry, cause: 2 })),
            texts: [],
          },
        ],
      ],
      ['refused', 2, [{ entries: [{ ...startEntry, kind: 'end', body: {} }], texts: [] }]],
      [
        'consequence',
        2,
        [next(1).entries.map((entry) => ({ ...entry, story: 5 }))].map((entries) => ({ entries, texts: [] })),
      ],
    ];
    for (const [why, line, commands = []] of wrong) {
      const file = played(commands);
      expect(verifyRecord(file, null)).toMatchObject({ sound: true });
      expect([why, verifyRecord(file, counting)]).toMatchObject([why, { sound: false, bad: { line, why } }]);
    }
  });

  test('of a foreign scenario are not even tried', () => {
    const file = played(counted, { scenario: { id: 'x', version: '1', text: 'nothing we know' } });
    expect(verifyRecord(file, counting)).toMatchObject({ sound: false, bad: { line: 1, why: 'scenario' } });
  });

  test('of other rules need their engine; the chain is verified all the same', () => {
    const file = otherSemantics();
    expect(verifyRecord(file, counting)).toMatchObject({
      sound: true,
      consequences: { checked: false, semantics: 99, engine: about.engine },
    });
    expect(readRecord(file).entries).toHaveLength(7);
    expect(() => openRecord(file)).toThrow(
      expect.objectContaining({
        code: 'other-semantics',
        values: expect.objectContaining({ semantics: 99, plays: 2 }) as unknown,
      }),
    );
    writeFileSync(file, linesOf(file).toSpliced(3, 1).join(''));
    expect(verifyRecord(file, counting)).toMatchObject({ sound: false, bad: { line: 4 } });
  });
});

describe('formats', () => {
  const formats = fileURLToPath(new URL('formats/', import.meta.url));
  // a record of each format there ever was; these files are never edited
  const frozen: Readonly<Record<string, string>> = {
    'format-1.jsonl': '7ae5a7efe981f25f57e37bab16d29788cbc82b88c44d4eff16859af4846cd747',
  };

  test('of every age are read', () => {
    expect(readdirSync(formats)).toEqual(Object.keys(frozen));
    for (const [name, digest] of Object.entries(frozen)) {
      const file = join(temporaryFolder(), name);
      copyFileSync(join(formats, name), file);
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(digest);
      expect(verifyRecord(file, counting)).toMatchObject({
        sound: true,
        erased: 1,
        // made under older rules: its chain holds, its consequences need the engine of its day
        consequences: { checked: false, semantics: 1 },
      });
      const { header, entries, texts } = readRecord(file);
      expect(header).toMatchObject({ seed: '7', scenario: about.scenario, attribution: 'role' });
      expect(entries.slice(0, 7)).toEqual(counted.flatMap((command) => command.entries));
      expect([texts({ entry: 4, text: 0 }), texts({ entry: 8, text: 0 })]).toEqual([null, 'kept — 渡し船']);
    }
  });

  test('newer than this program are named, not guessed at', () => {
    const file = played(counted);
    rewriteHeader(file, '"format":1', '"format":2');
    expect(() => readRecord(file)).toThrow(
      expect.objectContaining({ code: 'newer-format', values: { file, format: 2, reads: 1 } }),
    );
  });
});

test('a lobby learns from a record what it is and how far it got', () => {
  const stage: Entry = {
    n: 2,
    story: 0,
    wall: null,
    author: nobody,
    cause: 1,
    kind: 'stage.changed',
    body: { stage: 'conduct' },
  };
  const file = played([{ entries: [...start(1).entries, stage], texts: [] }, note(3)]);
  expect(summariseRecord(file)).toMatchObject({
    entries: 4,
    stage: 'conduct',
    story: 180,
    wall: 1_900_000_000_003,
    header: { scenario: about.scenario },
  });
  expect(summariseRecord(sampleRecord(temporaryFolder(), 0))).toMatchObject({
    entries: 0,
    stage: 'set-up',
    story: 0,
    wall: about.wall,
  });
});

test('names of records sort by scenario and day, and never repeat', () => {
  const there = new Set(['ferry-2031-08-02-1.jsonl', 'ferry-2031-08-02-2.jsonl']);
  expect(recordName('ferry', '2031-08-02', (name) => there.has(name))).toBe('ferry-2031-08-02-3.jsonl');
  expect(forkName('ferry-2031-08-02-1.jsonl', 12, (name) => there.has(name))).toBe(
    'ferry-2031-08-02-1-from-12-1.jsonl',
  );
});

test('half a character from outside becomes a sign that something was there', () => {
  expect(wellFormed({ a: ['x\ud83d', '👩\udc00', { b: '👍', c: 1, d: null }] })).toEqual({
    a: ['x\uFFFD', '👩\uFFFD', { b: '👍', c: 1, d: null }],
  });
});

/** A record whose header says other semantics, chained as it should be. */
function otherSemantics(): string {
  const file = played([]);
  rewriteHeader(file, '"semantics":2', '"semantics":99');
  const lines = linesOf(file);
  let before = hashIn(lines[0] ?? '');
  for (const [n, line] of linesOf(played(counted)).entries()) {
    if (n === 0) continue;
    const sealed = line.replace(/"before":"\w+"/, `"before":"${before}"`);
    lines.push(rehashed(sealed));
    before = hashIn(lines.at(-1) ?? '');
  }
  writeFileSync(file, lines.join(''));
  return file;
}

function rewriteHeader(file: string, from: string, to: string): void {
  const [header = '', ...rest] = linesOf(file);
  writeFileSync(file, [rehashed(header.replace(from, to)), ...rest].join(''));
}

function rehashed(line: string): string {
  const entry = /^\{"entry":(.*),"hash":"/.exec(line)?.[1] ?? '';
  return line.replace(/,"hash":"\w+"/, `,"hash":"${createHash('sha256').update(entry).digest('hex')}"`);
}

function hashIn(line: string): string {
  return (JSON.parse(line) as { readonly hash: string }).hash;
}
