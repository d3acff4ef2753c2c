// What keys do in a text field. The same keys as in a shell and in any other text field.
import type { Key } from './key.ts';
import {
  type Editor,
  deleteBack,
  deleteForward,
  deleteToStart,
  deleteWordBack,
  insert,
  move,
  undo,
} from './editor.ts';

const edits: Readonly<Record<string, (editor: Editor) => Editor>> = {
  left: (editor) => move(editor, 'left'),
  right: (editor) => move(editor, 'right'),
  'ctrl+b': (editor) => move(editor, 'left'),
  'ctrl+f': (editor) => move(editor, 'right'),
  'ctrl+left': (editor) => move(editor, 'word-left'),
  'ctrl+right': (editor) => move(editor, 'word-right'),
  'alt+left': (editor) => move(editor, 'word-left'),
  'alt+right': (editor) => move(editor, 'word-right'),
  'alt+b': (editor) => move(editor, 'word-left'),
  'alt+f': (editor) => move(editor, 'word-right'),
  home: (editor) => move(editor, 'line-start'),
  end: (editor) => move(editor, 'line-end'),
  'ctrl+a': (editor) => move(editor, 'line-start'),
  'ctrl+e': (editor) => move(editor, 'line-end'),
  'ctrl+home': (editor) => move(editor, 'start'),
  'ctrl+end': (editor) => move(editor, 'end'),
  backspace: deleteBack,
  delete: deleteForward,
  'ctrl+d': deleteForward,
  'ctrl+w': deleteWordBack,
  'alt+backspace': deleteWordBack,
  'ctrl+u': deleteToStart,
  'ctrl+z': undo,
  'alt+enter': (editor) => insert(editor, '\n'),
};

/** The keys that change or move in a text field, beside those that write. */
export const editing: readonly string[] = Object.keys(edits);

/** The field after a key; null when the key is not for a text field. */
export function pressInEditor(editor: Editor, key: Key): Editor | null {
  const edit = edits[key.id];
  if (edit !== undefined) return edit(editor);
  return key.text === '' ? null : insert(editor, key.text);
}
