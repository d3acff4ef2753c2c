/** What kind of file somebody hands in is told by its bytes; its name only tells apart what bytes cannot. */
import { openArchive } from './archive.ts';
import { readDefinition } from './definition.ts';
import { readOpenAevExport } from './openaev.ts';
import { readPlainTable } from './plain-text.ts';
import type { CellSheet, UnreadableTable } from './sheet.ts';
import { isWord, readWordTables } from './word-tables.ts';
import { isOpenDocument, readOpenDocument, readWorkbook } from './workbook.ts';

export interface FileOfTables {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The encoding of its text, where somebody knows it. */
  readonly encoding: string | null;
}

const mostFileBytes = 64 * 1024 * 1024;

const begins = (bytes: Uint8Array, ...with_: readonly number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte);

/** The sheets of a file, or why there are none to be had. */
export async function openTables({
  name,
  bytes,
  encoding,
}: FileOfTables): Promise<readonly CellSheet[] | UnreadableTable> {
  if (bytes.length === 0) return { why: 'empty', place: null };
  if (bytes.length > mostFileBytes) return { why: 'large', place: null };
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { why: isEncrypted(bytes) ? 'encrypted' : 'older', place: null };
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return readArchive(bytes, name);
  if (begins(bytes, 0x50, 0x4b)) return { why: 'corrupt', place: null };
  if (/\.(?:xlsx|xlsm|ods|docx|zip)$/iu.test(name)) return { why: 'corrupt', place: null };
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return { why: 'unknown-kind', place: null };
  return readPlainTable(bytes, name, encoding);
}

/** Of archives it is told by what is in them. */
async function readArchive(bytes: Uint8Array, name: string): Promise<readonly CellSheet[] | UnreadableTable> {
  const opened = openArchive(bytes, () => false);
  if ('why' in opened) return { why: opened.why, place: null };
  const { names } = opened;
  if (isWord(names)) return readWordTables(bytes, name);
  if (names.some((part) => part.startsWith('xl/')) || /\.xls[xm]$/iu.test(name)) return readWorkbook(bytes);
  if (isOpenDocument(names)) return readOpenDocument(bytes);
  return readDefinition(bytes) ?? readOpenAevExport(bytes) ?? { why: 'unknown-kind', place: null };
}

/** A workbook with a password is a stream of this name in a container of the older kind. */
export function isEncrypted(bytes: Uint8Array): boolean {
  const name = Array.from('EncryptedPackage').flatMap((letter) => [letter.codePointAt(0) ?? 0, 0]);
  for (let at = bytes.indexOf(0x45); at !== -1; at = bytes.indexOf(0x45, at + 1))
    if (name.every((byte, offset) => bytes[at + offset] === byte)) return true;
  return false;
}
