import { globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freshHome, root, sandtable } from '../e2e/command.ts';
import { matches, shownCommands } from './console-blocks.ts';

// what a reader types before or beside Sandtable; continuous integration does it by itself
const notOurs = /^(git clone|cd|npm test|npm install|npm run|npx) ?/;

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root }).sort()]
  .map((page) => ({ page, commands: shownCommands(readFileSync(join(root, page), 'utf8')) }))
  .filter(({ commands }) => commands.length > 0);

describe('every command that the documents show does what they say', () => {
  test.each(pages)('$page', { timeout: 300_000 }, async ({ page, commands }) => {
    const home = freshHome();
    onTestFinished(() => home.remove());
    // the reader stands at the top of the project, where a page's commands leave their files for the next command
    const cwd = join(home.path, 'project');
    mkdirSync(cwd);
    symlinkSync(join(root, 'scenarios'), join(cwd, 'scenarios'));
    for (const { line, args, shown, into, code, output } of commands) {
      const where = `${page}:${line}: ${shown}`;
      if (args === null) {
        expect(shown, `${where} cannot be run here`).toMatch(notOurs);
        continue;
      }
      const ended = await sandtable(args, { home: home.path, cwd });
      expect(ended.code, `${where}\n${ended.stderr}`).toBe(code);
      if (into !== null) writeFileSync(join(cwd, into), ended.stdout);
      const printed = `${into === null ? ended.stdout : ''}${ended.stderr}`;
      if (output !== null && !matches(printed, output)) expect(printed, where).toBe(output);
    }
  });
});
