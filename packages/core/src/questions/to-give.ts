/** Words that fell due by themselves and wait until somebody gives them: injects, and what the author's effects say. */
import type { Message, State } from '../program/state.ts';

/** Something to give, by the name under which it is confirmed. */
export type ToGive = Message & { readonly name: string };

/** The inject's; `message-7` for what an author's effect said in entry 7; null for what people said. */
export const nameToGive = ({ inject, effect, entry }: Message): string | null =>
  inject ?? (effect === null ? null : `message-${entry}`);
export const isMessageName = (name: string): boolean => /^message-\d+$/.test(name);

/** The latest delivery of each that has not been given, oldest first; what was taken back needs not be. */
export function toGive({ messages }: State): readonly ToGive[] {
  const later = new Set<string>();
  return messages
    .toReversed()
    .flatMap((message): readonly ToGive[] => {
      const { byHand, withdrawnFrom } = message;
      const name = nameToGive(message);
      if (name === null || later.has(name)) return [];
      later.add(name);
      return byHand === 'due' && withdrawnFrom.length === 0 ? [{ ...message, name }] : [];
    })
    .toReversed();
}

/** Whether its latest delivery is one of those. */
export function isToGive({ messages }: State, inject: string): boolean {
  const latest = messages.findLast((message) => message.inject === inject);
  return latest?.byHand === 'due' && latest.withdrawnFrom.length === 0;
}
