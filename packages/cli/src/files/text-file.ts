import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { type Diagnostic, tooLargeFile, unreadableFile } from '@sandtable/language';
import { fileMeant, fileOnDisk } from './folder.ts';

export type TextFile = { readonly text: string } | { readonly problem: Diagnostic };

// far more than a scenario may have (that limit is the reader's): only keeps a wrong file from filling the memory
const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a file as text. That it cannot be read is a diagnostic like any other. */
export function readTextFile(named: string): TextFile {
  const file = fileOnDisk(named);
  try {
    const found = statSync(file);
    // a device may never end, so it is not read; a pipe is, since a shell gives `<(...)` as one
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
    const near = why === 'missing' ? fileMeant(file) : null;
    return { problem: unreadableFile(file, why, near) };
  }
}

export const isSameFile = (one: string, other: string): boolean =>
  relative(one.normalize(), other.normalize()) === '';

/** The text of a file; null where it cannot be read and nothing need be told of it. */
export function readableText(file: string): string | null {
  const read = readTextFile(file);
  return 'text' in read ? read.text : null;
}
