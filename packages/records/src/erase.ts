/** Erasing what somebody said or was called: the words go, the chain still verifies. */
import type { Entry, TextReference, WallTime } from '@sandtable/core/record';
import { chainOf } from './chain.ts';
import { erasedEntry } from './erased.ts';
import { RecordError } from './fault.ts';
import { holdersOf } from './holders.ts';
import { sealEntry, sealLine, type Head } from './line.ts';
import { lockRecord } from './lock.ts';
import { replaceFile } from './new-file.ts';
import { digestsIn, randomSalts } from './text.ts';
import { settled, type RecordWriter } from './writer.ts';

export interface Erasure {
  readonly head: Head;
  /** Other files in the same folder (forks, the parent, copies of any name) that still hold one of the texts. */
  readonly heldBy: readonly string[];
}

/**
 * Erases texts from a record: they are dropped from `open` in a new file, which also says so in an `erased` entry and then takes the
 * old one's place. A torn last line is left behind. Throws `no-such-text` when a text is not there (any more), and then erases none;
 * the scenario's own text, in entry 0, stays. `struck`: at the wish of whoever had said them.
 *
 * Does not reach backups, other folders, or what the disk keeps of deleted files.
 */
export function eraseTexts(
  file: string,
  texts: readonly TextReference[],
  wall: WallTime | null,
  struck = false,
): Erasure {
  const path = settled(file);
  const release = lockRecord(path);
  try {
    const wanted = [...new Map(texts.map((text) => [`${text.entry}:${text.text}`, text])).values()];
    const digests = digestsOf(path, wanted);
    let head: Head = { number: 0, hash: '' };
    replaceFile(
      path,
      withoutTexts(path, wanted, digests, wall, (next) => (head = next), { struck, said: () => {} }),
    );
    // a copied text has the same salt and so the same digest: whoever holds it is found without knowing who forked what
    const opened = [...digests].map((digest) => `"${digest}":{"salt"`);
    return { head, heldBy: holdersOf(opened, path) };
  } finally {
    release();
  }
}

/** The digests of texts that are there to be erased. Reads the record whole, so that nothing is built on a bad one. */
function digestsOf(file: string, texts: readonly TextReference[]): ReadonlySet<string> {
  const digests = new Set<string>();
  const left = new Set(texts);
  for (const checked of chainOf(file)) {
    if (checked.texts.length === 0) continue;
    const line = checked.read();
    for (const text of left) {
      if (text.entry !== line.sealed.n || text.entry === 0 || typeof line.texts[text.text] !== 'string')
        continue;
      const digest = digestsIn(line.sealed.body)?.[text.text];
      if (digest === undefined) continue;
      digests.add(digest);
      left.delete(text);
    }
  }
  for (const { entry, text } of left) throw new RecordError('no-such-text', { file, number: entry, text });
  return digests;
}

/**
 * Strikes texts from a record that is being written, at the wish of whoever said them: the same, and the writer goes on in the new
 * file. The entry that says so is the last now.
 */
export function strikeTexts(
  writer: RecordWriter,
  texts: readonly TextReference[],
  wall: WallTime | null,
): Entry {
  let entry: Entry | null = null;
  writer.swap((path) => {
    let head: Head = { number: 0, hash: '' };
    const struck = { struck: true, said: (each: Entry) => (entry = each) };
    replaceFile(
      path,
      withoutTexts(path, texts, digestsOf(path, texts), wall, (next) => (head = next), struck),
    );
    return head;
  });
  if (entry === null) throw new TypeError('nothing was struck');
  return entry;
}

/** How the entry that says so is made, and who is told of it. */
interface Saying {
  readonly struck: boolean;
  readonly said: (entry: Entry) => void;
}

function* withoutTexts(
  file: string,
  texts: readonly TextReference[],
  digests: ReadonlySet<string>,
  wall: WallTime | null,
  moved: (head: Head) => void,
  { struck, said }: Saying,
): Generator<string> {
  let head: Head = { number: 0, hash: '' };
  let story = 0;
  for (const checked of chainOf(file)) {
    const { sealed, hash, open } = checked.read();
    yield sealLine(
      sealed,
      Object.fromEntries(Object.entries(open).filter(([digest]) => !digests.has(digest))),
    ).line;
    head = { number: sealed.n, hash };
    story = sealed.story;
  }
  if (texts.length > 0) {
    const entry = erasedEntry(head.number + 1, story, wall, texts, struck);
    const { line, hash } = sealEntry(entry, [], head.hash, randomSalts);
    said(entry);
    head = { number: head.number + 1, hash };
    yield line;
  }
  moved(head);
}
