/** Scripts for `play` that name what is not there, or ask for what never can be done. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandtable } from '../e2e/command.ts';
import { expectProblem, workplace } from './problem.ts';

const step = (text: string): string => `play:\n  - { ${text} }\n`;

test.each([
  ['no such file', null, /^s\.yaml:1:1: error ST0104: `s\.yaml` cannot be read\./],
  ['empty', '', /^s\.yaml:1:1: error ST0101: /],
  ['binary', Uint8Array.from([0, 1, 2, 255]), /^s\.yaml:1:1: error ST0103: /],
  [
    'an unknown role',
    step('do: second_source, by: towr'),
    /:2:30: error ST0401: .*`towr`(.|\n)*Did you mean `tower`\?/,
  ],
  [
    'an unknown decision',
    step('decide: reopn, answer: one_checks, by: tower'),
    /:2:15: error ST0402: .*`reopn`(.|\n)*Did you mean `reopen`\?/,
  ],
  [
    'an unknown option',
    step('decide: reopen, answer: one_chek, by: tower'),
    /:2:31: error ST0501: `one_chek` is no answer to this decision\.(.|\n)*Did you mean `one_checks`\?/,
  ],
  [
    'an unknown time',
    step('do: second_source, by: tower, at: 5 parsecs'),
    /:2:41: error ST0210: `5 parsecs`/,
  ],
  ['an unknown step', step('dance: tower'), /:2:7: error ST0201: `dance`/],
  ['a role that may not', step('do: joint_statement, by: tower'), /:2:32: error ST0503: /],
  ['a key twice', 'seed: 1\nseed: 2\nplay: []\n', /:2:1: error ST0125: /],
] as const)('a script with %s is refused before anything is played', async (_, script, says) => {
  const { home, cwd } = workplace(script === null ? {} : { 's.yaml': script });
  const ended = await sandtable(['play', 'drone-incident', '--script', 's.yaml', '--record', 'a.jsonl'], {
    home,
    cwd,
  });
  expect(expectProblem(ended)).toMatch(says);
  expect(ended.stdout).toBe('');
  expect(existsSync(join(cwd, 'a.jsonl'))).toBe(false);
});

test('a step whose time never comes is named, and what was played stands', async () => {
  const { home, cwd } = workplace({ 's.yaml': step('do: second_source, by: tower, at: 99d') });
  const ended = await sandtable(['play', 'drone-incident', '--script', 's.yaml', '--record', 'a.jsonl'], {
    home,
    cwd,
  });
  const told = expectProblem(ended);
  expect(told).toContain('s.yaml:2:5: this step (do) could not be done. Its turn never came');
  expect(readdirSync(cwd).sort()).toEqual(['a.jsonl', 's.yaml']);
  expect((await sandtable(['replay', 'a.jsonl', '--verify'], { home, cwd })).code).toBe(0);
});
