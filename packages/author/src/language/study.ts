/** What is known of a scenario that somebody types: of its last state that could be read, carried over to the text of now. */
import { studyScenario, type Diagnostic, type PlacedFile, type Survey } from '@sandtable/core';

export interface Study {
  readonly survey: Survey;
  /** The files of the survey. */
  readonly files: readonly PlacedFile[];
  /** The one text of all files, which `survey` is of unless they broke off. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Studies a text. Where it breaks off as YAML, names and places are those of `before`, if there is one. */
export function studyOf(text: string, file: string, before: Study | null): Study {
  const { survey, files, broken, diagnostics } = studyScenario(text, file);
  return broken && before !== null ? { ...before, diagnostics } : { survey, files, text, diagnostics };
}

/** The file of a study that an offset of its text stands in. */
export const fileOf = (files: readonly PlacedFile[], offset: number): PlacedFile | null =>
  files.findLast(({ start }) => start <= offset) ?? null;

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
