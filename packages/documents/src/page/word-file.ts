/** A document as a file of Word. What makes it is large, and loaded when it is asked for. */
import type { Document } from './document.ts';
import type { HouseStyle } from './word-style.ts';

export const wordFile = async (paper: Document, house: HouseStyle | null): Promise<Uint8Array> =>
  (await import('./as-word.ts')).asWord(paper, house);
