/** Files that commands write: what stood there is whole until the new text is on the disk, and nothing but a file is ever replaced. */
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { RecordError, replaceFile } from '@sandtable/records';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { fileOnDisk } from './folder.ts';
import { readableText } from './text-file.ts';

/**
 * Throws `BadInput` for anything that exists and is no regular file. It may be readable, as a pipe is, but a new text cannot take its
 * place.
 */
export function mustBeReplaceable(file: string, say: Say): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false)
    throw new BadInput(say('cli.not-a-file', { file }));
}

/** Puts a new text in the place of the old one. A link stays a link. */
export function replaceTextFile(file: string, text: string, say: Say): void {
  try {
    replaceFile(realpathSync(fileOnDisk(file)), [text]);
  } catch (error) {
    const code = error instanceof RecordError ? error.code : null;
    throw new BadInput(
      say(code === 'not-a-file' ? 'cli.not-a-file' : code === 'held' ? 'cli.held' : 'cli.unwritable', {
        file,
      }),
    );
  }
}

/**
 * Writes what a command was asked to put into a file of its own: a new one, or in the place of one that it wrote before (`isOurs` tells
 * by the text). Any other file stays as it is. A device or a pipe is written into.
 */
export function writeResult(file: string, text: string, isOurs: (old: string) => boolean, say: Say): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() && found.size > 0 && !isOurs(readableText(file) ?? ''))
    throw new BadInput(say('cli.not-ours', { file }));
  if (found?.isFile()) return replaceTextFile(file, text, say);
  try {
    writeFileSync(file, text, found === undefined ? { flag: 'wx' } : {});
  } catch {
    throw new BadInput(say('cli.unwritable', { file }));
  }
}

/**
 * Writes a file that was not there, as a whole or not at all. One that is there stays as it is. A device or a pipe is written into.
 */
export function writeNewFile(file: string, content: Uint8Array | Iterable<string>, say: Say): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() === true || found?.isDirectory() === true)
    throw new BadInput(say('cli.export.there', { file }));
  const beside = found === undefined ? `${file}.${process.pid}.part` : file;
  let descriptor: number | null = null;
  try {
    descriptor = openSync(beside, found === undefined ? 'wx' : 'w');
    if (content instanceof Uint8Array) writeFileSync(descriptor, content);
    else for (const piece of content) writeFileSync(descriptor, piece);
    closeSync(descriptor);
    descriptor = null;
    if (beside !== file) renameSync(beside, file);
  } catch (error) {
    if (descriptor !== null) closeSync(descriptor);
    if (beside !== file) rmSync(beside, { force: true });
    // what goes wrong while a paper is made is not the disk’s fault
    if (error instanceof Error && 'code' in error) throw new BadInput(say('cli.unwritable', { file }));
    throw error;
  }
}
