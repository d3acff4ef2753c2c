/** What goes by hand: a card, something read aloud, a call. Due when the story delivers it, given when a controller confirms it. */
import type { Texts } from '../../record/parts.ts';
import { givenByHand, toGive, type ToGive } from '../../questions/to-give.ts';
import type { State } from '../../program/state.ts';
import type { ControlView, Handed } from './control-view.ts';
import { textIn } from '../../scenario/text.ts';
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

export function handBoards(
  state: State,
  texts: Texts,
  reader: Reader,
): Pick<ControlView, 'toGive' | 'given'> {
  const row = (sent: ToGive) => {
    const { name, to, wall } = sent;
    if ('fact' in sent)
      // what the author's effects say and reveal is said
      return {
        inject: name,
        serial: null,
        title: '',
        text: factText(sent.fact, reader),
        delivery: 'spoken',
        to,
        due: wall,
      } as const;
    const inject = reader.scenario.injects.find((each) => each.name === sent.inject);
    return {
      inject: name,
      serial: inject?.serial ?? null,
      title: inject ? injectTitle(inject, reader, reader.widthOf) : '',
      text: messageText(texts, sent, null, reader) ?? reader.erased,
      delivery: inject?.delivery ?? 'spoken',
      to,
      due: wall,
    };
  };
  return { toGive: toGive(state).map(row), given: givenByHand(state).map(row) };
}

export function factText(name: string, reader: Reader): string {
  const fact = reader.scenario.facts.find((each) => each.name === name);
  return fact ? textIn(fact.text, reader) : name;
}
