// The text field: where the cursor goes and what is deleted, for every script.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deleteBack,
  deleteForward,
  deleteToEnd,
  deleteToStart,
  deleteWordBack,
  editorWith,
  insert,
  longestText,
  move,
  undo,
  type Editor,
} from '../src/screen/editor.ts';
import { pressInEditor } from '../src/screen/editor-keys.ts';
import { editorBlock } from '../src/screen/editor-view.ts';
import { widthOf } from '@sandtable/words';
import { lineText } from '../src/screen/line.ts';
import { keyNamed, typed } from '../src/screen/key.ts';

const family = '👩‍👩‍👧‍👦';
const eAcute = 'e\u0301';
const write = (editor: Editor, text: string): Editor =>
  Array.from(text).reduce((one, each) => insert(one, each), editor);

test('a grapheme is one step and one deletion, whatever it is made of', () => {
  const editor = editorWith(`a${eAcute}${family}ש`);
  const left = move(move(editor, 'left'), 'left');
  expect(editor.text.slice(left.cursor)).toBe(`${family}ש`);
  expect(deleteBack(left).text).toBe(`a${family}ש`);
  expect(deleteForward(left).text).toBe(`a${eAcute}ש`);
});

test('moves by words and to the ends of a line', () => {
  const editor = editorWith('hold the crews\ninside the halls');
  const word = move(editor, 'word-left');
  expect(editor.text.slice(word.cursor)).toBe('halls');
  expect(move(word, 'line-start').cursor).toBe(15);
  expect(move(move(word, 'start'), 'word-right').cursor).toBe(4);
  expect(move(move(word, 'start'), 'line-end').cursor).toBe(14);
  expect(deleteWordBack(editor).text).toBe('hold the crews\ninside the ');
  expect(deleteToStart(word).text).toBe('hold the crews\nhalls');
  expect(deleteToEnd(move(editor, 'start')).text).toBe('\ninside the halls');
});

test('undo takes back a run of typing at once, then what came before it', () => {
  const pasted = insert(editorWith('We '), 'hold now');
  const corrected = write(deleteWordBack(pasted), 'later');
  expect(corrected.text).toBe('We hold later');
  expect(undo(corrected).text).toBe('We hold ');
  expect(undo(undo(corrected)).text).toBe('We hold now');
  expect(undo(undo(undo(corrected))).text).toBe('We ');
});

test('a paste keeps its lines and loses its control characters; a huge one is cut and said to be whole up to there', () => {
  expect(insert(editorWith(), 'one\r\ntwo\u001B[31m\u0007\u202Eeerht').text).toBe('one\ntwoeerht');
  const huge = insert(editorWith('x'), '警'.repeat(longestText));
  expect(huge.text.length).toBe(longestText);
  expect(huge.text.isWellFormed?.() ?? true).toBe(true);
});

test('keys of a shell work, and a command key writes nothing', () => {
  const editor = editorWith('reopen');
  expect(pressInEditor(editor, keyNamed('ctrl+a'))?.cursor).toBe(0);
  expect(pressInEditor(editor, typed('!'))?.text).toBe('reopen!');
  expect(pressInEditor(editor, keyNamed('f9'))).toBeNull();
  expect(pressInEditor(editor, keyNamed('pagedown'))).toBeNull();
});

const edits: readonly ((editor: Editor) => Editor)[] = [
  (editor) => move(editor, 'left'),
  (editor) => move(editor, 'right'),
  (editor) => move(editor, 'word-left'),
  (editor) => move(editor, 'line-end'),
  deleteBack,
  deleteForward,
  deleteWordBack,
  undo,
];
const pieces = fc.constantFrom('a', ' ', '\n', eAcute, family, '警察', 'שלום', '🇪🇺', 'word ');

test('whatever is typed, moved and deleted: the cursor stands between graphemes and in the field', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.nat(edits.length - 1)), { maxLength: 40 }), (steps) => {
      const editor = steps.reduce(
        (one: Editor, step) => (typeof step === 'string' ? insert(one, step) : (edits[step]?.(one) ?? one)),
        editorWith(),
      );
      expect(editor.cursor).toBeGreaterThanOrEqual(0);
      expect(editor.cursor).toBeLessThanOrEqual(editor.text.length);
      expect(editor.text.isWellFormed?.() ?? true).toBe(true);
      const starts = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(editor.text)].map(
        (each) => each.index,
      );
      expect([...starts, editor.text.length]).toContain(editor.cursor);
    }),
  );
});

test('laid out at any width: nothing is lost, nothing sticks out, and the cursor is on the screen', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 30 }),
      fc.integer({ min: 6, max: 40 }),
      fc.integer({ min: 1, max: 6 }),
      (parts, width, rows) => {
        const editor = editorWith(parts.join(''));
        const { lines, cursor } = editorBlock(editor, '> ', width, rows);
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) expect(widthOf(lineText(line))).toBeLessThanOrEqual(width);
        expect(cursor?.y ?? -1).toBeGreaterThanOrEqual(0);
        expect(cursor?.y ?? rows).toBeLessThan(rows);
        expect(cursor?.x ?? width).toBeLessThan(width);
        const whole = editorBlock(editor, '', width, 10_000).lines.map(lineText).join('');
        expect(whole.replaceAll(' ', '')).toBe(editor.text.replaceAll(/[\n ]/gu, ''));
      },
    ),
    { numRuns: 1000 },
  );
});
