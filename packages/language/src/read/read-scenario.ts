/** The door of the language: text -> checked scenario, or what is wrong with it. */
import { plainText } from '../files/files.ts';
import { isMap, isScalar } from 'yaml';
import { realNames } from '../advice/real-names.ts';
import type { Review } from '../check/checking.ts';
import { checkScenario } from './check-scenario.ts';
import { parametersOf, preparedSeatsOf, stepsOf, type PreparedSeat } from '../check/script.ts';
import { copyBeside } from '../diagnostics/beside.ts';
import { type Diagnostic, diagnosticOf, isError } from '../diagnostics/diagnostic.ts';
import { type Unreadable, tooLarge, unreadable, wrongVersion } from '../diagnostics/file.ts';
import { emptyValue, missingKey } from '../diagnostics/shape.ts';
import { emptyText } from '../diagnostics/value.ts';
import { type Parsed, largestFile, openFile, parseFile } from '../text/document.ts';
import { type OpenedFiles, openFiles } from './open-files.ts';
import {
  type Collected,
  type NamedText,
  type PlacedFile,
  createReader,
  nowhere,
  startsOf,
} from '../text/reader.ts';
import { calledBy, calledIn } from '../text/titles.ts';
import type { Scenario, ScriptStep, Text, Value } from '@sandtable/core/scenario';
import { silenced } from './silence.ts';
import { scenarioForm } from '../schema/scenario-form.ts';
import { scriptFile } from '../schema/script.ts';
import { type Survey, surveyOf } from '../survey/survey.ts';

/**
 * Reads a scenario: the text of its file, or of all its files put together by `oneText`. All problems are reported at once, in the order of their places; the scenario is null when one of them is
 * an error. `file` is only a name for messages. Never throws for what stands in the text. Pure.
 */
