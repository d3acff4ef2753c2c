import type { Frame, Size } from './frame.ts';
import type { Key } from './key.ts';

/** What fills a screen: it is given keys and says what is shown. It knows no terminal. */
export interface ScreenProgram {
  frame(size: Size): Frame;
  key(key: Key): void;
  paste(text: string): void;
}
