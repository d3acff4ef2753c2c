/** What of a file found no place in the scenario. Nothing is dropped in silence: each such cell is told with its place and its words. */
import type { CellPlace } from '../tables/sheet.ts';

export const lossKinds = [
  /** `#REF!` and the like: the words were lost before. */
  'fault',
  /** Letters that were read in a wrong alphabet once: `CafÃ©`. */
  'garbled',
  /** A formula without a stored result. */
  'unreckoned',
  /** What stands in a column of times and is none. */
  'unread-time',
  /** What stands beside a time: the end of a span, “approx.”. */
  'beside-time',
  /** A row of the list without words for the players. */
  'no-words',
  /** Signs that no screen shows, and that no text of a scenario may hold. */
  'unshown',
  'comment',
  /** Of a column that nothing is played of. */
  'column',
  /** Above, below and beside the list, and on other sheets. */
  'outside',
] as const;
export type LossKind = (typeof lossKinds)[number];

export interface LostCell {
  readonly kind: LossKind;
  readonly place: CellPlace;
  /** The heading of its column, where there is one. */
  readonly heading: string;
  readonly text: string;
}

const garbled =
  /\uFFFD|Ã[\u0080-\u00BF\u2013-\u203A\u20AC\u2122\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC]|â€[\u0090-\u009F\u2013-\u203A\u02DC\u0153\u2122¦]|Â[\u00A0-\u00BF]|(?:[ÐÑ][\u0080-\u00BF\u2013-\u203A\u20AC\u2122\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u0403\u0453]){2}/u;

/** Whether a text has been through a wrong alphabet. */
export const isGarbled = (text: string): boolean => garbled.test(text);

/** What no text of a scenario may hold. */
const unshown = /[\p{Cc}\u202A-\u202E\u2028\u2029\uFEFF\p{Cs}]/gu;

/** A text as a scenario may hold it; line breaks stay. */
export function shown(text: string): { readonly text: string; readonly left: number } {
  let left = 0;
  const clean = text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unshown, (sign) => {
      if (sign === '\n') return sign;
      if (sign === '\u2028' || sign === '\u2029') return '\n';
      left += 1;
      return '';
    });
  return { text: clean.trim(), left };
}
