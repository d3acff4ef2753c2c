/**
 * The chain of a record, line after line: every changed byte, missing, added or swapped line is found, and the first bad one named.
 */
import { languageVersion, recordFormat, semanticsVersion } from '@sandtable/core/record';
import { erasedIn } from './erased.ts';
import { BadRecord, RecordError, type FaultValues, type LineFault } from './fault.ts';
import { fileLines, type FileEnd, type FileLine } from './file-lines.ts';
import { headerOf, type RecordHeader } from './header.ts';
import { checkLine, type CheckedLine, type Head, type ReadLine } from './line.ts';
import { upgradeLine, type Versions } from './upgrade.ts';

export interface ChainEnd extends FileEnd {
  readonly head: Head;
  /** How many texts were erased. */
  readonly erased: number;
}

/**
 * The lines of a record in order, the header first, each checked before it is handed out and already in today's format. Throws
 * `BadRecord` at the first bad line. A torn last line is not handed out and not an error here: the end tells its bytes.
 */
export function* chainOf(file: string): Generator<CheckedLine, ChainEnd> {
  const lines = fileLines(file);
  try {
    return yield* chained(lines, file);
  } finally {
    lines.return({ whole: 0, torn: 0 });
  }
}

function* chained(lines: Generator<FileLine, FileEnd>, file: string): Generator<CheckedLine, ChainEnd> {
  const missing = new Map<string, number>();
  let versions: Versions = { format: recordFormat, semantics: semanticsVersion };
  let head: Head | null = null;
  let erased = 0;
  for (;;) {
    const number: number = head === null ? 0 : head.number + 1;
    const bad = (why: LineFault, values?: FaultValues) => new BadRecord(file, number, why, values);
    const next = lines.next();
    if (next.done) {
      if (head === null) throw bad('empty', { torn: next.value.torn });
      for (const entry of missing.values()) throw new BadRecord(file, entry, 'text-missing');
      return { ...next.value, head, erased };
    }
    if (next.value === 'too-long') throw bad('too-long');
    const checked = checkLine(next.value, head);
    if ('why' in checked) throw bad(checked.why, checked.values);
    if (head === null) versions = versionsOf(checked.read(), file);
    const line = upgradeLine(checked, versions);
    for (const [slot, text] of line.texts.entries())
      if (text === null) missing.set(`${number}:${slot}`, number);
    for (const { entry, text } of erasedIn(line)) {
      if (!missing.delete(`${entry}:${text}`)) throw bad('text-not-erased', { erased: entry });
      erased += 1;
    }
    head = { number, hash: line.hash };
    yield line;
  }
}

/** The header in the first line. */
export function headerIn(line: ReadLine, file: string): RecordHeader {
  const header = headerOf({ ...line, wall: line.sealed.wall }, file);
  const { language } = header;
  if (language > languageVersion)
    throw new RecordError('newer-language', { file, language, reads: languageVersion });
  return header;
}

function versionsOf({ body }: ReadLine, file: string): Versions {
  const { format, semantics } = body as Readonly<Record<string, unknown>>;
  if (typeof format !== 'number' || !Number.isSafeInteger(format) || format < 1)
    throw new BadRecord(file, 0, 'shape', { field: 'format' });
  if (format > recordFormat) throw new RecordError('newer-format', { file, format, reads: recordFormat });
  return { format, semantics: typeof semantics === 'number' ? semantics : semanticsVersion };
}
