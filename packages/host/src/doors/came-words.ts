/** What somebody is told who did not come in: the same at every door. */
import type { Say } from '@sandtable/words';
import type { Came } from '../invitations/reception.ts';

export function cameWords(came: Exclude<Came, { is: 'in' }>, say: Say): string {
  switch (came.is) {
    case 'wrong-code':
      return say('page.wrong-code');
    case 'unread':
      return say('page.unread');
    case 'slowed':
      return say('page.slowed', { seconds: came.seconds });
    case 'closed':
      return say('page.lobby-closed');
    case 'full':
      return say('page.full');
    case 'over':
      return say('page.over');
    default:
      return came satisfies never;
  }
}
