import { expect, test } from 'vitest';
import { run } from './run.ts';

test.each([[['--help']], [['-h']], [['help']], [['--plain', '--help']]])(
  '%j shows all commands',
  async (args) => {
    const { code, out, err } = await run(...args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Commands:');
    expect(out).toContain('Examples:');
  },
);

test.each([[['lobby', '--help']], [['help', 'lobby']]])('%j explains the command', async (args) => {
  const { code, out } = await run(...args);
  expect(code).toBe(0);
  expect(out).toContain('Usage: sandtable lobby [--plain]');
  expect(out).toContain('Examples:\n  sandtable\n');
});

test('the version is that of the package', async () => {
  expect(await run('--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' });
});

test.each([
  [['lobbi'], 'There is no command called “lobbi”. Did you mean lobby?\nSee: sandtable --help\n'],
  [['help', 'xyzzy'], 'There is no command called “xyzzy”.\nSee: sandtable --help\n'],
  [['toString'], 'There is no command called “toString”.\nSee: sandtable --help\n'],
  [
    ['my.yaml'],
    '“my.yaml” is a file, not a command. To facilitate it: sandtable run my.yaml\nSee: sandtable --help\n',
  ],
  [['--plian'], 'There is no option --plian here. Did you mean --plain?\nSee: sandtable --help\n'],
  [['lobby', 'x'], '“x” is one too many for lobby.\nSee: sandtable lobby --help\n'],
])('%j is wrong usage: exit 2', async (args, err) => {
  expect(await run(...args)).toEqual({ code: 2, out: '', err });
});
