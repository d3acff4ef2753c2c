import { expect, test } from 'vitest';
import { matches, shownCommands, shownFiles } from './console-blocks.ts';

test('commands, their exit codes and their output are read from console blocks only', () => {
  const page = [
    '```console',
    '$ npm start -- check "my file.yaml"  # exit 1',
    'first',
    'second',
    '$ sandtable report a.jsonl > a.md',
    '$ git clone somewhere',
    '```',
    '```yaml',
    '$ not a command',
    '```',
  ].join('\n');
  expect(shownCommands(page)).toEqual([
    {
      line: 2,
      shown: 'npm start -- check "my file.yaml"',
      args: ['check', 'my file.yaml'],
      into: null,
      code: 1,
      output: 'first\nsecond',
    },
    {
      line: 5,
      shown: 'sandtable report a.jsonl > a.md',
      args: ['report', 'a.jsonl'],
      into: 'a.md',
      code: 0,
      output: null,
    },
    { line: 6, shown: 'git clone somewhere', args: null, into: null, code: 0, output: null },
  ]);
});

test('... stands for anything in a line, and alone for any lines', () => {
  expect(matches('a 12 b\nc\nd\ne\n', 'a ... b\n...\ne')).toBe(true);
  expect(matches('a 12 b\ne\n', 'a ... b\n...\ne')).toBe(true);
  expect(matches('a.b', 'a.b')).toBe(true);
  expect(matches('aXb', 'a.b')).toBe(false);
  expect(matches('a\nb', 'a')).toBe(false);
  expect(matches('a\nb', 'a\n...')).toBe(true);
});

test('blocks in a list, and files to be written', () => {
  const page = [
    '1. Do',
    '',
    '   ```console',
    '   $ sandtable',
    '   Records',
    '   ```',
    '',
    '```yaml file=a/b.yaml',
    'x: 1',
    '```',
  ].join('\n');
  expect(shownCommands(page)).toMatchObject([{ line: 4, shown: 'sandtable', args: [], output: 'Records' }]);
  expect(shownFiles(page)).toEqual([{ name: 'a/b.yaml', text: 'x: 1\n' }]);
});
