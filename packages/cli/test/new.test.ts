import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run, runWith } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-new-'));
afterAll(() => rmSync(folder, { recursive: true }));
const place = (name: string) => join(folder, name);
const read = (name: string, file = 'scenario.yaml') => readFileSync(join(folder, name, file), 'utf8');

/** In order by the judgement of the other commands, scripts and advice included. */
async function works(name: string): Promise<void> {
  expect(await run('check', place(name), '--strict')).toEqual({
    code: 0,
    out: '',
    err: expect.stringMatching(
      /^2 files checked: no errors, no warnings\.\n\S+: .* planned in the room, breaks included\.\n$/u,
    ) as unknown,
  });
  const tested = await run('test', place(name));
  expect(tested).toMatchObject({ code: 0, err: expect.stringMatching(/^[1-9]\d* passed, 0 failed/) });
}

describe('new', () => {
  test.each(['crisis', 'discussion'])(
    'from %s, without questions: a scenario, a page, a script',
    async (from) => {
      const { code, out } = await run('new', place(`plain-${from}`), '--from', from, '--yes');
      expect(code).toBe(0);
      expect(out.trim().split('\n')).toHaveLength(3);
      expect(read(`plain-${from}`, 'README.md')).toContain(`# Plain ${from}`);
      await works(`plain-${from}`);
      const script = out.split('\n').find((line) => line.includes('scripts')) ?? '';
      const played = await run('play', place(`plain-${from}`), '--script', script, '--seed', '1');
      expect(played.code).toBe(0);
    },
  );

  test('asks for title, theme, minutes and roles; asks again for what will not do', async () => {
    const answers = ['Fire at the quay', 'fires', 'forty', '45', 'Mayor', 'Mayor, Fire chief', ''].join('\n');
    const { code, err } = await runWith(answers, 'new', place('quay-fire'));
    expect(code).toBe(0);
    expect(err).toContain('Title? [Quay fire]');
    expect(err).toContain('from 30 to 240');
    expect(err).toContain('Two roles at least');
    expect(read('quay-fire')).toContain('title: Fire at the quay\n');
    expect(read('quay-fire')).toContain('fire_chief:\n    name: Fire chief\n');
    expect(read('quay-fire', 'README.md')).toContain('45 minutes');
    await works('quay-fire');
  });

  test.each([
    ['30', 2],
    ['240', 12],
  ])('in %s minutes, with %d roles', async (minutes, count) => {
    const roles = Array.from({ length: count }, (_none, at) => `Role number ${at + 1}`).join(', ');
    const { code } = await runWith(`\n\n${minutes}\n${roles}\n`, 'new', place(`in-${minutes}`));
    expect(code).toBe(0);
    await works(`in-${minutes}`);
  });

  test.each([
    ['signs of YAML', 'a: b # c', '[x]', "- 'q'; {harbour}"],
    ['words that are values', 'true', 'null', 'false; true'],
    ['reserved words, twice the same, no letters', '42', '{}', 'All; all; Not; ---; 消防'],
    ['signs of a terminal', '\u001b[31mred', '\u202Eabc', 'a\u0007b; c'],
    ['signs of an expression', '"x" == \'y\'', '`code`', '"Head", of; *; &a'],
  ])('whatever people answer is a text and nothing else: %s', async (_what, title, theme, roles) => {
    const name = `odd-${_what.replaceAll(/[^a-z]+/g, '-')}`;
    const { code } = await runWith(`${title}\n${theme}\n60\n${roles}\n`, 'new', place(name));
    expect(code).toBe(0);
    await works(name);
  });

  test('never over what is there', async () => {
    mkdirSync(place('kept'));
    writeFileSync(join(place('kept'), 'mine.txt'), 'mine');
    const { code, err } = await run('new', place('kept'), '--yes');
    expect(code).toBe(1);
    expect(err).toContain('is there already');
    expect(existsSync(join(place('kept'), 'scenario.yaml'))).toBe(false);
    expect(readFileSync(join(place('kept'), 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('a name that no scenario can have is refused with one that it can', async () => {
    const { code, err } = await run('new', place('Quay Fire'), '--yes');
    expect(code).toBe(1);
    expect(err).toContain('quay-fire');
    expect(existsSync(place('Quay Fire'))).toBe(false);
  });

  test('nowhere to make it', async () => {
    const { code, err } = await run('new', join(folder, 'no', 'where'), '--yes');
    expect(code).toBe(1);
    expect(err).toContain('There is no folder');
  });
});
