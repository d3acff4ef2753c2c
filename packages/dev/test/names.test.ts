// A name is given once: whoever reads it need not ask which of two things it is.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { house } from '../house.ts';

/** What two packages may well call alike. Whoever adds a name gives the reason. */
const reasons: Readonly<Record<string, string>> = {
  Block: 'a paragraph or list, as Markdown calls it; a piece of a screen',
  Cell: 'of a table that is written, and of one that is read',
  duration: 'a form that reads one, and its words',
  line: 'a form that reads one, and one on the screen',
  named: 'a form of things that have names, and the thing of a list by its name',
  number: 'a form that reads one, and its words',
  text: 'a form that reads one, and a field that asks for one',
};

/** Here a file is called after an area of the catalogue, or after a command, and so is the one thing that it exports. */
const named = ['packages/words/src/en/', 'packages/cli/src/commands/'];

const root = join(import.meta.dirname, '../../..');
const exported =
  /^export (?:declare )?(?:async )?(?:type|interface|const|let|function\*?|class|enum)\s+(\w+)/gmu;

test('an exported name stands in one file only, but for a few with a reason', () => {
  const files = house
    .flatMap(({ package: name }) => {
      const src = `packages/${name}/src`;
      const found = readdirSync(join(root, src), { recursive: true, encoding: 'utf8' });
      return found.map((file) => `${src}/${file.replaceAll('\\', '/')}`);
    })
    .filter((file) => /\.tsx?$/u.test(file) && !named.some((folder) => file.startsWith(folder)));
  const places = new Map<string, Set<string>>();
  for (const file of files)
    for (const [, name = ''] of readFileSync(join(root, file), 'utf8').matchAll(exported))
      places.set(name, (places.get(name) ?? new Set()).add(file));
  expect(places.size).toBeGreaterThan(1000);
  const twice = [...places].filter(([, of]) => of.size > 1);
  const unexplained = twice.filter(([name]) => !Object.hasOwn(reasons, name));
  expect(unexplained.map(([name, of]) => `${name}: ${[...of].join(', ')}`)).toEqual([]);
  const needless = Object.keys(reasons).filter((name) => !twice.some(([each]) => each === name));
  expect(needless).toEqual([]);
});

test('a decision has a number of its own, which its title says, too', () => {
  const folder = join(import.meta.dirname, '../../../docs/decisions');
  const pages = readdirSync(folder).filter((page) => /^\d{4}-/u.test(page));
  const numbers = pages.map((page) => Number(page.slice(0, 4)));
  expect(numbers).toEqual(pages.map((_, at) => at + 1));
  const titled = pages.map((page) =>
    Number(/^# (\d+)\. /u.exec(readFileSync(join(folder, page), 'utf8'))?.[1]),
  );
  expect(titled).toEqual(numbers);
});
