/** What goes by hand: a card, something read aloud, a call. Due when the story delivers it, given when a controller confirms it. */
import type { Texts } from '../../record/parts.ts';
import { nameToGive, toGive } from '../../questions/to-give.ts';
import type { Message, State } from '../../program/state.ts';
import type { ControlView, Handed } from './control-view.ts';
import { injectTitle } from '../../scenario/titles.ts';
import { messageText } from '../messages.ts';
import type { Reader } from '../reader.ts';

/** The latest delivery of an inject; null when there was none, or when it needs no hand. */
export function handedOf({ messages }: State, inject: string, texts: Texts): Handed | null {
  const message = messages.findLast((each) => each.inject === inject);
  if (!message || message.byHand === null) return null;
  const { byHand } = message;
  return {
    due: message.wall,
    given: byHand === 'due' ? null : { at: byHand.at, by: byHand.by && texts(byHand.by) },
  };
}

/** The latest delivery of each inject that was given by hand and not taken back. */
function givenByHand({ messages }: State): readonly Message[] {
  return messages.filter(
    (message, place) =>
      message.byHand !== null &&
      message.byHand !== 'due' &&
      message.withdrawnFrom.length === 0 &&
      messages.findLastIndex((other) => nameToGive(other) === nameToGive(message)) === place,
  );
}

export function handBoards(
  state: State,
  texts: Texts,
  reader: Reader,
): Pick<ControlView, 'toGive' | 'given'> {
  const row = (message: Message) => {
    const inject = reader.scenario.injects.find(({ name }) => name === message.inject);
    const text = messageText(texts, message, null, reader) ?? reader.erased;
    return {
      inject: nameToGive(message) ?? '',
      serial: inject?.serial ?? null,
      title: inject ? injectTitle(inject, reader, reader.widthOf) : '',
      text,
      // what the author's effect says is said
      delivery: inject?.delivery ?? 'spoken',
      to: message.to,
      due: message.wall,
    };
  };
  return { toGive: toGive(state).map(row), given: givenByHand(state).map(row) };
}
