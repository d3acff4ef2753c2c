/** What the powers of exercise control look at, from a seat: the exercise, and who sits there. */
import type { DoorBook } from '@sandtable/core/record';
import type { ControlSituation } from '@sandtable/powers';
import type { Self } from '@sandtable/powers/joint';
import type { Say } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import { languagesOf } from './languages.ts';

export const controlSituationOf = (
  session: Session,
  say: Say,
  self: Self,
  doorBook: () => DoorBook,
): ControlSituation => ({
  view: session.control(),
  scenario: session.scenario,
  entries: session.entries,
  texts: session.texts,
  wall: session.clock.now(),
  card: session.card,
  sheet: session.sheet,
  ladder: session.ladder,
  languages: languagesOf(session),
  spoken: () =>
    session.spoken(
      self.as === 'interpreter'
        ? (doorBook().guest(self.participant)?.watches ?? [])
        : session.scenario.roles.map(({ name }) => name),
    ),
  say,
  zone: session.zone,
  language: session.language,
  self,
  doorBook,
});
