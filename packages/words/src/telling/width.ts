// How wide a text is in a terminal, in cells: a Chinese character takes two, an accent none.
import stringWidth from 'string-width';

const printableAscii = /^[ -~]*$/u;

/** Titles are measured letter by letter, many times a frame: where each letter takes a cell, they are only counted. */
export const widthOf = (text: string): number =>
  printableAscii.test(text) ? text.length : stringWidth(text);
