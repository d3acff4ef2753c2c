/** What was written beside a record for those who were expected: their sheets and the table of their links. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileNamesIn } from '../files/folder.ts';

const forms = { joining: 'html', links: 'csv' } as const;
export type JoiningPaper = keyof typeof forms;

/** A name that is free: what was printed before is not written over. */
export function newJoiningFile(record: string, what: JoiningPaper): string {
  for (let number = 1; ; number += 1) {
    const file = join(dirname(record), nameOf(basename(record), what, number));
    if (!existsSync(file)) return file;
  }
}

/** All that there is of them: it holds names and keys, and goes when the record goes. */
export function joiningFilesOf(record: string): readonly string[] {
  const stem = basename(record).replace(/\.jsonl$/u, '');
  const isOne = (name: string): boolean =>
    name.startsWith(`${stem}-`) &&
    /^(?:joining(?:-\d+)?\.html|links(?:-\d+)?\.csv)$/u.test(name.slice(stem.length + 1));
  return fileNamesIn(dirname(record))
    .filter(isOne)
    .map((name) => join(dirname(record), name));
}

const nameOf = (record: string, what: JoiningPaper, number: number): string =>
  `${record.replace(/\.jsonl$/u, '')}-${what}${number === 1 ? '' : `-${number}`}.${forms[what]}`;
