/**
 * A key that is held down, told from one that is pressed again. A keyboard sends the same for both: only the time between them differs,
 * measured from the last that was seen, whether it did anything or not.
 */

/** What holding a key down does. */
export type Holding =
  /** It goes on: arrows, paging, typing. */
  | 'repeats'
  /** One step further, and a person may take several quickly: Enter and Esc in a form. */
  | 'steps'
  /** It is done once. */
  | 'acts';

/** A key that came, and when: milliseconds of a clock that only goes on. */
export interface SeenKey {
  readonly id: string;
  readonly at: number;
  readonly holding: Holding;
}
export const noKeyYet: SeenKey = { id: '', at: -Infinity, holding: 'repeats' };

/** Keyboards wait so long at most before a held key comes again, where nobody has changed it: 250 ms on a console, 500 in windows, 660 on X. */
const firstRepeat = 700;
/** From then on it comes each 30 to 92 ms; no person presses one key twice so fast. */
const nextRepeat = 100;

/** Whether this is the last key still held down, where that does nothing more. */
export function isHeld(last: SeenKey, key: SeenKey): boolean {
  if (key.id !== last.id || (last.holding === 'repeats' && key.holding === 'repeats')) return false;
  const quick = last.holding === 'steps' && key.holding === 'steps';
  return key.at - last.at < (quick ? nextRepeat : firstRepeat);
}
