/** Records that were damaged, cut or mixed up: whatever reads them says which line is the first bad one, and changes nothing. */
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { replayEngine } from '@sandtable/host/recorded';
import { verifyRecord } from '@sandtable/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, sandtable } from '../e2e/command.ts';
import { flip, unnoticed } from '../soak/flips.ts';
import { parsedLines, sealed } from '../soak/forgery.ts';
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

// `npm run soak -- flips` turns many more
test('a flipped bit anywhere is found, in its own line or the next', () => {
  const bytes = readFileSync(sound);
  expect(verifyRecord(sound, replayEngine)).toMatchObject({ sound: true });
  fc.assert(
    fc.property(flip, (one) => {
      expect(unnoticed(bytes, one, join(folder, 'damaged.jsonl'))).toBeNull();
    }),
    { numRuns: 150 },
  );
});

describe('what cannot be done with a sound record', () => {
  test.each([
    [
      'no such record',
      ['replay', 'none.jsonl', '--verify'],
      1,
      'There is no record none.jsonl. Those that there are: sandtable records',
    ],
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

/** Sealed anew after a change, so that only what the entries hold can tell. */
function resealed(change: (lines: ReturnType<typeof parsedLines>) => ReturnType<typeof parsedLines>): string {
  return sealed(change(parsedLines(readFileSync(sound, 'utf8'))));
}
type Parsed = ReturnType<typeof parsedLines>[number];
const causing = (kind: string) => (line: Parsed) => line.entry['kind'] === kind;
/** The record with another body in its first entry of a kind; and that entry's number. */
function withBody(kind: string, change: (body: Record<string, unknown>) => unknown) {
  const number = parsedLines(readFileSync(sound, 'utf8')).findIndex(causing(kind));
  const text = resealed((lines) => {
    const own = lines[number] as Parsed;
    const body = change({ ...(own.entry['body'] as Record<string, unknown>) });
    return lines.with(number, { ...own, entry: { ...own.entry, body: body as Parsed['open'] } });
  });
  return { text, number };
}

describe('an entry that no engine wrote, sealed as if one had', () => {
  test.each([
    [
      'a field of another type',
      'advance',
      () => ({ to: 'soon' }),
      /body\.to should be a whole number .*“?"soon"/,
    ],
    ['a number out of bounds', 'advance', () => ({ to: 1e15 }), /body\.to should be a whole number/],
    ['half a second', 'advance', () => ({ to: 0.5 }), /body\.to should be a whole number/],
    ['a missing field', 'advance', () => ({}), /body\.to should be .* There stands nothing\./],
    [
      'a field too many',
      'advance',
      (body: object) => ({ ...body, by: 'mayor' }),
      /body\.by has no place there, beside to/,
    ],
    [
      'a decision that is not in the scenario',
      'decision.opened',
      (body: object) => ({ ...body, decision: 'd99' }),
      /body\.decision should be the name of a thing of the scenario \(decision\)\. There stands "d99"/,
    ],
    [
      'a word that is none of the possible ones',
      'stage.changed',
      (body: object) => ({ ...body, stage: 'lunch' }),
      /body\.stage should be one of: set-up, briefing, conduct/,
    ],
  ] as const)('%s is told with its line and field by whatever reads it', async (_, kind, change, says) => {
    const { text, number } = withBody(kind, change);
    for (const args of [
      ['replay', 'a.jsonl', '--verify'],
      ['replay', 'a.jsonl'],
      ['report', 'a.jsonl'],
      ['run', 'a.jsonl', '--plain'],
    ])
      await expectRefused(args, { what: '', content: () => text, line: number + 1, says });
  });

  test('a kind that there is not is told as such', async () => {
    const text = resealed((lines) =>
      lines.map((line) =>
        causing('advance')(line) ? { ...line, entry: { ...line.entry, kind: 'vanish' } } : line,
      ),
    );
    const line = parsedLines(text).findIndex(causing('vanish')) + 1;
    await expectRefused(['report', 'a.jsonl'], {
      what: '',
      content: () => text,
      line,
      says: /there is no such command/,
    });
  });

  test('a header that cannot be one is told with its field', async () => {
    const text = resealed(([first, ...rest]) => {
      const body = first?.entry['body'] as Record<string, Parsed['open']>;
      return [
        {
          ...(first as Parsed),
          entry: { ...(first as Parsed).entry, body: { ...body, attribution: 'all' } },
        },
        ...rest,
      ];
    });
    await expectRefused(['replay', 'a.jsonl', '--verify'], {
      what: '',
      content: () => text,
      line: 1,
      says: /body\.attribution should be one of: person, role/,
    });
  });
});

describe('a consequence that does not follow from its command', () => {
  const doubt = 'does not follow from its commands';
  const lie = () => withBody('variable.set', (body) => ({ ...body, to: 9 }));

  test('is found by --verify, and told by replay and run beside what they tell', async () => {
    const { text, number } = lie();
    const { home, cwd } = workplace({ 'a.jsonl': text });
    const verified = await sandtable(['replay', 'a.jsonl', '--verify'], { home, cwd });
    expect({ code: verified.code, told: verified.stderr }).toEqual({
      code: 1,
      told: expect.stringContaining(
        `line ${number + 1} (entry ${number}): playing it again gives something else`,
      ) as unknown,
    });
    const shown = await sandtable(['replay', 'a.jsonl'], { home, cwd });
    expect(shown.stderr).toContain(`What this record tells from entry ${number} on ${doubt}`);
    const run = await sandtable(['run', 'a.jsonl', '--plain'], { home, cwd });
    expect(run.stderr).toContain(doubt);
    expect(run.stdout).toContain(doubt);
  });

  test.each(['md', 'html'])('stands at the head of the report (%s)', async (format) => {
    const { home, cwd } = workplace({ 'a.jsonl': lie().text });
    const { code, stdout, stderr } = await sandtable(['report', 'a.jsonl', '--format', format], {
      home,
      cwd,
    });
    expect(code).toBe(0);
    expect(stderr).toContain(doubt);
    const heading = /^# |<h1/m.exec(stdout)?.index ?? -1;
    const next = /^## |<h2/m.exec(stdout)?.index ?? -1;
    expect(stdout.slice(heading, next)).toContain(doubt);
  });

  test('of a record of older rules the report says that nothing was computed again', async () => {
    const older = resealed(([first, ...rest]) => {
      const body = first?.entry['body'] as Record<string, Parsed['open']>;
      // as the program of those rules wrote it
      const plainly = rest.map((line) => {
        if (!causing('outcome.reached')(line)) return line;
        const { outcome } = line.entry['body'] as Record<string, Parsed['open']>;
        return { ...line, entry: { ...line.entry, body: { outcome } as Parsed['open'] } };
      });
      return [
        { ...(first as Parsed), entry: { ...(first as Parsed).entry, body: { ...body, semantics: 1 } } },
        ...plainly,
      ];
    });
    const { home, cwd } = workplace({ 'a.jsonl': older });
    const { code, stdout, stderr } = await sandtable(['report', 'a.jsonl'], { home, cwd });
    expect({ code, told: stderr }).toEqual({
      code: 0,
      told: expect.stringContaining('was not computed again') as unknown,
    });
    expect(stdout).toContain('played under the rules of version 1');
  });

  test('of a sound record nothing of the kind is said', async () => {
    const { home, cwd } = workplace({ 'a.jsonl': readFileSync(sound) });
    for (const args of [
      ['replay', 'a.jsonl'],
      ['report', 'a.jsonl'],
      ['run', 'a.jsonl', '--plain'],
    ]) {
      const { stdout, stderr } = await sandtable(args, { home, cwd });
      expect(`${stdout}${stderr}`).not.toContain(doubt);
    }
  });
});