export function readScenario(text: string, file: string): ReadScenario {
  return read(openFiles(text, file), file, null);
}
export interface ReadScenario {
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a scenario as `readScenario` does, and tells besides what an experienced exercise designer would ask about it: warnings,
 * once there is no error. `# allow ST0704: reason` silences a warning on its line or the next. Pure.
 */
export function reviewScenario(
  text: string,
  file: string,
  wanted: { readonly realNames: readonly string[] } = { realNames },
): ReadScenario {
  return review(openFiles(text, file), wanted);
}

/** A file of a scenario or a script of it, and where it begins in a survey's text. */
export interface StudiedFile extends PlacedFile {
  readonly of: 'scenario' | 'script' | 'translation';
  /** It cannot be read as YAML to its end, so not all that it declares and names is known. */
  readonly broken: boolean;
}

/**
 * Reads a scenario for an editor, with scripts that play it: what `reviewScenario` and `readScript` tell, and what stands where, in one
 * survey of all files. Pure, and never throws, as those.
 */
export function studyScenario(
  text: string,
  file: string,
  scripts: readonly NamedText[] = [],
): ReadScenario & {
  readonly survey: Survey;
  /** The scenario's own text cannot be read as YAML to its end. Scripts do not count. */
  readonly broken: boolean;
  readonly files: readonly StudiedFile[];
} {
  const opened = openFiles(text, file);
  const { parsed, incomplete, translations } = opened;
  const broken = isBroken(parsed) || incomplete;
  const { scenario, diagnostics } = review(opened, { realNames });
  const [own = { file, text: '', start: 0 }, ...beside] = opened.files;
  const behind = [...beside, ...scripts.map((one) => ({ file: one.file, text: plainText(one.text) }))];
  const reader = createReader(own.file, own.text, behind);
  const starts = startsOf(own.text, behind).slice(opened.files.length);
  const read = behind.slice(beside.length).map((one, at) => {
    const placed = { ...one, start: starts[at] ?? 0 };
    const found = parseFile(reader, placed, 'map or list');
    readSteps(reader, found, scenario);
    return { placed, found };
  });
  const grown = [
    { root: parsed.root, shape: scenarioForm.shape, of: 'scenario' as const },
    ...translations.map(({ root }) => ({ root, shape: scenarioForm.shape, of: 'translation' as const })),
    ...read.map(({ found }) => ({ root: found.root, shape: scriptFile.shape, of: 'script' as const })),
  ];
  return {
    scenario,
    diagnostics: [...diagnostics, ...reader.diagnostics()],
    survey: surveyOf(reader, grown),
    broken,
    files: [
      ...opened.files.map((one) => ({ ...one, of: kindOf(opened, one.file), broken })),
      ...read.map(({ placed, found }) => ({ ...placed, of: 'script' as const, broken: isBroken(found) })),
    ],
  };
}
const kindOf = ({ translations }: OpenedFiles, file: string): StudiedFile['of'] =>
  translations.some((one) => one.file === file) ? 'translation' : 'scenario';
const isBroken = ({ root, brokenAt }: Parsed): boolean => root === null || brokenAt < Infinity;

/** Keys that name files; `file` where a key can stand, for prose and comments speak of files, too. */
const namesFiles =
  /^["']?(?:include|msel|translations)["']?\s*:|(?:^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)(?:[&!]\S*[ \t]+)*["']?file["']?\s*:/m;

/** Files that a scenario names and that its text does not hold yet: for programs, which do the reading. Pure. */
export function filesWanted(text: string): readonly string[] {
  // a scenario without other files needs no second reading
  if (!namesFiles.test(text)) return [];
  return openFiles(text, '').wanted;
}

function review(opened: OpenedFiles, wanted: { readonly realNames: readonly string[] }): ReadScenario {
  const { files, reader } = opened;
  const { scenario, diagnostics } = read(opened, reader.file, { ...wanted, untranslated: [] });
  return { scenario, diagnostics: scenario === null ? diagnostics : silenced(files, diagnostics) };
}

function read(
  { reader, parsed, beside, incomplete }: OpenedFiles,
  file: string,
  review: Review | null,
): ReadScenario {
  if (!isMap(parsed.root)) return { scenario: null, diagnostics: reader.diagnostics() };
  const version = parsed.root.get('sandtable', true);
  if (isScalar(version) && version.value !== null && version.value !== 1 && version.range) {
    // a file of another version has other keys, and each would be reported for the same reason
    const [start, end] = version.range;
    reader.report(wrongVersion, { start, end }, { found: reader.text.slice(start, end) });
    return { scenario: null, diagnostics: reader.diagnostics() };
  }
  if (parsed.brokenAt < Infinity) {
    // what stands before the break is still reported; names declared after it would all seem to be missing
    const before = createReader(file, reader.text);
    before.learn(calledIn(parsed.root));
    scenarioForm.read(parsed.root, before, { start: parsed.brokenAt, end: parsed.brokenAt });
    const { line } = reader.position(parsed.brokenAt);
    const early = before.diagnostics().filter((one) => {
      const cutOff =
        one.code === missingKey.code ||
        ((one.code === emptyValue.code || one.code === emptyText.code) && one.place.line === line - 1);
      // what is not closed is told; what it was taken for is not
      const told = reader
        .diagnostics()
        .some(({ place }) => place.line === one.place.line && place.column === one.place.column);
      return one.place.line < line && !cutOff && !told;
    });
    const all = [...reader.diagnostics(), ...early];
    all.sort((left, right) => left.place.line - right.place.line || left.place.column - right.place.column);
    return { scenario: null, diagnostics: all };
  }
  if (incomplete) return { scenario: null, diagnostics: reader.diagnostics() };
  reader.learn(calledIn(parsed.root));
  const source = scenarioForm.read(parsed.root, reader, { start: 0, end: 0 });
  const scenario = source.node === null ? null : checkScenario(source, reader, beside, review);
  const diagnostics = reader.diagnostics();
  return { scenario: diagnostics.some(isError) ? null : scenario, diagnostics };
}

export interface Script {
  readonly text: Text | null;
  readonly seed: string | null;
  readonly parameters: readonly { readonly parameter: string; readonly value: Value }[];
  readonly play: readonly ScriptStep[];
  readonly prepared: readonly PreparedSeat[];
}

/**
 * Reads a script for a scenario: `{ text, seed, parameters, play: [...] }`, or a bare list of steps. Without a scenario, since that has
 * errors, only its form is told. Pure, as `readScenario`.
 */
export function readScript(
  text: string,
  file: string,
  scenario: Scenario | null,
): { readonly script: Script | null; readonly diagnostics: readonly Diagnostic[] } {
  const { reader, parsed } = openFile(text, file, 'map or list');
  const script = readSteps(reader, parsed, scenario);
  const diagnostics = reader.diagnostics();
  return { script: diagnostics.some(isError) ? null : script, diagnostics };
}

function readSteps(reader: Collected, parsed: Parsed, scenario: Scenario | null): Script | null {
  const { root } = parsed;
  if (root === null || isBroken(parsed) || !('items' in root)) return null;
  if (scenario !== null) reader.learn(calledBy(scenario));
  const source = scriptFile.read(root, reader, nowhere);
  if (scenario === null) return null;
  const [part] = source.text?.parts ?? [];
  return {
    text: part === undefined ? null : { [scenario.language]: part.value },
    seed: source.seed?.value ?? null,
    parameters: parametersOf(reader, scenario, source.parameters),
    play: stepsOf(reader, scenario, source.play),
    prepared: preparedSeatsOf(reader, scenario, source.prepared),
  };
}

/** The diagnostic for a file that could not even be read; for programs, which do the reading. `near`: the file that may be meant. */
export function unreadableFile(file: string, why: Unreadable, near: string | null = null): Diagnostic {
  return diagnosticOf(unreadable, startOf(file), { file, why, near });
}

/** The diagnostic for a file so large that a program does not even read it. */
export function tooLargeFile(file: string, bytes: number): Diagnostic {
  return diagnosticOf(tooLarge, startOf(file), { bytes, most: largestFile });
}

/** The diagnostic for a copy of one of a scenario's files that lies beside it. */
export function unreadCopy(copy: string, of: string): Diagnostic {
  return diagnosticOf(copyBeside, startOf(copy), { copy, file: of });
}

const startOf = (file: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });
