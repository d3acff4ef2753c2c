// What a page names beside its console blocks, in the middle of a sentence: each command and option is one that there is.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshHome, root, sandtable } from '../e2e/command.ts';

const home = freshHome();
afterAll(() => home.remove());

/** The options of a command, as its help lists them; null where there is no such command. */
async function optionsOf(command: string): Promise<ReadonlySet<string> | null> {
  const { code, stdout } = await sandtable([command, '--help'], { home: home.path });
  return code === 0 ? new Set(stdout.match(/--[a-z][a-z-]*/gu) ?? []) : null;
}

/** Without its console blocks, which are run as they stand. */
const prose = (page: string): string =>
  readFileSync(join(root, page), 'utf8').replaceAll(/^```[^]*?^```$/gmu, '');

const named = ['README.md', ...globSync('docs/{guides,author}/*.md', { cwd: root }).sort()].flatMap((page) =>
  [...prose(page).matchAll(/`(?:npm start -- |sandtable )?(?:([a-z]+) )?([^`]*?--[a-z][^`]*)`/gu)].map(
    ([shown, command = null, rest = '']) => ({
      where: `${page}: ${shown}`,
      command,
      options: rest.match(/--[a-z][a-z-]*/gu) ?? [],
    }),
  ),
);

test('every command and option that a sentence of a guide names is one that there is', async () => {
  expect(named.length).toBeGreaterThan(30);
  const help = await sandtable(['--help'], { home: home.path });
  const commands = [...help.stdout.matchAll(/^ {2}(?:sandtable )?([a-z]+) /gmu)].map(([, name = '']) => name);
  expect(commands).toEqual(expect.arrayContaining(['run', 'check', 'report', 'screen', 'erase']));
  const known = new Map<string, ReadonlySet<string>>();
  for (const command of commands) known.set(command, (await optionsOf(command)) ?? new Set());
  const all = new Set([...known.values()].flatMap((options) => [...options]));
  const wrong = named.filter(({ command, options }) => {
    // a word before the option may be a command or the middle of a sentence
    const own = command === null ? undefined : known.get(command);
    return options.some((option) => option !== '--stdio' && !(own ?? all).has(option));
  });
  expect(wrong.map(({ where }) => where)).toEqual([]);
});
