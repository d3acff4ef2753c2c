/** Which papers lie ready in a folder. */
import { readdirSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Scenario } from '@sandtable/core/scenario';
import type { PaperKind } from '@sandtable/documents';
import { papersBefore } from '@sandtable/documents/package';
import { inShell } from '../exercise/exercise.ts';

/** Where they are looked for if nobody says: in the folder that the guide writes them into. */
export const paperFolder = 'papers';
/** What an exercise file is called beside its scenario, or where one works. */
export const exerciseFileName = 'exercise.yaml';
export const newExerciseCommand = (meant: string, program: string): string =>
  `${program} new ${exerciseFileName} --exercise ${inShell(meant)}`;

export interface PapersLookedAt {
  readonly all: readonly PaperKind[];
  readonly missing: readonly PaperKind[];
  /** Made before the scenario or the exercise file was written last. */
  readonly older: readonly PaperKind[];
}

/** Papers by the names that the whole package gives them: `sitman.html`. `sources`: the files that they are made of. */
export function lookAtPapers(
  folder: string,
  scenario: Pick<Scenario, 'kind'>,
  sources: readonly string[],
): PapersLookedAt {
  const all = papersBefore(scenario).map(({ kind }) => kind);
  const newest = Math.max(0, ...sources.map((file) => writtenAt(file) ?? 0));
  const names = filesIn(folder);
  const times = (kind: PaperKind): readonly number[] =>
    names.filter((name) => parse(name).name === kind).flatMap((name) => writtenAt(join(folder, name)) ?? []);
  return {
    all,
    missing: all.filter((kind) => times(kind).length === 0),
    older: all.filter((kind) => times(kind).some((time) => time < newest)),
  };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // none is there
  }
}

function writtenAt(file: string): number | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.mtimeMs : null;
}

/** Where the whole package can be written: into this folder if nothing is in it, else into a new one beside it. */
export function freeFolder(folder: string): string {
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? folder : `${folder}-${number}`;
    const found = statSync(one, { throwIfNoEntry: false });
    if (found === undefined || (found.isDirectory() && readdirSync(one).length === 0)) return one;
  }
}
