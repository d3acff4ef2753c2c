// Who wrote an answer, where somebody else sent it.
import { namedBy, type Author, type Drafted } from '@sandtable/core/record';
import type { RecordTelling } from './sentence.ts';
import { spoken } from './names.ts';

/** What somebody is called, as far as they may be named; else their number. */
export function personName(participant: number, telling: RecordTelling): string {
  const named = telling.entries.findLast((entry) => namedBy(entry)?.participant === participant);
  const name = named === undefined ? undefined : namedBy(named)?.name;
  return name === undefined ? telling.say('format.person', { number: participant }) : spoken(name, telling);
}

/** Who wrote it and who sent it, as far as they may be named. */
export const draftedBy = (
  { by }: Drafted,
  { participant }: Author,
  telling: RecordTelling,
): { readonly aide: string; readonly sender: string } => ({
  aide: personName(by, telling),
  sender: participant === null ? telling.say('cast.control') : personName(participant, telling),
});

export const draftedWords = (drafted: Drafted, sender: Author, telling: RecordTelling): string =>
  telling.say('format.drafted', {
    changed: drafted.changed ? 'yes' : 'no',
    ...draftedBy(drafted, sender, telling),
  });
