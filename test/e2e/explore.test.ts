import { afterAll, expect, test } from 'vitest';
import { freshHome } from './command.ts';
import { keys, start } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

test('a search shows how far it is, and Ctrl-C ends it with what was found so far', async () => {
  const terminal = start(['explore', 'drone-incident', '--seconds', '600'], {
    home: home.path,
    cols: 100,
    rows: 30,
  });
  await terminal.waitFor(/[1-9][\d,]* plays/u, 60_000);
  terminal.type(keys.ctrl('c'));
  const { code, signal } = await terminal.exit();
  expect({ code: code <= 1, signal }).toEqual({ code: true, signal: 0 });
  expect(terminal.screen()).toContain('Stopped by hand');
  expect(terminal.screen()).toMatch(/[1-9][\d,]* plays/u);
  expect(terminal.clean()).toBe(true);
}, 120_000);
