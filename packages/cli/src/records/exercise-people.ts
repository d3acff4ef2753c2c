/** Whom the exercise file on a record names: they may be nobody who took part. */
import { namedBy, peopleInExercise, type TextReference } from '@sandtable/core/record';
import { fold } from '@sandtable/core/scenario';
import type { PlayedRecord } from '@sandtable/records';

/** All that exercise files on the record say of those who are called so. */
export const saidInExercise = (
  { entries, texts }: PlayedRecord,
  names: readonly string[],
): readonly TextReference[] => {
  const wanted = new Set(names.map((name) => fold(name.trim())));
  return entries.flatMap((entry) =>
    entry.kind !== 'exercise'
      ? []
      : peopleInExercise(entry.body)
          .filter(({ name }) => wanted.has(fold(texts({ entry: entry.n, text: name.text })?.trim() ?? '\n')))
          .flatMap(({ words }) => words.map(({ text }) => ({ entry: entry.n, text }))),
  );
};

/** What a participant was called. */
export const namesGivenBy = ({ entries, texts }: PlayedRecord, participant: number): readonly string[] =>
  entries.flatMap((entry) => {
    const named = namedBy(entry);
    return named?.participant === participant ? (texts(named.name) ?? []) : [];
  });
