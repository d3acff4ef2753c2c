// What is told of an entry while the ballot covers how somebody answered.
import type { CoveredEntry } from '@sandtable/core/view';
import type { Entry } from '@sandtable/core/record';
import type { RecordTelling, Sentence } from './sentence.ts';
import { consequenceTold } from './event-consequence.ts';
import { type Telling, listOf, ownText, roleName, standingText } from './names.ts';

export function coveredTold({ entry, decision, by }: CoveredEntry, telling: RecordTelling): Sentence {
  const { say } = telling;
  const about = { decision: decision.serial, ballot: decision.ballot };
  const role = by === null ? '' : roleName(by, telling);
  switch (entry.kind) {
    case 'answer':
      return say('format.event.answer-covered', { ...about, role });
    case 'amend':
      return say('format.event.amend-covered', { ...about, role });
    case 'reverse':
      return say('format.event.reverse-covered', about);
    case 'correct':
      return say('format.event.correct-covered', { number: entry.body.entry, ...about });
    case 'decision.closed':
      return closed(entry, about.decision, telling);
    // its sentence says what stands now, and not by whom
    case 'decision.reversed':
      return consequenceTold(entry, telling);
  }
}

/** What came of it; of a secret ballot how many answered what, and nobody's name. */
function closed(
  { body }: Extract<Entry, { readonly kind: 'decision.closed' }>,
  decision: string,
  telling: Telling,
): Sentence {
  const { say } = telling;
  const notes = [
    body.early ? say('format.early') : '',
    body.conditional ? say('format.conditional') : '',
    body.dissent.length > 0 ? say('format.dissent-covered') : '',
  ].join('');
  const answers = Map.groupBy(body.each, (own) => ownText(body, own, telling));
  const counts = [...answers].map(([answer, of]) => say('format.each-covered', { answer, count: of.length }));
  const { how, options, amount, ranking } = body;
  const none = options.length === 0 && amount === null && ranking.length === 0 && counts.length === 0;
  if (none && how === 'default') return say('format.event.closed-without', { decision }) + notes;
  if (none && how === 'other') return say('format.event.closed-other', { decision }) + notes;
  const answer = counts.length > 0 ? listOf(counts, telling) : standingText(body.decision, body, telling);
  return say('format.event.closed', { decision, how: counts.length > 0 ? 'made' : how, answer }) + notes;
}
