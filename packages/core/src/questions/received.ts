/** What a role received, and what came of it. */
import type { Message, Receipt, State } from '../program/state.ts';

/** What was sent or copied to a role, oldest first: in the order of its inbox, which has no numbers of entries. */
export function messagesTo(state: State, role: string): readonly Message[] {
  return state.messages.filter((message) => addressees(message).includes(role));
}

export const addressees = ({ to, cc }: Message): readonly string[] => [...to, ...cc];

/** What is known of how it reached this role; undefined: nothing. */
export const receiptOf = ({ receipts }: Message, role: string): Receipt | undefined =>
  receipts.find((each) => each.role === role);
