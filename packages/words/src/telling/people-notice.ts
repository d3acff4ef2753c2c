/** What is promised to people: told to everybody before StartEx, and to whoever comes late; whom to turn to is told when it is over. */
import type { ControlView } from '@sandtable/core/view';
import type { Say } from '../words.ts';

type People = ControlView['people'];

export const peopleNoticeWords = (
  { attribution, chathamHouse, safety, prepared }: People,
  say: Say,
): string =>
  [
    chathamHouse ? say('people.chatham-house') : say('people.named', { attribution }),
    ...(prepared.length === 0 ? [] : [say('people.prepared', { roles: prepared.join(', ') })]),
    ...(safety === null ? [] : [say('people.safety', { text: safety.trim() })]),
  ].join(' ');

/** Said at the goodbye: the organiser's own words, else that they are to be found now. */
export const contactNotice = ({ contact }: People, say: Say): string =>
  contact === null ? say('people.contact.none') : say('people.contact', { text: contact.trim() });
