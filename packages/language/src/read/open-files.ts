/** The files of a scenario, read and put together as one tree: what an included file holds stands in it as if it stood there. */
import { type FileBeside, filesIn, nameBeside, plainText } from '../files/files.ts';
import { type Node, Pair, Scalar, YAMLMap, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import { includeCycle, notInPart, notThere, tooManyFiles } from '../diagnostics/beside.ts';
import { emptyValue, wrongShape } from '../diagnostics/shape.ts';
import { repeatedKey } from '../diagnostics/yaml.ts';
import { type Parsed, isText, parseFile } from '../text/document.ts';
import { ownTranslation } from '../diagnostics/translation.ts';
import { fileKinds, isFileName, translationFiles } from '../forms/file-name.ts';
import { isEmpty } from '../forms/form.ts';
import { injectsIn } from './msel.ts';
import {
  type Collected,
  type NamedText,
  type PlacedFile,
  type Spot,
  createReader,
  firstLine,
  keySpot,
  nodeWord,
  spotOf,
  startsOf,
} from '../text/reader.ts';
import { partFields } from '../schema/part.ts';
import { scenarioForm } from '../schema/scenario-form.ts';
import type { Shape } from '../forms/shape.ts';
import { layOver } from './translation.ts';

export interface OpenedFiles {
  readonly reader: Collected;
  readonly parsed: Parsed;
  /** Where each file begins in the reader's text. */
  readonly files: readonly PlacedFile[];
  /** Those beside, by their paths. */
  readonly beside: ReadonlyMap<string, PlacedFile>;
  /** The trees of the translations, as far as they can be read. */
  readonly translations: readonly { readonly file: string; readonly root: YAMLMap }[];
  /** One of the files cannot be read, so what it declares seems to be missing everywhere else. */
  readonly incomplete: boolean;
  /** Files that are named and not there. */
  readonly wanted: readonly string[];
}

const { fields } = scenarioForm.shape as Extract<Shape, { readonly is: 'map' }>;

/** The most files that one scenario may have beside its own, and the most characters in all of them together. */
export const mostFiles = 100;
export const mostText = 16 * 1024 * 1024;

/** Opens the one text of a scenario's files (`oneText`). Pure; never throws for what stands in them. */
export function openFiles(text: string, file: string): OpenedFiles {
  const { own, beside } = filesIn(text);
  const absent = new Map<string, FileBeside>();
  const behind: (NamedText & { readonly path: string })[] = [];
  for (const one of beside) {
    if (one.text === null) absent.set(one.path, one);
    else behind.push({ path: one.path, file: nameBeside(file, one.path), text: plainText(one.text) });
  }
  const plain = plainText(own);
  const reader = createReader(file, plain, behind);
  const starts = startsOf(plain, behind);
  const parsed = parseFile(reader, { text: plain, start: 0 }, 'map');
  const files = [{ file, text: plain }, ...behind].map((one, at) => ({
    file: one.file,
    text: one.text,
    start: starts[at] ?? 0,
  }));
  const placed = new Map(
    behind.map(({ path, file: name, text: held }, at) => [
      path,
      { file: name, text: held, start: starts[at + 1] ?? 0 },
    ]),
  );
  const bench: Bench = {
    reader,
    placed,
    absent,
    done: new Set(),
    wanted: [],
    translations: [],
    incomplete: false,
  };
  if (isMap(parsed.root) && parsed.brokenAt === Infinity) {
    addInjects(bench, parsed.root);
    include(bench, parsed.root, parsed.root, []);
    translate(bench, parsed.root);
    attach(bench, parsed.root);
  }
  const { wanted, incomplete, translations } = bench;
  return { reader, parsed, files, beside: placed, incomplete, wanted, translations };
}

/** The state of putting the files together. */
interface Bench {
  readonly reader: Collected;
  readonly placed: ReadonlyMap<string, PlacedFile>;
  readonly absent: ReadonlyMap<string, FileBeside>;
  readonly done: Set<string>;
  readonly wanted: string[];
  readonly translations: { readonly file: string; readonly root: YAMLMap }[];
  incomplete: boolean;
}

/** The file at a path that the scenario names; null when it is not there, which is reported where it is named. */
function fileAt(bench: Bench, path: string, spot: Spot): PlacedFile | null {
  const found = lookUp(bench, path, spot);
  if (found === null) bench.incomplete = true;
  return found;
}
function lookUp(bench: Bench, path: string, spot: Spot): PlacedFile | null {
  const found = bench.placed.get(path);
  if (found !== undefined) return found;
  if (bench.done.size >= mostFiles) {
    bench.reader.report(tooManyFiles, spot, { most: mostFiles });
    return null;
  }
  const absent = bench.absent.get(path);
  const why = absent === undefined ? 'missing' : (absent.why ?? 'other');
  bench.reader.report(notThere, spot, { path, why, near: absent?.near ?? null });
  if (!bench.absent.has(path) && !bench.wanted.includes(path)) bench.wanted.push(path);
  return null;
}

/** Puts what the files hold that `part` includes into `root`, in the order of the list, each with what it includes itself. */
function include(bench: Bench, root: YAMLMap, part: YAMLMap, within: readonly string[]): void {
  const list = part.get('include', true);
  if (!isNode(list) || isEmpty(list)) return;
  // impossible file names are reported even when nothing else of the file can be checked
  fields['include']?.form.read(list, bench.reader, spotOf(list));
  if (!isSeq(list)) return;
  for (const item of list.items) {
    if (!isScalar(item) || typeof item.value !== 'string') continue;
    const path = item.value;
    if (!isFileName(path, fileKinds.part)) continue;
    if (within.includes(path)) {
      bench.reader.report(includeCycle, spotOf(item), {
        cycle: [...within.slice(within.indexOf(path)), path],
      });
      continue;
    }
    if (bench.done.has(path)) continue;
    const file = fileAt(bench, path, spotOf(item));
    if (file === null) continue;
    bench.done.add(path);
    const parsed = parseFile(bench.reader, file, 'map');
    if (!isMap(parsed.root) || parsed.brokenAt < Infinity) {
      bench.incomplete = true;
      continue;
    }
    join(bench, root, parsed.root);
    include(bench, root, parsed.root, [...within, path]);
  }
}

/** The path under a key of a map, if it can be one. */
function pathUnder(map: YAMLMap, key: string, kinds: readonly string[]): Scalar<string> | null {
  const node = map.get(key, true);
  return isPath(node, kinds) ? node : null;
}

function isPath(node: unknown, kinds: readonly string[]): node is Scalar<string> {
  return isScalar(node) && typeof node.value === 'string' && isFileName(node.value, kinds);
}

/** Adds the injects of the tables beside to those of the scenario. */
function addInjects(bench: Bench, root: YAMLMap): void {
  const named = root.get('msel', true);
  for (const node of isSeq(named) ? named.items : [named])
    if (isPath(node, fileKinds.table) && !bench.done.has(node.value)) addTable(bench, root, node);
}

function addTable(bench: Bench, root: YAMLMap, node: Scalar<string>): void {
  const { reader } = bench;
  const file = fileAt(bench, node.value, spotOf(node));
  if (file === null) return;
  bench.done.add(node.value);
  const injects = isText(reader, file) ? injectsIn(reader, file) : null;
  if (injects === null) {
    bench.incomplete = true;
    return;
  }
  const there = root.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === 'injects');
  if (there !== undefined && isMap(there.value)) there.value.items.push(...injects);
  else if (there === undefined && injects.length > 0) {
    const map = new YAMLMap();
    const { start } = file;
    const end = start + file.text.length;
    map.range = [start, end, end];
    map.items.push(...injects);
    const key = new Scalar('injects');
    key.range = [start, start, start];
    root.items.push(new Pair(key, map));
  }
}

