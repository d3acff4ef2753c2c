/** Records that were damaged, cut or mixed up: whatever reads them says which line is the first bad one, and changes nothing. */
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { replayEngine } from '@sandtable/host';
import { verifyRecord } from '@sandtable/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, sandtable } from '../e2e/command.ts';
import { expectProblem, workplace } from './problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sound = join(folder, 'sound.jsonl');
const other = join(folder, 'other.jsonl');

beforeAll(async () => {
  const ferryPort = join(root, 'test/fixtures/ferry-port.yaml');
  for (const [file, seed] of [
    [sound, '7'],
    [other, '8'],
  ] as const) {
    const { code, stderr } = await sandtable(['play', ferryPort, '--seed', seed, '--record', file], {
      home: folder,
    });
    if (code !== 0) throw new Error(stderr);
  }
});

const lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);
const asFile = (of: readonly string[]): string => of.map((line) => `${line}\n`).join('');

interface Case {
  readonly what: string;
  readonly content: () => string | Uint8Array;
  readonly line: number;
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  { what: 'is empty', content: () => '', line: 1, says: /there is no complete line/ },
  { what: 'is no text', content: () => Uint8Array.from([0, 255, 254, 10]), line: 1, says: /not UTF-8/ },
  { what: 'is no record', content: () => 'sandtable: 1\n', line: 1, says: /it is not JSON/ },
  {
    what: 'was opened and saved in an editor',
    content: () => `\uFEFF${readFileSync(sound, 'utf8')}`,
    line: 1,
    says: /byte order mark/,
  },
  {
    what: 'has a bit flipped',
    content: () => {
      const bytes = readFileSync(sound);
      const at = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 40; // in the third line
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    },
    line: 3,
    says: /./,
  },
  {
    what: 'misses a line',
    content: () => asFile(lines(sound).toSpliced(9, 1)),
    line: 10,
    says: /entry 9 should stand here, not 10: a line is missing, added or in another’s place/,
  },
  {
    what: 'has two lines swapped',
    content: () => {
      const of = lines(sound);
      return asFile(of.toSpliced(5, 2, of[6] ?? '', of[5] ?? ''));
    },
    line: 6,
    says: /entry 5 should stand here, not 6/,
  },
  {
    what: 'has a line of another record',
    content: () => asFile(lines(sound).toSpliced(5, 1, lines(other)[5] ?? '')),
    line: 6,
    says: /does not continue the line before it/,
  },
  {
    what: 'has the scenario of another record',
    content: () => asFile(lines(sound).toSpliced(0, 1, lines(other)[0] ?? '')),
    line: 2,
    says: /does not continue the line before it/,
  },
];

async function expectRefused(args: readonly string[], { content, line, says }: Case): Promise<void> {
  const { home, cwd } = workplace({ 'a.jsonl': content() });
  const before = readFileSync(join(cwd, 'a.jsonl'));
  const ended = await sandtable(args, { home, cwd });
  const told = expectProblem(ended);
  expect(ended.stdout).toBe('');
  expect(told).toMatch(new RegExp(`^\\S*a\\.jsonl, line ${line} \\(entry ${line - 1}\\): `));
  expect(told).toMatch(says);
  expect(readFileSync(join(cwd, 'a.jsonl')).equals(before)).toBe(true);
  expect(readdirSync(cwd)).toEqual(['a.jsonl']);
}

test.each(cases)('--verify finds the first bad line of a record that $what', (one) =>
  expectRefused(['replay', 'a.jsonl', '--verify'], one),
);

// all of them read records through the same door
describe.each(cases.filter(({ what }) => ['has a bit flipped', 'misses a line'].includes(what)))(
  'a record that $what is refused by',
  (one) => {
    test.each([
      [['replay', 'a.jsonl']],
      [['replay', 'a.jsonl', '--at', '3', '--fork', 'b.jsonl']],
      [['report', 'a.jsonl']],
      [['run', 'a.jsonl', '--plain']],
    ])('%j', (args) => expectRefused(args, one));
  },
);

test('a flipped bit anywhere is found, in its own line or the next', () => {
  const bytes = readFileSync(sound);
  const damaged = join(folder, 'damaged.jsonl');
  expect(verifyRecord(sound, replayEngine)).toMatchObject({ sound: true });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 << bit);
      writeFileSync(damaged, copy);
      const found = verifyRecord(damaged, replayEngine);
      if (found.sound) throw new Error(`bit ${bit} of byte ${at} was not noticed`);
      const own = bytes.subarray(0, at).toString('latin1').split('\n').length;
      expect([own, own + 1]).toContain(found.bad.line);
    }),
    { numRuns: 150 },
  );
});

describe('what cannot be done with a sound record', () => {
  test.each([
    ['no such record', ['replay', 'none.jsonl', '--verify'], 1, 'There is no record none.jsonl.'],
    ['a folder', ['replay', '.'], 1, '. is not a file but a folder, a device or a pipe.'],
    ['no such entry', ['replay', 'a.jsonl', '--at', '9999'], 1, 'The record has no entry 9999: its last is'],
    [
      'a fork beyond the end',
      ['replay', 'a.jsonl', '--at', '9999', '--fork', 'b.jsonl'],
      1,
      'has no entry 9999',
    ],
    ['a fork over a record', ['replay', 'a.jsonl', '--at', '3', '--fork', 'a.jsonl'], 1, 'is there already'],
    ['another head', ['replay', 'a.jsonl', '--verify', '--head', 'abc'], 1, 'No entry has the hash abc.'],
    ['a fork from nowhere', ['replay', 'a.jsonl', '--fork', 'b.jsonl'], 2, 'This needs --at N.'],
    ['a head that is not checked', ['replay', 'a.jsonl', '--head', 'abc'], 2, 'This needs --verify.'],
    ['an option of a new exercise', ['run', 'a.jsonl', '--seed', '3'], 2, '--seed is for a new exercise'],
  ] as const)('%s', async (_, args, exit, says) => {
    const { home, cwd } = workplace();
    copyFileSync(sound, join(cwd, 'a.jsonl'));
    const before = readFileSync(join(cwd, 'a.jsonl'));
    expect(expectProblem(await sandtable(args, { home, cwd }), exit)).toContain(says);
    expect(readFileSync(join(cwd, 'a.jsonl')).equals(before)).toBe(true);
  });
});

test('a record whose last line was torn is shown without it, and goes on without it', async () => {
  const whole = readFileSync(sound);
  const { home, cwd } = workplace({ 'a.jsonl': whole.subarray(0, whole.length - 20) });
  const verified = expectProblem(await sandtable(['replay', 'a.jsonl', '--verify'], { home, cwd }));
  expect(verified).toContain('it has no end: the machine stopped while it was being written.');
  const shown = await sandtable(['replay', 'a.jsonl'], { home, cwd });
  expect({ code: shown.code, told: shown.stderr }).toEqual({
    code: 0,
    told: expect.stringContaining('Nothing in it was acknowledged') as unknown,
  });
  const gone = await sandtable(['run', 'a.jsonl', '--plain'], { home, cwd });
  expect({ code: gone.code, told: gone.stderr }).toEqual({
    code: 0,
    told: expect.stringContaining('it was cut') as unknown,
  });
  expect((await sandtable(['replay', 'a.jsonl', '--verify'], { home, cwd })).code).toBe(0);
});
