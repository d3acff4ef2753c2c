// How wide a text is in a terminal, in cells: a Chinese character takes two, an accent none.
import stringWidth from 'string-width';

/** Signs that take a cell each, whatever stands beside them: letters of Latin, Greek and Cyrillic, quotes and dashes, lines and bars. */
const oneCellEach =
  /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u203B\u2190-\u2193\u2500-\u259F\u25B8]*$/u;

/** Titles are measured letter by letter, many times a frame: where each letter takes a cell, they are only counted. */
export const widthOf = (text: string): number => (oneCellEach.test(text) ? text.length : stringWidth(text));
