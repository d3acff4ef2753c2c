// What a person pressed, in one form for key maps and text fields.

export interface Key {
  /** `a`, `?`, `space`, `enter`, `esc`, `tab`, `shift+tab`, `up`, `pagedown`, `ctrl+k`, `alt+b`, `f9` ... */
  readonly id: string;
  /** What it writes into a text field; empty for keys that write nothing. */
  readonly text: string;
}

/** A key that writes a character. */
export function typed(text: string): Key {
  return { id: text === ' ' ? 'space' : text, text };
}
export function keyNamed(id: string): Key {
  return { id, text: '' };
}

/** The part of Ink's key that is used here. */
export interface InkKey {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageDown: boolean;
  readonly pageUp: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly meta: boolean;
}

const special: readonly (readonly [keyof InkKey, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pagedown'],
  ['pageUp', 'pageup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/** Keys out of one chunk of input: a fast typist or a slow line can bring several characters at once. */
export function keysOf(input: string, key: InkKey): readonly Key[] {
  const found = special.find(([flag]) => key[flag]);
  if (found !== undefined) return [keyNamed(withModifiers(found[1], key, found[1] === 'tab'))];
  if (input === '') return [];
  if (key.ctrl || key.meta) return [keyNamed(withModifiers(input === ' ' ? 'space' : input, key, false))];
  return input.split(/(\r\n|\r|\n|\t)/u).flatMap(splitTyped);
}

function splitTyped(part: string): readonly Key[] {
  if (part === '') return [];
  if (part === '\t') return [keyNamed('tab')];
  if (/^[\r\n]+$/u.test(part)) return [keyNamed('enter')];
  return Array.from(part, typedOrControl);
}

/** ^A and the others come as the control characters 1 to 26, also in the middle of a chunk. */
function typedOrControl(character: string): Key {
  if (character === '\u007F' || character === '\b') return keyNamed('backspace');
  const code = character.charCodeAt(0);
  return code >= 1 && code <= 26 ? keyNamed(`ctrl+${String.fromCharCode(code + 96)}`) : typed(character);
}

function withModifiers(name: string, key: InkKey, shifts: boolean): string {
  return `${key.ctrl ? 'ctrl+' : ''}${key.meta && name !== 'esc' ? 'alt+' : ''}${shifts && key.shift ? 'shift+' : ''}${name}`;
}
