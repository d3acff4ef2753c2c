/** Files that are no scenario, or half of one: each command that takes a scenario says what, where, why and what to do. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sandtable } from '../e2e/command.ts';
import { expectProblem, workplace } from './problem.ts';

const ferryPort = readFileSync(join(root, 'test/fixtures/ferry-port.yaml'), 'utf8');
// each list holds the one before nine times over: resolved, it would fill any memory
const laughs = Array.from({ length: 12 }, (_, n) =>
  n === 0 ? 'x0: &x0 [ha]' : `x${n}: &x${n} [${Array.from({ length: 9 }, () => `*x${n - 1}`).join(', ')}]`,
).join('\n');

interface Case {
  readonly what: string;
  readonly content: string | Uint8Array;
  /** The heading of the first problem: where, code, what. */
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  { what: 'empty', content: '', says: /^s\.yaml:1:1: error ST0101: There is nothing in this file/ },
  { what: 'only comments', content: '# later\n', says: /^s\.yaml:1:1: error ST0101: / },
  {
    what: 'over the limit',
    content: `title: "${'a'.repeat(2 * 1024 * 1024)}"\n`,
    says: /^s\.yaml:1:1: error ST0102: The file has 2097162 bytes; a scenario may have 2097152\./,
  },
  {
    what: 'huge',
    content: new Uint8Array(65 * 1024 * 1024),
    says: /^s\.yaml:1:1: error ST0102: The file has 68157440 bytes; a scenario may have 2097152\./,
  },
  {
    what: 'binary',
    content: Uint8Array.from({ length: 4096 }, (_, n) => (n * 151) % 256),
    says: /^s\.yaml:1:1: error ST0103: This is not a text in UTF-8\./,
  },
  {
    what: 'an alias of itself',
    content: ferryPort.replace(/^roles:\n/m, 'roles: &all\n  loop: *all\n'),
    says: /^s\.yaml:\d+:8: error ST0122: `&all` is read as a YAML anchor/,
  },
  {
    what: 'aliases that multiply',
    content: `${ferryPort}\n${laughs}\n`,
    says: /^s\.yaml:\d+:\d+: error ST\d{4}: /,
  },
  {
    what: 'a key twice',
    content: `${ferryPort}\nroles: {}\n`,
    says: /^s\.yaml:\d+:1: error ST0125: `roles` was given already on line \d+\./,
  },
  {
    what: 'a version that is not read',
    content: ferryPort.replace(/^sandtable: 1$/m, 'sandtable: 99'),
    says: /^s\.yaml:\d+:12: error ST0107: This program reads version 1 of the language; the file says `99`\./,
  },
  {
    what: 'written to the half, between two lines',
    content: ferryPort.slice(0, ferryPort.indexOf('\n', ferryPort.length / 2) + 1),
    says: /^s\.yaml:\d+:\d+: error ST\d{4}: /,
  },
  {
    what: 'written to the half, within a line',
    content: ferryPort.slice(0, ferryPort.indexOf('{ inject:', ferryPort.length / 4) + 6),
    says: /^s\.yaml:\d+:\d+: error ST\d{4}: /,
  },
  {
    what: 'an escape sequence in a text',
    content: ferryPort.replace(/^title: .*$/m, 'title: "Silent \\e[2J gates"'),
    says: /^s\.yaml:\d+:\d+: error ST0108: /,
  },
];

async function expectRefused(args: readonly string[], { content, says }: Case): Promise<void> {
  const { home, cwd } = workplace({ 's.yaml': content });
  const ended = await sandtable(args, { home, cwd });
  const told = expectProblem(ended);
  expect(told).toMatch(says);
  expect(told).toMatch(/^ {2}why: \S/m);
  expect(told).toMatch(/^ {2}fix: \S/m);
  // problems are what `check` is asked for, and what keeps the others from their work
  expect(args[0] === 'check' ? ended.stdout : ended.stderr).toMatch(says);
  expect(readdirSync(cwd)).toEqual(['s.yaml']);
}

test.each(cases)('check refuses a scenario that is $what', (one) => expectRefused(['check', 's.yaml'], one));

// all of them read scenarios through the same door
const some = cases.filter(({ what }) => ['empty', 'huge', 'a key twice'].includes(what));
describe.each(some)('a scenario that is $what is refused by', (one) => {
  test.each([
    [['play', 's.yaml', '--record', 'a.jsonl']],
    [['test', 's.yaml']],
    [['run', 's.yaml', '--plain', '--record', 'a.jsonl']],
  ])('%j', (args) => expectRefused(args, one));
});

describe('a scenario that is not there', () => {
  test.each([
    ['no file', 'nothing.yaml', /^There is no scenario “nothing\.yaml”: .* which has: drone-incident, /],
    ['a name misspelt', 'drone-incidents', /Did you mean drone-incident\?$/m],
    ['a folder without one', '.', /^The folder \. holds no scenario\.yaml\. Name /],
    [
      'a device',
      '/dev/zero',
      /ST0104: `\/dev\/zero` cannot be read\.\n {2}why: It is a device, not a file\./,
    ],
  ])('%s', async (_, name, says) => {
    for (const command of ['check', 'play']) {
      const told = expectProblem(await sandtable([command, name], workplace()));
      expect(told).toMatch(says);
    }
  });
});
