/** What is known of a scenario that somebody types: of its last state that could be read, carried over to the text of now. */
import { studyScenario, type Diagnostic, type StudiedFile } from '@sandtable/language';
import type { Survey } from '@sandtable/language/editing';

/** A scenario with its files and the scripts that play it, each under its uri. */
export interface Whole {
  readonly uri: string;
  /** The one text of its own files. */
  readonly text: string;
  readonly scripts: readonly { readonly file: string; readonly text: string }[];
  /** Paths of what lies in its folder, named or not. */
  readonly folder: readonly string[];
  /** What cannot be read at all. */
  readonly unreadable: readonly Diagnostic[];
}

export interface Study {
  /** The uri of the scenario's own file. */
  readonly scenario: string;
  /** Paths of what lies in the scenario's folder. */
  readonly folder: readonly string[];
  /** Of all files. */
  readonly survey: Survey;
  readonly files: readonly StudiedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** The scenario breaks off as YAML: what stands after the break is not known. */
  readonly broken: boolean;
}

export function studyOf({ uri, text, scripts, folder, unreadable }: Whole): Study {
  const { survey, files, diagnostics, broken } = studyScenario(text, uri, scripts);
  // a file that could not be read at all seems empty, too, which need not be reported
  const told = diagnostics.filter(({ place }) => unreadable.every((one) => one.place.file !== place.file));
  return { scenario: uri, folder, survey, files, diagnostics: [...unreadable, ...told], broken };
}

/** The file of a study that an offset of its text stands in. */
export const fileOf = (files: readonly StudiedFile[], offset: number): StudiedFile | null =>
  files.findLast(({ start }) => start <= offset) ?? null;

/** Editors write signs such as blanks in more than one way. */
export const isSame = (uri: string, other: string): boolean =>
  uri === other || plainly(uri) === plainly(other);
export function plainly(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // a % that begins no escape is part of the name
    return uri;
  }
}

export const fileIn = ({ files }: Study, uri: string): StudiedFile | null =>
  files.find(({ file }) => isSame(file, uri)) ?? null;

/** A file's path from the folder of its scenario. */
export function shortName({ scenario }: Study, file: string): string {
  const folder = scenario.lastIndexOf('/') + 1;
  return plainly(file.startsWith(scenario.slice(0, folder)) ? file.slice(folder) : file);
}

/** Offsets of one text in another that differs from it in one stretch; null for what lies in it. */
export interface Shift {
  readonly back: (offset: number) => number | null;
  readonly forth: (offset: number) => number | null;
}

export function shiftBetween(old: string, now: string): Shift {
  if (old === now) return { back: (offset) => offset, forth: (offset) => offset };
  const shorter = Math.min(old.length, now.length);
  let same = 0;
  while (same < shorter && old.charCodeAt(same) === now.charCodeAt(same)) same += 1;
  let tail = 0;
  while (
    tail < shorter - same &&
    old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)
  ) {
    tail += 1;
  }
  const move = (from: string, to: string) => (offset: number) => {
    if (offset <= same) return offset;
    return offset >= from.length - tail ? offset + to.length - from.length : null;
  };
  return { back: move(now, old), forth: move(old, now) };
}
