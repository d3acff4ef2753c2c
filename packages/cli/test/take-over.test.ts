/** A lock of which nobody can know whether it still holds is taken over when a person says so, and stays otherwise. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { run, runWith } from './run.ts';

let folder = '';
let file = '';
let lock = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, 'a.jsonl');
  lock = `${file}.lock`;
  await runWith('leave\n', 'run', 'drone-incident', '--plain', '--record', file);
});

const elsewhere = JSON.stringify({ pid: 7, started: null, host: 'old-laptop', token: 'abcd' });

describe.each([
  ['on a computer that is gone', elsewhere, 'was open on the computer old-laptop (process 7)'],
  ['cut off in its writing', '{"pid":', 'is in use, but not by whom'],
])('a lock %s', (_what, content, question) => {
  test.each(['yes', 'y'])('“%s” takes it over, and play goes on', async (answer) => {
    writeFileSync(lock, content);
    const { code, out } = await runWith(`${answer}\nnote Here again\nleave\n`, 'run', file, '--plain');
    expect(code).toBe(0);
    expect(out).toContain(question);
    expect(out).toContain('(yes or no)');
    expect(readFileSync(file, 'utf8')).toContain('Here again');
    expect(existsSync(lock)).toBe(false);
  });

  test.each(['no', 'n', '', 'what?', 'next'])(
    '“%s” leaves it, and says how it can be removed',
    async (answer) => {
      writeFileSync(lock, content);
      const before = readFileSync(file);
      const { code, err } = await runWith(`${answer}\nnote Here again\n`, 'run', file, '--plain');
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringContaining(`remove ${lock} and try again`),
      });
      expect(readFileSync(lock, 'utf8')).toBe(content);
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  test('nobody is asked where nobody is', async () => {
    writeFileSync(lock, content);
    for (const args of [
      ['run', file],
      ['run', file, '--unattended'],
    ]) {
      const { code, out } = await run(...args);
      expect({ code, out }).toEqual({ code: 1, out: '' });
    }
    expect(readFileSync(lock, 'utf8')).toBe(content);
  });
});

test('the lobby asks, too', async () => {
  const before = process.env['SANDTABLE_RECORDS'];
  process.env['SANDTABLE_RECORDS'] = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env['SANDTABLE_RECORDS'];
    else process.env['SANDTABLE_RECORDS'] = before;
  });
  writeFileSync(lock, elsewhere);
  const { code, out } = await runWith(`${file}\nyes\nleave\n`, '--plain');
  expect(code).toBe(0);
  expect(out).toContain('so that this desk takes it over?');
  expect(existsSync(lock)).toBe(false);
});
