/** Places that cannot be written: no permission, no folder, a full disk, another desk. What was acknowledged stays. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boot, root, sandtable, surroundings, type Finished } from '../e2e/command.ts';
import { expectProblem, workplace } from './problem.ts';

const ferryPort = join(root, 'test/fixtures/ferry-port.yaml');
const isRoot = process.getuid?.() === 0;
const mayMount = process.platform === 'linux' && isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

/** Runs the command as somebody who owns nothing; root may write anywhere. */
function asNobody(args: readonly string[], home: string, cwd: string): Finished {
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [boot, ...args], {
    cwd,
    env: surroundings(home),
    encoding: 'utf8',
    input: '',
    ...nobody,
  });
  return { code: status, signal, stdout, stderr };
}

/** Whether that somebody can even start the command where it stands. */
const reachable = asNobody(['--version'], '/', '/').code === 0;

describe('without permission to write', () => {
  test.skipIf(process.platform === 'win32' || !reachable)('each command that writes says so', async () => {
    const { home, cwd } = workplace();
    chmodSync(home, 0o755);
    writeFileSync(join(cwd, 'scenario.yaml'), readFileSync(ferryPort), { mode: 0o644 });
    await sandtable(['play', 'scenario.yaml', '--record', 'a.jsonl'], { home, cwd });
    chmodSync(join(cwd, 'a.jsonl'), 0o444);
    if (!isRoot) chmodSync(cwd, 0o555);
    const before = readFileSync(join(cwd, 'a.jsonl'));
    for (const [args, says] of [
      [['play', 'scenario.yaml', '--record', 'b.jsonl'], /^This account may not read or write .*b\.jsonl\./],
      [['run', 'scenario.yaml', '--plain', '--record', 'b.jsonl'], /^This account may not read or write/],
      [['run', 'a.jsonl', '--plain'], /^This account may not read or write .*a\.jsonl\./],
      [
        ['replay', 'a.jsonl', '--at', '3', '--fork', 'b.jsonl'],
        /^This account may not read or write .*b\.jsonl\./,
      ],
      [
        ['run', 'scenario.yaml', '--plain'],
        /^Records are kept in .*, where this account may not write\. Name/,
      ],
    ] as const)
      expect(expectProblem(asNobody(args, cwd, cwd)), args.join(' ')).toMatch(says);
    // what only reads goes on: the lobby, the list, the check
    for (const args of [[], ['records'], ['check', 'scenario.yaml'], ['replay', 'a.jsonl', '--verify']])
      expect(asNobody(args, cwd, cwd), args.join(' ')).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'a.jsonl')).equals(before)).toBe(true);
    chmodSync(cwd, 0o755);
  });
});

test('a record goes into a folder that is there, and never over one of people', async () => {
  const { home, cwd } = workplace();
  const away = await sandtable(['play', ferryPort, '--record', 'none/a.jsonl'], { home, cwd });
  expect(expectProblem(away)).toBe(
    'The folder for none/a.jsonl does not exist. Make it first, or choose another place.\n',
  );
  await sandtable(['run', ferryPort, '--plain', '--record', 'a.jsonl'], { home, cwd, input: 'leave\n' });
  const before = readFileSync(join(cwd, 'a.jsonl'));
  for (const args of [
    ['play', ferryPort, '--record', 'a.jsonl'],
    ['run', ferryPort, '--plain', '--record', 'a.jsonl'],
  ])
    expect(expectProblem(await sandtable(args, { home, cwd }))).toMatch(
      /^a\.jsonl is there already, and a record is never written over\./,
    );
  expect(readFileSync(join(cwd, 'a.jsonl')).equals(before)).toBe(true);
});

describe.skipIf(!mayMount)('on a full disk (needs root to mount a small one)', () => {
  /** Runs a line of shell with a disk of so many KiB at `disk`. The command is `$S`. */
  function onSmallDisk(cwd: string, home: string, size: number, line: string): Finished {
    mkdirSync(join(cwd, 'disk'));
    const script = `mount -t tmpfs -o size=${size}k none disk || exit 99; S="$0 $1"; ${line}`;
    const { status, signal, stdout, stderr } = spawnSync(
      'unshare',
      ['-m', 'sh', '-c', script, process.execPath, boot],
      { cwd, env: surroundings(home), encoding: 'utf8' },
    );
    return { code: status, signal, stdout, stderr };
  }

  test('a play that does not fit leaves nothing half written', () => {
    const { home, cwd } = workplace();
    const ended = onSmallDisk(
      cwd,
      home,
      64,
      'ls disk; $S play drone-incident --record disk/a.jsonl > /dev/null; code=$?; ls disk; exit $code',
    );
    expect(expectProblem(ended)).toMatch(
      /^The disk is full, so \S*disk\/a\.jsonl could not take what was last given to it\. .* give it again\.\n$/,
    );
  });

  test('an exercise keeps every entry that was acknowledged, says what was not taken, and verifies', () => {
    const { home, cwd } = workplace({ lines: `note ${'x'.repeat(900)}\n`.repeat(300) });
    const ended = onSmallDisk(
      cwd,
      home,
      300,
      '$S run drone-incident --plain --record disk/b.jsonl < lines && cp disk/b.jsonl after.jsonl',
    );
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(
      /^The disk is full, so .*disk\/b\.jsonl could not take what was last given/m,
    );
    const [, number, hash] = /Its last entry is (\d+), its hash ([0-9a-f]{64})/.exec(ended.stdout) ?? [];
    expect(Number(number)).toBeGreaterThan(20);
    const verified = spawnSync(
      process.execPath,
      [boot, 'replay', 'after.jsonl', '--verify', '--head', hash ?? ''],
      { cwd, env: surroundings(home), encoding: 'utf8' },
    );
    expect({ code: verified.status, told: verified.stdout }).toEqual({
      code: 0,
      told: expect.stringContaining(`The chain is whole: ${number} entries, head ${hash}.`) as unknown,
    });
  });
});
