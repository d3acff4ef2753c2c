// Who wrote an answer, where somebody else sent it.
import { namedBy, type Author, type Drafted } from '@sandtable/core/record';
import type { RecordTelling } from './sentence.ts';
import { spoken } from './names.ts';

/** What somebody is called, as far as they may be named; else their number. */
function personName(participant: number, telling: RecordTelling): string {
  const named = telling.entries.findLast((entry) => namedBy(entry)?.participant === participant);
  const name = named === undefined ? undefined : namedBy(named)?.name;
  return name === undefined ? telling.say('format.person', { number: participant }) : spoken(name, telling);
}

export const draftedWords = ({ by, changed }: Drafted, sender: Author, telling: RecordTelling): string =>
  telling.say('format.drafted', {
    changed: changed ? 'yes' : 'no',
    aide: personName(by, telling),
    sender:
      sender.participant === null ? telling.say('cast.control') : personName(sender.participant, telling),
  });
