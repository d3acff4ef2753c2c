/** A file as lines of bytes, read in pieces: a record may be larger than the memory. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { RecordError, fileFault } from './fault.ts';
import { longestLine } from './line.ts';

const piece = 256 * 1024;

export interface FileEnd {
  /** Bytes up to and with the last line feed. */
  readonly whole: number;
  /** Bytes after it. */
  readonly torn: number;
}

/** A line without its line feed (it may be looked at until the next is asked for), or that it is too long to be one. */
export type FileLine = Buffer | 'too-long';

export function* fileLines(file: string): Generator<FileLine, FileEnd> {
  const descriptor = opened(file);
  try {
    let buffer = Buffer.allocUnsafe(piece);
    let filled = 0;
    let whole = 0;
    for (;;) {
      const read = readPiece(descriptor, buffer, filled, file);
      if (read === 0) return { whole, torn: filled };
      const end = filled + read;
      let start = 0;
      let feed = buffer.subarray(0, end).indexOf(10, filled);
      while (feed !== -1) {
        yield buffer.subarray(start, feed);
        whole += feed + 1 - start;
        start = feed + 1;
        feed = buffer.subarray(0, end).indexOf(10, start);
      }
      filled = end - start;
      if (filled > longestLine) {
        yield 'too-long';
        return { whole, torn: filled };
      }
      // a fresh buffer when the line outgrows this one; the rest of the last line moves to the front
      const next = filled * 2 > buffer.length ? Buffer.allocUnsafe(buffer.length * 2) : buffer;
      buffer.copy(next, 0, start, end);
      buffer = next;
    }
  } finally {
    closeSync(descriptor);
  }
}

function opened(file: string): number {
  let descriptor: number;
  try {
    // a pipe that nobody writes to would never open
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw fileFault(error, file, 'unreadable');
  }
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw new RecordError('not-a-file', { file });
}

function readPiece(descriptor: number, buffer: Buffer, offset: number, file: string): number {
  try {
    return readSync(descriptor, buffer, offset, buffer.length - offset, null);
  } catch (error) {
    throw fileFault(error, file, 'unreadable');
  }
}
