import type { Say } from '../words.ts';

/** In which language something is said: the catalogue's words, and the language for numbers and days. */
export interface Tongue {
  readonly language: string;
  readonly say: Say;
}
