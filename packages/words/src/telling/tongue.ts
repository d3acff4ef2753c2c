import type { Say } from '../words.ts';

/** In which language something is said: the catalogue's words, and the language for numbers and days. */
export interface Tongue {
  readonly language: string;
  readonly say: Say;
}

/** And by which clock: that of the room. */
export interface RoomTongue extends Tongue {
  /** The time zone of the room, `Europe/Berlin`; null where nobody has said it: then that of this computer is the best there is. */
  readonly zone: string | null;
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
