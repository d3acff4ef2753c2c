import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { relative } from 'node:path';
import { type Diagnostic, tooLargeFile, unreadableFile } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';

export type TextFile = { readonly text: string } | { readonly problem: Diagnostic };

// far above what a scenario may have (the reader tells that): only keeps a wrong file from filling the memory
const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a file as text. That it cannot be read is a diagnostic like any other. */
export function readTextFile(file: string): TextFile {
  try {
    const found = statSync(file);
    // some devices never end (a pipe may be read: a shell gives `<(...)` as one)
    if (found.isCharacterDevice() || found.isBlockDevice())
      return { problem: unreadableFile(file, 'device') };
    if (found.size > MOST_BYTES) return { problem: tooLargeFile(file, found.size) };
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const why =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? 'missing'
        : code === 'EISDIR'
          ? 'folder'
          : code === 'EACCES' || code === 'EPERM'
            ? 'denied'
            : 'other';
    return { problem: unreadableFile(file, why) };
  }
}

export const isSameFile = (one: string, other: string): boolean => relative(one, other) === '';

/** The text of a file; null where it cannot be read and nothing need be told of it. */
export function textOf(file: string): string | null {
  const read = readTextFile(file);
  return 'text' in read ? read.text : null;
}

/** Puts a new text in the place of the old one: written beside, synced and renamed, so that one of the two is always whole. */
export function replaceTextFile(file: string, text: string, say: Say): void {
  let beside: string | null = null;
  try {
    // a link stays a link
    const real = realpathSync(file);
    beside = `${real}.${randomUUID()}.new`;
    const descriptor = openSync(beside, 'wx', statSync(real).mode & 0o777);
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, real);
  } catch {
    if (beside !== null) rmSync(beside, { force: true });
    throw new BadInput(say('cli.unwritable', { file }));
  }
}
