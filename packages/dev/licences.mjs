// What is bundled keeps its terms: the licence of every package that a byte of the bundle comes from, and of what is compiled into it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose folder holds no licence, or not all: texts in the folder `licences`. */
const supplements = {
  '@viz-js/viz': ['viz-js.txt', 'graphviz.txt', 'expat.txt', 'emscripten.txt'],
  saxes: ['saxes.txt'],
  seedrandom: ['seedrandom.txt'],
  ssh2: ['emscripten.txt'],
  'yoga-layout': ['yoga-layout.txt', 'emscripten.txt'],
};

/** All licences in one text. Throws for a package of which no licence is known. */
export function licences(inputs) {
  const folders = new Set(inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...folders]
    .map(licenceOf)
    .sort()
    .join(`\n${'-'.repeat(78)}\n\n`);
}

function licenceOf(folder) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // as it was written before SPDX
  const kind = license ?? licenses.map(({ type }) => type).join(' OR ');
  const own = readdirSync(folder)
    .filter((entry) => /^(?:licen[cs]e|copying|notice|copyright|third-?party)/i.test(entry))
    .map((entry) => join(folder, entry));
  const added = (supplements[name] ?? []).map((entry) => join(import.meta.dirname, 'licences', entry));
  const texts = [...own, ...added].map((file) => readFileSync(file, 'utf8').trim());
  if (texts.length === 0)
    throw new Error(`${name} has no licence in its folder: put its text into packages/dev/licences`);
  return `${[`${name} ${version} (${kind})`, ...compiledFrom(folder), ...texts].join('\n\n')}\n`;
}

/** Of what else a package was built, as far as it says so itself: where the source is to be had. */
function compiledFrom(folder) {
  const file = join(folder, 'lib', 'provenance.json');
  if (!existsSync(file)) return [];
  const { resolvedDependencies } = JSON.parse(readFileSync(file, 'utf8')).predicate.buildDefinition;
  return [`Compiled from:\n${resolvedDependencies.map(({ uri }) => uri).join('\n')}`];
}
