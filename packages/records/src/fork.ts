/** A second course of an exercise: the first entries of a record under a header of their own, the old record untouched. */
import { existsSync } from 'node:fs';
import type { TextReference, WallTime } from '@sandtable/core/record';
import { chainOf, headerIn } from './chain.ts';
import { erasedEntry, erasedIn, struckIn } from './erased.ts';
import { RecordError } from './fault.ts';
import type { RecordHeader } from './header.ts';
import { sealEntry, sealLine, type Head } from './line.ts';
import { lockRecord } from './lock.ts';
import { replaceFile } from './new-file.ts';
import { randomSalts } from './text.ts';
import { sealHeader, settled } from './writer.ts';

export interface Fork {
  readonly file: string;
  readonly head: Head;
  /** The last entry that was copied: the end of the command that the number asked for belongs to. */
  readonly at: number;
}

/**
 * Copies a record up to entry `number` into a new file, chained anew under a header that names its parent. A command is never cut
 * apart: when the number is one of its consequences, all of them come along. Texts that were erased since are erased there too.
 * `wall` is when the fork is made. Throws `exists`, `no-such-entry`, and what reading throws.
 */
export function forkRecord(file: string, number: number, to: string, wall: WallTime | null): Fork {
  const path = settled(to);
  const release = lockRecord(path);
  try {
    if (existsSync(path)) throw new RecordError('exists', { file: to });
    const stem = stemOf(file, number);
    let head: Head = { number: 0, hash: '' };
    replaceFile(
      path,
      lines(file, stem, wall, (next) => (head = next)),
      'nothing',
    );
    return { file: path, head, at: stem.at.number };
  } finally {
    release();
  }
}

/** What a fork keeps of its parent. */
interface Stem {
  readonly header: RecordHeader;
  readonly record: string;
  readonly at: Head;
  readonly story: number;
  /** Texts of kept entries that entries which are not kept say were erased. */
  readonly erased: readonly TextReference[];
  readonly struck: readonly TextReference[];
}

function stemOf(file: string, number: number): Stem {
  const chain = chainOf(file);
  const gone = new Map<string, TextReference>();
  const struck = new Set<string>();
  let header: RecordHeader | null = null;
  let record = '';
  let at: Head = { number: 0, hash: '' };
  let story = 0;
  for (;;) {
    const next = chain.next();
    if (next.done) {
      if (header === null || number < 0 || number > next.value.head.number)
        throw new RecordError('no-such-entry', { file, number, last: next.value.head.number });
      const isStruck = ({ entry, text }: TextReference): boolean => struck.has(`${entry}:${text}`);
      const left = [...gone.values()];
      return {
        header,
        record,
        at,
        story,
        erased: left.filter((text) => !isStruck(text)),
        struck: left.filter(isStruck),
      };
    }
    const line = next.value.read();
    if (header === null) {
      header = headerIn(line, file);
      record = line.hash;
    }
    if (struckIn(next.value))
      for (const { entry, text } of erasedIn(next.value)) struck.add(`${entry}:${text}`);
    const { n, cause } = line.sealed;
    if (n > number && (cause === null || n !== at.number + 1)) continue;
    at = { number: n, hash: line.hash };
    story = line.sealed.story;
    for (const [text, opened] of line.texts.entries())
      if (opened === null) gone.set(`${n}:${text}`, { entry: n, text });
    for (const { entry, text } of erasedIn(next.value)) gone.delete(`${entry}:${text}`);
  }
}

function* lines(
  file: string,
  stem: Stem,
  wall: WallTime | null,
  moved: (head: Head) => void,
): Generator<string> {
  const { header, record, at, erased, struck } = stem;
  const first = sealHeader({ ...header, wall, parent: { record, entry: at.number, hash: at.hash } });
  let head: Head = { number: 0, hash: first.hash };
  yield first.line;
  for (const checked of chainOf(file)) {
    const { sealed, open } = checked.read();
    if (sealed.n === 0) continue;
    if (sealed.n > at.number) break;
    const { line, hash } = sealLine({ ...sealed, before: head.hash }, open);
    head = { number: sealed.n, hash };
    yield line;
  }
  for (const texts of [erased, struck]) {
    if (texts.length === 0) continue;
    const { line, hash } = sealEntry(
      erasedEntry(head.number + 1, stem.story, wall, texts, texts === struck),
      [],
      head.hash,
      randomSalts,
    );
    head = { number: head.number + 1, hash };
    yield line;
  }
  moved(head);
}
