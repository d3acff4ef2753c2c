/** That a role has said that it read a message, as the role itself reads it. */
import type { InboxMessage } from '@sandtable/core/view';
import type { Say } from '../words.ts';

export const confirmedWords = ({ answer }: NonNullable<InboxMessage['confirmed']>, say: Say): string =>
  answer === null ? say('role.confirmed') : say('role.confirmed-with', { answer: answer.trim() });
