/**
 * The files of a scenario as one text: its own, and behind it those beside, each after a line `#! file PATH`. A scenario of one file
 * is its text to the letter. This text is what a record keeps and what its hash covers.
 */

/** Why a file that a scenario names is not there, as far as a program can tell. */
export type Absent = 'missing' | 'folder' | 'denied' | 'outside' | 'large' | 'other';
const reasons: readonly string[] = [
  'missing',
  'folder',
  'denied',
  'outside',
  'large',
  'other',
] satisfies readonly Absent[];

/** A file in the scenario's folder. A picture's text is its data URI; null: it could not be read. */
export interface FileBeside {
  readonly path: string;
  readonly text: string | null;
  readonly why: Absent | null;
  /** Of one that is missing, the path that may be meant. */
  readonly near?: string;
}

/** No path may contain this sign (see `isPathBeside`), so it can separate. */
const between = ' | ';
const mark = /^#! (file|missing|folder|denied|outside|large|other) (.+)$/gm;
// a line of a file's own that looks like such a mark gets one more sign
const likeMark = /^#!(?=!* (?:file|missing|folder|denied|outside|large|other) )/gm;
const oneMore = /^#!(?=!+ (?:file|missing|folder|denied|outside|large|other) )/gm;

/** The one text of several files. Pure. */
export function oneText(own: string, beside: readonly FileBeside[]): string {
  const parts = beside.map(({ path, text, why, near }) =>
    text === null
      ? `#! ${why ?? 'other'} ${path}${near === undefined ? '' : between + near}`
      : `#! file ${path}\n${withMarks(text)}`,
  );
  return [withMarks(own), ...parts].join('\n');
}
const withMarks = (text: string): string => (text.includes('#!') ? text.replace(likeMark, '#!!') : text);
const withoutMarks = (text: string): string => (text.includes('#!!') ? text.replace(oneMore, '#') : text);

/** The files in one text, as `oneText` put them together. Pure. */
export function filesIn(text: string): { readonly own: string; readonly beside: readonly FileBeside[] } {
  if (!text.includes('#!')) return { own: text, beside: [] };
  const marks = [...text.matchAll(mark)];
  const [first] = marks;
  const own = first === undefined ? text : text.slice(0, Math.max(0, first.index - 1));
  const beside = marks.map(({ 0: line, 1: word = '', 2: path = '', index }, at): FileBeside => {
    const why = reasons.includes(word) ? (word as Absent) : null;
    if (why !== null) {
      const [own = '', near] = path.split(between);
      return { path: own, text: null, why, ...(near !== undefined && { near }) };
    }
    const end = marks[at + 1]?.index ?? text.length + 1;
    return { path, text: withoutMarks(text.slice(index + line.length + 1, end - 1)), why };
  });
  return { own: withoutMarks(own), beside };
}

/** What a file beside is called in messages: its path from where the scenario's own file is called. */
export function nameBeside(file: string, path: string): string {
  const folder = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
  return file.slice(0, folder) + path;
}

/** Whether a path leads to a file in the scenario's folder: `shared/roles.yaml`, on every system alike. */
export const isPathBeside = (path: string): boolean =>
  path.length <= 200 &&
  path
    .split('/')
    .every(
      (step) =>
        /^[^\s\\/:*?"<>|%\u0000-\u001f\u007f](?:[^\\/:*?"<>|%\u0000-\u001f\u007f]*[^\s\\/:*?"<>|%\u0000-\u001f\u007f])?$/.test(
          step,
        ) && !/^\.+$/.test(step),
    );

/** A text without the mark that some programs put before it. */
export const plainText = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