/** Lays the translations beside over the texts of the scenario. */
function translate(bench: Bench, root: YAMLMap): void {
  const { reader, done } = bench;
  const node = root.get('translations', true);
  if (!isMap(node)) return;
  const said = root.get('language');
  const scenarioLanguage = typeof said === 'string' ? said : 'en';
  for (const { language, file: named } of translationFiles.read(node, reader, spotOf(node))) {
    if (named.spot.start < 0) continue;
    if (language.value === scenarioLanguage) {
      reader.report(ownTranslation, language.spot, { language: scenarioLanguage });
      continue;
    }
    const file = fileAt(bench, named.value, named.spot);
    if (file === null) continue;
    done.add(named.value);
    const parsed = parseFile(reader, file, 'map');
    // names in it are those of the scenario: what is wrong in it hides nothing else
    if (!isMap(parsed.root) || parsed.brokenAt < Infinity) continue;
    bench.translations.push({ file: file.file, root: parsed.root });
    layOver({ reader, language: language.value, scenarioLanguage }, root, parsed.root, scenarioForm.shape);
  }
}

/** Looks up the files that injects attach. They declare nothing: where one is missing, the rest is told all the same. */
function attach(bench: Bench, root: YAMLMap): void {
  const injects = root.get('injects', true);
  if (!isMap(injects)) return;
  for (const { value: inject } of injects.items) {
    const list = isMap(inject) ? inject.get('attach', true) : null;
    if (!isSeq(list)) continue;
    for (const item of list.items) {
      const node = isMap(item) ? pathUnder(item, 'file', fileKinds.attached) : null;
      if (node !== null && lookUp(bench, node.value, spotOf(node)) !== null) bench.done.add(node.value);
    }
  }
}

function join({ reader }: Bench, root: YAMLMap, part: YAMLMap): void {
  const seen = new Map<string, number>();
  for (const pair of part.items) {
    const key = isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : '';
    const spot = keySpot(pair);
    const before = seen.get(key);
    if (before !== undefined) {
      reader.report(repeatedKey, spot, { key, where: reader.where(before, spot.start) });
      continue;
    }
    seen.set(key, spot.start);
    const shape = Object.hasOwn(fields, key) ? fields[key]?.form.shape : undefined;
    if (key === 'include') {
      if (!isNode(pair.value) || isEmpty(pair.value))
        reader.report(emptyValue, spot, { key, comment: false, below: false });
    } else if (shape === undefined) root.items.push(pair);
    else if (!Object.hasOwn(partFields, key)) reader.report(notInPart, spot, { key });
    else joinSection(reader, root, pair, key, shape);
  }
}

function joinSection(reader: Collected, root: YAMLMap, pair: Pair, key: string, shape: Shape): void {
  const value: Node | null = isNode(pair.value) ? pair.value : null;
  if (value === null || isEmpty(value)) {
    reader.report(emptyValue, keySpot(pair), { key, comment: false, below: false });
    return;
  }
  const fits = shape.is === 'named' ? isMap(value) : isSeq(value);
  if (!fits) {
    const wanted = shape.is === 'named' ? 'a map by name' : 'a list';
    const example = shape.is === 'named' ? 'name: { ... }' : '[ ... ]';
    reader.report(wrongShape, firstLine(reader, spotOf(value)), { wanted, found: nodeWord(value), example });
    return;
  }
  const there = root.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === key);
  if (there === undefined) root.items.push(pair);
  // the scenario's own section is not a map, which has been reported: nothing can be added to it
  else if (isMap(there.value) && isMap(value)) there.value.items.push(...value.items);
  else if (isSeq(there.value) && isSeq(value)) there.value.items.push(...value.items);
}
