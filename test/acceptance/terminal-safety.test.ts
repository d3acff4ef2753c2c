/** No escape sequence, control character or direction override of a text reaches a terminal, whatever command prints it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginPlay } from './typed-record.ts';
import { describe, expect, test } from 'vitest';
import { root, sandtable } from '../e2e/command.ts';
import { dangerous, workplace } from './problem.ts';

const ferryPort = join(root, 'test/fixtures/ferry-port.yaml');
// colour, title, clear, bell, C1, backspace, override of direction, line separator
const evil = 'x\u001B[31m\u001B]0;owned\u0007\u001B[2J\u009B5m\b\u202Egnp\u2028y';
// a file name and an argument can hold no zero byte, and this one no slash
const name = `${evil}.jsonl`;

describe('what is typed on the command line', () => {
  test.each([
    [[evil]],
    [[`--${evil}`]],
    [['help', evil]],
    [['check', evil]],
    [['check', `${evil}.yaml`]],
    [['play', evil]],
    [['play', 'drone-incident', '--set', `${evil}=1`]],
    [['play', 'drone-incident', '--seed', evil, '--script', evil]],
    [['play', 'drone-incident', '--record', `none/${name}`]],
    [['play', 'drone-incident', '--format', evil]],
    [['run', name]],
    [['replay', name, '--verify']],
    [['replay', name, '--at', evil]],
    [['report', evil]],
    [['explain', evil]],
    [['completion', evil]],
    [['schema', '--of', evil]],
  ])('%#', async (args) => {
    const { code, stdout, stderr } = await sandtable(args, workplace());
    expect([1, 2]).toContain(code);
    expect(stdout + stderr).not.toMatch(dangerous);
    expect(stderr).toContain('x'); // it is named all the same
  });
});

test('what stands in a scenario or a script, and what they are called', async () => {
  const scenario = readFileSync(ferryPort, 'utf8');
  const { home, cwd } = workplace({
    [`${evil}.yaml`]: scenario,
    'raw.yaml': scenario.replace(/^title: .*$/m, `title: "Silent ${evil} gates"`),
    'escaped.yaml': scenario.replace(/^title: .*$/m, 'title: "Silent \\e[2J\\x9b gates"'),
    'key.yaml': `${scenario}\n"${evil}": 1\n`,
    'script.yaml': `text: "${evil}"\nplay: []\n`,
  });
  for (const args of [
    ['check', `${evil}.yaml`, 'raw.yaml', 'escaped.yaml', 'key.yaml'],
    ['check', 'raw.yaml', '--format', 'json'],
    ['check', 'raw.yaml', `${evil}.yaml`, '--format', 'sarif'],
    ['test', `${evil}.yaml`],
    ['play', 'raw.yaml'],
    ['play', `${evil}.yaml`, '--script', 'script.yaml'],
    ['play', `${evil}.yaml`, '--record', name],
    ['replay', name, '--verify'],
    ['replay', name, '--at', '3', '--fork', `b${name}`],
    ['run', name, '--plain'],
  ]) {
    const { stdout, stderr } = await sandtable(args, { home, cwd, input: 'leave\n' });
    expect(stdout + stderr, JSON.stringify(args)).not.toMatch(dangerous);
    expect(stdout + stderr, JSON.stringify(args)).not.toBe('');
  }
});

test('what was typed into a record, even into one that was made by other hands', async () => {
  const { home, cwd } = workplace();
  beginPlay(join(cwd, name), readFileSync(ferryPort, 'utf8'), evil);
  const kept = join(home, '.local', 'share', 'sandtable', 'records');
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, name), readFileSync(join(cwd, name)));
  writeFileSync(join(kept, `broken${name}`), 'no record');
  for (const args of [
    ['replay', name],
    ['replay', name, '--verify'],
    ['replay', name, '--format', 'json'],
    ['report', name],
    ['run', name, '--plain'],
    ['records'],
    ['records', '--format', 'json'],
    [],
    ['--plain'],
  ]) {
    const { stdout, stderr } = await sandtable(args, {
      home,
      cwd,
      input: 'now\nlog\nleave\n',
      env: { XDG_DATA_HOME: join(home, '.local', 'share') },
    });
    expect(stdout + stderr, JSON.stringify(args)).not.toMatch(dangerous);
    expect(stdout, JSON.stringify(args)).not.toBe('');
  }
});

test('the examples of diagnostics that are about such characters', async () => {
  const { home, cwd } = workplace();
  for (const code of ['ST0103', 'ST0108']) {
    const { code: exit, stdout } = await sandtable(['explain', code], { home, cwd });
    expect(exit).toBe(0);
    expect(stdout).not.toMatch(dangerous);
  }
});
