import { afterAll, expect, test } from 'vitest';
import { freshHome, sandtable } from './command.ts';
import { start } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

test('--help in a terminal shows the commands and leaves the terminal clean', async () => {
  const terminal = start(['--help'], { home: home.path, cols: 80, rows: 24 });
  await terminal.waitFor('sandtable check --help');
  expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
  expect(terminal.clean()).toBe(true);
});

test('an unknown command is wrong usage: exit 2, one hint, nothing on stdout', async () => {
  const { code, stdout, stderr } = await sandtable(['lobbi'], { home: home.path });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toBe('There is no command called “lobbi”. Did you mean lobby?\nSee: sandtable --help\n');
});

test('without a terminal the lobby lists the library and ends', async () => {
  const { code, stdout, stderr } = await sandtable([], { home: home.path });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Drones over Vessmar Airport');
  expect(stdout).toContain('sandtable run drone-incident');
});

test('a reader that has seen enough is no fault', async () => {
  const { code, stderr } = await sandtable(['explain', 'ST0101'], { home: home.path, closeOutput: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
