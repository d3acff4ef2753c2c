/**
 * A text field: its words and where the cursor stands. Pure: each edit gives a new field.
 *
 * The cursor stands between graphemes (what a reader takes for one character), counted in UTF-16 units from the start, so that
 * combining marks, emoji and right-to-left text are never cut. Order is the order of typing; the terminal lays out its direction.
 */
import { clean } from '@sandtable/words';

export interface Editor {
  readonly text: string;
  readonly cursor: number;
  /** Earlier states, newest last, for undo. */
  readonly past: readonly Edit[];
}
interface Edit {
  readonly text: string;
  readonly cursor: number;
  readonly typing: boolean;
}

/** More than a page and a half of prose is no answer in a room; a paste beyond it is cut. */
export const longestText = 20_000;
const rememberedEdits = 100;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

export function editorWith(text = ''): Editor {
  return { text, cursor: text.length, past: [] };
}

/** Puts text in at the cursor: typed or pasted. Line breaks stay, other control characters go. */
export function insert(editor: Editor, added: string): Editor {
  const fit = clean(added);
  const room = longestText - editor.text.length;
  const kept = fit.length <= room ? fit : fit.slice(0, boundaryBefore(fit, room + 1));
  if (kept === '') return editor;
  const text = editor.text.slice(0, editor.cursor) + kept + editor.text.slice(editor.cursor);
  return changed(
    editor,
    text,
    editor.cursor + kept.length,
    [...graphemes.segment(kept)].length === 1 && kept.trim() !== '',
  );
}

/** For a field that has one line only: the line breaks of what is pasted become blanks. */
export function joinLines(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/gu, ' ');
}

export function deleteBack(editor: Editor): Editor {
  return cut(editor, boundaryBefore(editor.text, editor.cursor), editor.cursor);
}
export function deleteForward(editor: Editor): Editor {
  return cut(editor, editor.cursor, boundaryAfter(editor.text, editor.cursor));
}
export function deleteWordBack(editor: Editor): Editor {
  return cut(editor, wordBefore(editor), editor.cursor);
}
export function deleteToStart(editor: Editor): Editor {
  return cut(editor, lineStart(editor), editor.cursor);
}
export function deleteToEnd(editor: Editor): Editor {
  return cut(editor, editor.cursor, lineEnd(editor));
}

export type Move =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'line-start'
  | 'line-end'
  | 'start'
  | 'end';
export function move(editor: Editor, to: Move): Editor {
  return { ...editor, cursor: target(editor, to) };
}
function target(editor: Editor, to: Move): number {
  switch (to) {
    case 'left':
      return boundaryBefore(editor.text, editor.cursor);
    case 'right':
      return boundaryAfter(editor.text, editor.cursor);
    case 'word-left':
      return wordBefore(editor);
    case 'word-right':
      return wordAfter(editor);
    case 'line-start':
      return lineStart(editor);
    case 'line-end':
      return lineEnd(editor);
    case 'start':
      return 0;
    case 'end':
      return editor.text.length;
  }
}

export function undo(editor: Editor): Editor {
  const last = editor.past.at(-1);
  return last === undefined
    ? editor
    : { text: last.text, cursor: last.cursor, past: editor.past.slice(0, -1) };
}

function cut(editor: Editor, from: number, to: number): Editor {
  if (from >= to) return editor;
  return changed(editor, editor.text.slice(0, from) + editor.text.slice(to), from, false);
}

/** A run of typed characters is undone as one. */
function changed(editor: Editor, text: string, cursor: number, typing: boolean): Editor {
  const last = editor.past.at(-1);
  const before: Edit = { text: editor.text, cursor: editor.cursor, typing };
  const past =
    typing && last?.typing === true ? editor.past : [...editor.past, before].slice(-rememberedEdits);
  return { text, cursor, past };
}

/** The last grapheme boundary before `at` (0 at the start). */
function boundaryBefore(text: string, at: number): number {
  let last = 0;
  // a grapheme is short: looking back a little way is enough, but for absurd piles of combining marks
  const from = at > 200 ? (graphemes.segment(text).containing(at - 200)?.index ?? 0) : 0;
  for (const { index } of graphemes.segment(text.slice(from, at))) last = from + index;
  return at === 0 ? 0 : last;
}
function boundaryAfter(text: string, at: number): number {
  const here = graphemes.segment(text).containing(at);
  return here === undefined ? text.length : here.index + here.segment.length;
}

function wordBefore({ text, cursor }: Editor): number {
  let start = 0;
  for (const { index, isWordLike } of words.segment(text.slice(0, cursor)))
    if (isWordLike === true) start = index;
  return start;
}
function wordAfter({ text, cursor }: Editor): number {
  for (const { index, segment, isWordLike } of words.segment(text.slice(cursor)))
    if (isWordLike === true) return cursor + index + segment.length;
  return text.length;
}
function lineStart({ text, cursor }: Editor): number {
  return text.lastIndexOf('\n', cursor - 1) + 1;
}
function lineEnd({ text, cursor }: Editor): number {
  const end = text.indexOf('\n', cursor);
  return end < 0 ? text.length : end;
}
