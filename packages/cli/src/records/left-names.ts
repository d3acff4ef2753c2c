/** Where the name of a person still stands once it is erased: in what others wrote, and in what cannot be erased. */
import { readFileSync } from 'node:fs';
import { namedBy, type TextReference } from '@sandtable/core/record';
import { fold } from '@sandtable/core/scenario';
import type { PlayedRecord } from '@sandtable/records';
import { joiningFilesOf } from './joining-files.ts';

export interface LeftNames {
  /** Entries with a text that holds a name, or a part of one; those can be erased, too. */
  readonly entries: readonly number[];
  /** Other participants who are called so, too: their names are not those that go. */
  readonly namesakes: readonly number[];
  /** Entries of which the chain itself holds it: the channel of an inject that was made up. Nothing can erase that. */
  readonly fixed: readonly number[];
  /** The scenario, or the seed, in entry 0. */
  readonly header: boolean;
  /** The sheets and the links beside the record that hold it whole. */
  readonly beside: readonly string[];
}

/** Looks for the names among the texts that are to go. A part of a name may be another word: what is found is for a person to judge. */
export function leftNames(record: PlayedRecord, gone: readonly TextReference[]): LeftNames {
  const isGone = new Set(gone.map(({ entry, text }) => `${entry}:${text}`));
  const names = record.entries.flatMap((entry) => {
    const text = namedBy(entry)?.name.text;
    return text !== undefined && isGone.has(`${entry.n}:${text}`)
      ? (record.textsOf(entry.n)[text] ?? [])
      : [];
  });
  if (names.length === 0) return { entries: [], namesakes: [], fixed: [], header: false, beside: [] };
  const going = new Set(
    record.entries.flatMap((entry) => {
      const named = namedBy(entry);
      return named !== null && isGone.has(`${entry.n}:${named.name.text}`) ? [named.participant] : [];
    }),
  );
  const whole = mentionOf(names);
  const any = mentionOf(names.flatMap((name) => [name, ...partsOf(name)]));
  const entries = record.entries.filter(({ n }) =>
    record.textsOf(n).some((words, slot) => words !== null && !isGone.has(`${n}:${slot}`) && any(words)),
  );
  const fixed = record.entries.filter((entry) => entry.kind === 'adhoc' && any(entry.body.channel));
  const { scenario, seed } = record.header;
  // one name is not one person: what others are called is nothing that was left over
  const others = new Map(
    entries.flatMap((entry) => {
      const named = namedBy(entry);
      return named === null || going.has(named.participant) ? [] : [[entry, named.participant] as const];
    }),
  );
  return {
    entries: entries.filter((entry) => !others.has(entry)).map(({ n }) => n),
    namesakes: [...new Set(others.values())],
    fixed: fixed.map(({ n }) => n),
    header: any(seed) || whole(scenario.text),
    beside: joiningFilesOf(record.file).filter((file) => whole(readFileSync(file, 'utf8'))),
  };
}

/** The words of a name by which somebody may be spoken of; initials and particles are too short to tell anything. */
const partsOf = (name: string): readonly string[] => name.match(/[\p{L}\p{M}]{3,}/gu) ?? [];

function mentionOf(words: readonly string[]): (text: string) => boolean {
  const [first = '', ...rest] = words.map((word) => fold(word).replaceAll(/[^\p{L}\p{M}\d\s]/gu, '\\$&'));
  const mention = new RegExp(`(?<![\\p{L}\\p{M}])(?:${[first, ...rest].join('|')})(?![\\p{L}\\p{M}])`, 'u');
  return (text) => mention.test(fold(text));
}
