// How somebody's seats are called, and who they are.
import type { OwnSeat, Visitor } from '@sandtable/host/ssh-door';
import { peopleNoticeWords } from '@sandtable/words/play';
import type { Say } from '@sandtable/words';

export function ownSeatWords({ capacity, title }: OwnSeat, say: Say): string {
  switch (capacity.of) {
    case 'role':
      return title ?? capacity.role;
    case 'observer':
      return say('page.seat.room');
    case 'screen':
    case 'safety-lead':
    case 'evaluator':
    case 'interpreter':
      return say('seat.visit.looks', { staff: say(`common.staff.${capacity.of}`) });
    case 'director':
    case 'facilitator':
    case 'site-facilitator':
    case 'controller':
    case 'simcell':
    case 'recorder':
      return say('seat.visit.desk', { staff: say(`common.staff.${capacity.of}`) });
    default:
      return capacity satisfies never;
  }
}

export const visitorWords = ({ name, number }: Visitor, say: Say): string =>
  name === null ? say('page.seat.unnamed', { number }) : say('page.seat.you', { name });

/** What everybody is told about what becomes of their words. */
export const noticeWords = (visitor: Visitor, say: Say): readonly string[] => [
  peopleNoticeWords(visitor.exercise().people, say),
  say('page.notice.control'),
  say('page.notice.record'),
  say('page.notice.strike'),
  say('page.notice.classified'),
];
