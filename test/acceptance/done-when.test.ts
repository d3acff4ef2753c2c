/** The walk that says that it works: list, check, test, play, verify, see, fork, report, with the bundled command and the library. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyRecord } from '@sandtable/records';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freshHome, root, sandtable, type Finished } from '../e2e/command.ts';

const home = freshHome();
const cwd = join(home.path, 'work');
const script = 'scenarios/drone-incident/scripts/told-early.yaml';
const play = ['play', 'drone-incident', '--script', script, '--seed', '7', '--record', 'a.jsonl'];
const at = (...args: string[]): Promise<Finished> => sandtable(args, { home: home.path, cwd });

beforeAll(() => {
  mkdirSync(cwd);
  symlinkSync(join(root, 'scenarios'), join(cwd, 'scenarios'));
  return home.remove;
});

test('without a terminal the lobby lists the library', async () => {
  const { code, stdout, stderr } = await at();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Drones over Vessmar Airport');
});

test('the example of the language passes its check and its own test', async () => {
  const ferryPort = join(root, 'test/fixtures/ferry-port.yaml');
  // it shows each form once and is no exercise to be led: advice is given on it, but it reads without an error
  const checked = await at('check', ferryPort);
  expect(checked.code).toBe(0);
  expect(checked.stderr).toMatch(
    /^1 file checked: no errors, \d+ warnings\.\n\S+: .* planned in the room, breaks included\.\n$/u,
  );
  const tested = await at('test', ferryPort);
  expect(tested.code).toBe(0);
  expect(tested.stderr).toMatch(/^[1-9]\d* passed, 0 failed\n$/);
});

describe('a play of drone-incident', () => {
  let record = Buffer.alloc(0);
  let head = '';

  test('twice gives the same bytes', async () => {
    const first = await at(...play);
    expect({ code: first.code, told: first.stderr }).toMatchObject({ code: 0 });
    record = readFileSync(join(cwd, 'a.jsonl'));
    const second = await at(...play);
    expect(second).toEqual(first);
    expect(readFileSync(join(cwd, 'a.jsonl')).equals(record)).toBe(true);
    head = /head ([0-9a-f]{64})/.exec(first.stderr)?.[1] ?? '';
    expect(head).not.toBe('');
  });

  test('verifies, and says what its head is', async () => {
    const { code, stdout } = await at('replay', 'a.jsonl', '--verify', '--head', head);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The chain is whole: \d+ entries, head [0-9a-f]{64}\.$/m);
    expect(stdout).toMatch(/^Played again: \d+ commands led to the same \d+ consequences, bit for bit\.$/m);
    expect(stdout).toContain('nothing is missing at the end');
  });

  test('with any one byte flipped does not, and the first bad line is named', async () => {
    const flipped = join(cwd, 'flipped.jsonl');
    const lineOf = (byte: number) => record.subarray(0, byte).toString('latin1').split('\n').length;
    // a stride without a common factor with anything in the file: beginnings, ends and middles of lines
    for (let byte = 0; byte < record.length; byte += 15_101) {
      const copy = Buffer.from(record);
      copy[byte] = (copy[byte] ?? 0) ^ (1 << (byte % 8));
      writeFileSync(flipped, copy);
      const found = verifyRecord(flipped, null);
      expect(found.sound, `byte ${byte}`).toBe(false);
      if (!found.sound) expect([lineOf(byte), lineOf(byte) + 1]).toContain(found.bad.line);
    }
    const { code, stdout, stderr } = await at('replay', 'flipped.jsonl', '--verify');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^flipped\.jsonl, line \d+ \(entry \d+\): /);
  });

  test('is seen as it stood at any entry', async () => {
    const early = await at('replay', 'a.jsonl', '--at', '5');
    expect(early.code).toBe(0);
    expect(early.stdout).toMatch(/^After entry 5, Sunday 06:55: /m);
    expect(early.stdout).not.toMatch(/^6 {2}/m);
    const late = await at('replay', 'a.jsonl', '--at', '400', '--format', 'json');
    const { version, entries } = JSON.parse(late.stdout) as { version: number; entries: { n: number }[] };
    expect({ version, last: entries.at(-1)?.n }).toEqual({ version: 1, last: 400 });
  });

  test('is forked, and the fork goes on and verifies', async () => {
    const forked = await at('replay', 'a.jsonl', '--at', '40', '--fork', 'b.jsonl');
    expect(forked.stdout).toMatch(/^Copied a\.jsonl up to entry \d+ into b\.jsonl\. To go on there: /);
    const on = await sandtable(['run', 'b.jsonl', '--plain'], {
      home: home.path,
      cwd,
      input: 'now\nleave\n',
    });
    expect({ code: on.code, told: on.stderr }).toMatchObject({ code: 0 });
    expect((await at('replay', 'b.jsonl', '--verify')).code).toBe(0);
    expect(readFileSync(join(cwd, 'a.jsonl')).equals(record)).toBe(true);
  });

  test('becomes an after-action report', async () => {
    const { code, stdout } = await at('report', 'a.jsonl', '--kind', 'aar');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\*\*TLP:AMBER\*\* · DRAFT/);
    expect(stdout).toContain('# After-action report: Drones over Vessmar Airport');
  });

  test('with another seed is another sequence', async () => {
    const other = await at(...play.with(5, '8').with(7, 'c.jsonl'));
    expect(other.code).toBe(0);
    expect(readFileSync(join(cwd, 'c.jsonl')).equals(record)).toBe(false);
  });
});

test('results go to stdout and talk to stderr, without colour where nobody sees it', async () => {
  const own = freshHome();
  onTestFinished(() => own.remove());
  const run = (env: Record<string, string>) =>
    sandtable(['check', 'nothing.yaml', 'drone-incident'], { home: own.path, env });
  for (const env of [{}, { NO_COLOR: '1' }, { CI: 'true' }, { TERM: 'dumb' }]) {
    const { code, stdout, stderr } = await run(env);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('\u001B');
  }
});
