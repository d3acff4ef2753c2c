/** Keys by which people come in: of a device, of a link, and codes to type. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 128 random bits, as they stand in a link or a cookie. */
export const newKey = (): string => randomBytes(16).toString('base64url');

export const isDoorKey = (text: string): boolean => /^[\w-]{22}$/u.test(text);

/** All that is kept of a key: whoever reads the record cannot come in by it. */
export const keyDigest = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** Without vowels, so that no code is a word, and without 0, 1 and L, which are taken for others when they are read out. */
const signs = '23456789BCDFGHJKMNPQRSTVWXYZ';

/** The code on the wall leads to the lobby only: about 38 bits. */
export const newRoomCode = (): string => newCode(roomCodeLength);
export const roomCodeLength = 8;
/** A return code leads to a seat: about 77 bits. */
export const newReturnCode = (): string => newCode(16);

const newCode = (length: number): string =>
  Array.from({ length }, () => signs[randomInt(signs.length)]).join('');

/** A code as it was typed, in whatever case and however divided. */
export const readCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s\-–]/gu, '');

/** In groups of four, to be read out. */
export const spelledCode = (code: string): string => code.match(/.{1,4}/gu)?.join('-') ?? '';
