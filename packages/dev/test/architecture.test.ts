// The page of the architecture shows the house as it stands.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawHouse, page, pictureIn } from '../architecture.ts';
import { house } from '../house.ts';

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(page, 'utf8');

test('the picture is drawn from the imports as they are: `node packages/dev/architecture.ts` draws it anew', () => {
  expect(pictureIn(text)).toBe(drawHouse());
});

test('every file and folder that the page names is there', () => {
  const named = [...text.matchAll(/`((?:packages|docs|test|scenarios)\/[^`*]*)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  // `press.ts`, `desk/press.ts`: short for a file of the package that stands before it
  const short = [...text.matchAll(/`([\w-]+(?:\/[\w-]+)*\/?[\w-]*\.tsx?|[\w-]+\/)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/^(?:packages|docs|test|scenarios)\//.test(path));
  const sources = house.flatMap(({ package: name }) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' }).map(
      (path) => `/${path.replaceAll('\\', '/')}`,
    ),
  );
  const there = (path: string): boolean =>
    existsSync(join(root, path)) ||
    sources.some((source) => `${source}/`.endsWith(`/${path.replace(/\/$/, '')}/`));
  expect(short.filter((path) => !there(path))).toEqual([]);
});

test('the page has a place for a change in every package', () => {
  const table = text.slice(text.indexOf('## Where a change goes'));
  const missing = house.filter((part) => !table.includes(`packages/${part.package}/src`));
  expect(missing.map((part) => part.package)).toEqual([]);
});

test('no document holds the two sides of a merge', () => {
  const documents = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter(
    // this page shows what damaged scenarios look like
    (path) => path.endsWith('.md') && path !== join('reference', 'diagnostics.md'),
  );
  const merged = documents.filter((path) =>
    /^(?:<{7}|>{7}) /mu.test(readFileSync(join(root, 'docs', path), 'utf8')),
  );
  expect(merged).toEqual([]);
});
