/** What is bundled keeps its terms: told by what the source maps say is in the bundle, and by what the packages' own folders hold. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../e2e/command.ts';

const dist = join(root, 'packages/cli/dist');
const notices = readFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8').split(`\n${'-'.repeat(78)}\n\n`);

/** A sentence that each licence has, by its name in the SPDX list. */
const sentences: Readonly<Record<string, RegExp>> = {
  MIT: /Permission is hereby granted, free of charge.+without warranty of any kind/is,
  ISC: /Permission to use, copy, modify, and\/or distribute.+disclaims all warranties/is,
  'BSD-3-Clause':
    /Redistribution and use.+in source and binary forms.+(?:Neither the name|The name of the author may not)/is,
  'Apache-2.0': /Apache License\s+Version 2\.0, January 2004/,
  Unlicense: /free and unencumbered software released into the public domain.+without warranty of any kind/is,
};

interface Bundled {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** As it was written before SPDX. */
  readonly licenses?: readonly { readonly type: string }[];
}

const bundled = new Map<string, Bundled>();
/** Folders of packages that hold compiled code (WebAssembly): of what it was compiled is in the bundle, too. */
const compiled = new Set<string>();
// chunks of older bundles may still lie there: they were built from the same packages
for (const map of readdirSync(dist).filter((file) => file.endsWith('.js.map'))) {
  const { sources, sourcesContent } = JSON.parse(readFileSync(join(dist, map), 'utf8')) as {
    readonly sources: readonly string[];
    readonly sourcesContent: readonly (string | null)[];
  };
  for (const [at, source] of sources.entries()) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(resolve(dist, source))?.[0];
    // the map of a library may lead to sources that it does not bring
    if (folder === undefined || !existsSync(join(folder, 'package.json'))) continue;
    if (sourcesContent[at]?.includes('WebAssembly.') === true) compiled.add(folder);
    if (bundled.has(folder)) continue;
    const { name, version, license, licenses } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Manifest;
    bundled.set(folder, { name, version, license: license ?? licenses?.[0]?.type ?? '', folder });
  }
}

test('every package that a byte of the bundle comes from has its notice, and no other has one', () => {
  const known = [...bundled.values()].map(({ name, version, license }) => `${name} ${version} (${license})`);
  expect(known.length).toBeGreaterThan(50);
  const heads = notices.map((notice) => notice.split('\n')[0] ?? '');
  expect(known.filter((head) => !heads.includes(head))).toEqual([]);
  expect(heads.filter((head) => !/^\S+ \d+\.\d+\.\d+\S* \(.+\)$/u.test(head))).toEqual([]);
});

test.each([...bundled.values()])(
  '$name $version: its notice says who holds the rights, what is allowed, and all that its folder says of it',
  ({ folder, name, version, license }) => {
    const notice = notices.find((each) => each.startsWith(`${name} ${version} (`)) ?? '';
    expect(notice).toMatch(/copyright|\(c\)|©/iu);
    expect(notice).toMatch(sentences[license] ?? `a sentence of ${license}`);
    const said = readdirSync(folder).filter((file) =>
      /licen[cs]e|copying|notice|copyright|patents|third-?party/iu.test(file),
    );
    for (const file of said) expect(notice, file).toContain(readFileSync(join(folder, file), 'utf8').trim());
  },
);

test('what was compiled into a package has its terms there, too: the runtime of its compiler, and the libraries', () => {
  const terms: Readonly<Record<string, readonly RegExp[]>> = {
    '@viz-js/viz': [/Emscripten/u, /Eclipse Public License - v 1\.0/u, /Expat maintainers/u],
    ssh2: [/Emscripten/u],
    'yoga-layout': [/Emscripten/u],
  };
  const names = [...compiled].map((folder) => bundled.get(folder)?.name ?? folder).toSorted();
  expect(names).toEqual(Object.keys(terms));
  for (const name of names)
    for (const term of terms[name] ?? [])
      expect(notices.find((notice) => notice.startsWith(`${name} `))).toMatch(term);
});
