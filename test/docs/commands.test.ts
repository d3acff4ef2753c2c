import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freshHome, root, sandtable } from '../e2e/command.ts';
import { matches, shownCommands, shownFiles } from './console-blocks.ts';

// what a reader types before or beside Sandtable; continuous integration does it by itself
const notOurs = /^(git clone|cd|npm test|npm install|npm run|npx) ?/;

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root }).sort()]
  .map((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return { page, commands: shownCommands(text), files: shownFiles(text) };
  })
  .filter(({ commands }) => commands.length > 0);

/** What a reader has free may be taken where this runs, and nobody is to come in from outside. */
const anyPort = (arg: string): string => arg.replace(/^[\d.]+:\d+$/u, '127.0.0.1:0');

describe('every command that the documents show does what they say', () => {
  test.each(pages)('$page', { timeout: 300_000 }, async ({ page, commands, files }) => {
    const home = freshHome();
    onTestFinished(() => home.remove());
    // the reader stands at the top of the project, where a page's commands leave their files for the next command
    const cwd = join(home.path, 'project');
    mkdirSync(cwd);
    for (const folder of ['scenarios', 'docs']) symlinkSync(join(root, folder), join(cwd, folder));
    for (const { name, text } of files) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    for (const { line, args, shown, into, code, output } of commands) {
      const where = `${page}:${line}: ${shown}`;
      if (args === null) {
        expect(shown, `${where} cannot be run here`).toMatch(notOurs);
        continue;
      }
      const ended = await sandtable(args.map(anyPort), { home: home.path, cwd });
      expect(ended.code, `${where}\n${ended.stderr}`).toBe(code);
      if (into !== null) writeFileSync(join(cwd, into), ended.stdout);
      const printed = `${into === null ? ended.stdout : ''}${ended.stderr}`;
      if (output !== null && !matches(printed, output)) expect(printed, where).toBe(output);
    }
  });
});

test('every link in the documents leads to a file that is there', () => {
  const all = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...globSync('{docs,packages}/**/*.md', { cwd: root }),
  ].filter((page) => !page.includes('node_modules'));
  const broken = all.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !existsSync(join(root, dirname(page), to)))
      .map((to) => `${page}: ${to}`),
  );
  expect(broken).toEqual([]);
});
