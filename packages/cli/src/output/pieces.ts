/** A text that is too long to be in memory as a whole. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes it piece by piece, and waits where its reader is slower than we are. */
export const writePieces = (pieces: Iterable<string>, to: NodeJS.WritableStream): Promise<void> =>
  pipeline(Readable.from(pieces), to, { end: false });
