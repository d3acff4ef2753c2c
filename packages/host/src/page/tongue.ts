/** In which words a page is written, and for which room. */
import type { RoomTongue } from '@sandtable/words';

export interface PageTongue extends RoomTongue {
  /** Milliseconds since 1970, now. */
  readonly wall: number;
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
