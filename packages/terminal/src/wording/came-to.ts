// What an exercise came to, in sentences: decisions made, what was in time, what was noted.
import type { ControlView } from '@sandtable/core/view';
import type { Say } from '@sandtable/words';

export function cameToSentences(
  { decisions, measures, notes, hotWash }: ControlView,
  say: Say,
): readonly string[] {
  const count = (tag: 'strength' | 'gap' | 'action'): number =>
    notes.filter((each) => each.tag === tag).length;
  const parked = hotWash?.parked.filter(({ becomes }) => becomes?.becomes === 'action').length ?? 0;
  const measured = measures.filter((each) => each.met !== null);
  return [
    say('desk.goodbye.decisions', {
      made: decisions.filter((each) => each.status === 'closed').length,
      // what never came to the table was not left undecided
      of: decisions.filter((each) => each.status !== 'pending').length,
    }),
    say('desk.goodbye.measures', {
      met: measured.filter((each) => each.met === true).length,
      of: measured.length,
    }),
    say('desk.goodbye.notes', {
      strengths: count('strength'),
      gaps: count('gap'),
      actions: count('action') + parked,
    }),
  ];
}
