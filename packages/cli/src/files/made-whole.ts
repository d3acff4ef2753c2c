/** A paper before anything of it is written: one that a form cannot hold is a problem of the reader's, and leaves no file. */
import { PaperTooLong } from '@sandtable/documents';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';

export async function madeWhole(
  content: Iterable<string> | Promise<Uint8Array>,
  say: Say,
): Promise<Iterable<string> | Uint8Array> {
  try {
    return await content;
  } catch (error) {
    if (error instanceof PaperTooLong) throw new BadInput(say('cli.report.too-long'));
    throw error;
  }
}
