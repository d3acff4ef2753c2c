/** Words that fell due by themselves and wait until somebody gives them: injects, what the author's effects say, and facts that they reveal. */
import type { Message, State, Tidings } from '../program/state.ts';

/** Something to give, by the name under which it is confirmed. */
export type ToGive = (Message | Tidings) & { readonly name: string };

/** The inject's; `message-7` for what an author's effect said in entry 7; null for what people said. */
const nameOfMessage = ({ inject, effect, entry }: Message): string | null =>
  inject ?? (effect === null ? null : `message-${entry}`);
/** `fact-7`, for what an effect revealed in entry 7. */
const nameOfTidings = ({ entry }: Tidings): string => `fact-${entry}`;
/** Names that no author gives: no file can name what they stand for. */
export const isNameOfEntry = (name: string): boolean => /^(?:message|fact)-\d+$/.test(name);

const isTakenBack = (sent: Message | Tidings): boolean =>
  'withdrawnFrom' in sent && sent.withdrawnFrom.length > 0;

/** The latest delivery of each, by its name, that has to be given or was; oldest first. What was taken back is left out. */
function byHand({ messages, tidings }: State): readonly ToGive[] {
  const later = new Set<string>();
  const latest = messages
    .toReversed()
    .flatMap((message): readonly ToGive[] => {
      const name = nameOfMessage(message);
      if (name === null || later.has(name)) return [];
      later.add(name);
      return message.byHand !== null && !isTakenBack(message) ? [{ ...message, name }] : [];
    })
    .toReversed();
  return tidings.length === 0
    ? latest
    : [...latest, ...tidings.map((each) => ({ ...each, name: nameOfTidings(each) }))].sort(
        (one, other) => one.entry - other.entry,
      );
}

/** What has not been given. */
export const toGive = (state: State): readonly ToGive[] =>
  byHand(state).filter((each) => each.byHand === 'due');
/** What somebody confirmed as given. */
export const givenByHand = (state: State): readonly ToGive[] =>
  byHand(state).filter((each) => each.byHand !== 'due');

/** The latest delivery under this name, where it is kept. */
export function placeToGive(
  { messages, tidings }: State,
  name: string,
): { readonly of: 'messages' | 'tidings'; readonly place: number } | null {
  const message = messages.findLastIndex((each) => nameOfMessage(each) === name);
  if (message >= 0) return { of: 'messages', place: message };
  const told = tidings.findIndex((each) => nameOfTidings(each) === name);
  return told < 0 ? null : { of: 'tidings', place: told };
}

/** Whether its latest delivery is one of those that have not been given. */
export function isToGive({ messages }: State, inject: string): boolean {
  const latest = messages.findLast((message) => message.inject === inject);
  return latest?.byHand === 'due' && !isTakenBack(latest);
}
