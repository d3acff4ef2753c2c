/** A text that is too long to be in memory as a whole. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';

/**
 * Writes it piece by piece, and waits where its reader is slower than we are.
 *
 * V8 puts what is made at a place in the code whose objects have often stayed alive among the old objects at once, where it is not collected
 * for long. The nodes of a paper are dead as soon as their piece is written; made old at once, each keeps all young ones that it refers to in
 * memory, too. The page of a record of 46 MB took up to 640 MB so, and takes 330 MB since nothing is old at once. In some runs it is made old
 * all the same; so the heap may grow by no more than a third before what is dead in it is looked for, and not to twice and four times its size.
 */
export function writePieces(pieces: Iterable<string>, to: NodeJS.WritableStream): Promise<void> {
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--heap-growing-percent=30');
  return pipeline(Readable.from(pieces), to, { end: false });
}
