/** Who else in a folder still holds words that are to be gone. */
import { dirname, join } from 'node:path';
import { namesIn } from './beside.ts';
import { RecordError } from './fault.ts';
import { fileLines } from './file-lines.ts';

/**
 * The files beside a record that hold one of these marks, whatever they are called: a backup (`a.jsonl.bak`), what a sync program made
 * (`a (Anna's conflicted copy).jsonl`), what a fork left that was stopped.
 */
export function holdersOf(marks: readonly string[], file: string): readonly string[] {
  const bytes = marks.map((mark) => Buffer.from(mark));
  return namesIn(dirname(file))
    .map((name) => join(dirname(file), name))
    .filter((other) => other !== file && holds(other, bytes));
}

function holds(file: string, marks: readonly Buffer[]): boolean {
  try {
    for (const line of fileLines(file))
      if (line !== 'too-long' && marks.some((mark) => line.includes(mark))) return true;
    return false;
  } catch (error) {
    if (error instanceof RecordError) return false; // no file, or not ours to read
    throw error;
  }
}
