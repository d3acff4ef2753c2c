/** The delivery ladder: how far each inject came with each of those whom it went to. */
import type { State } from '../../program/state.ts';
import { addressees, receiptOf } from '../../questions/received.ts';
import type { Texts } from '../../record/parts.ts';
import { injectTitle } from '../../scenario/titles.ts';
import { injectNamed, messageText } from '../messages.ts';
import { speakerName, type Reader } from '../reader.ts';
import type { LadderBoard } from './control-view.ts';

/** Pure. The newest first, and no more than `most`. What was answered to a decision is no part of it: a ballot keeps who voted, and in which order. */
export function ladder(state: State, texts: Texts, reader: Reader, most: number): readonly LadderBoard[] {
  return state.messages
    .filter(({ inject }) => inject !== null)
    .slice(-most)
    .map((message): LadderBoard => {
      const inject = injectNamed(reader.scenario, message.inject);
      const { byHand } = message;
      return {
        entry: message.entry,
        inject: message.inject ?? '',
        serial: inject?.serial ?? null,
        title: inject
          ? injectTitle(inject, reader, reader.widthOf)
          : (messageText(texts, message, null, reader) ?? reader.erased),
        delivered: message.wall,
        byHand: byHand === null || byHand === 'due' ? byHand : { at: byHand.at },
        to: addressees(message).map((role) => {
          const receipt = receiptOf(message, role);
          const acknowledged = receipt?.acknowledged ?? null;
          return {
            role,
            title: speakerName(role, reader),
            withdrawn: message.withdrawnFrom.includes(role),
            onScreen: receipt?.onScreen ?? null,
            confirmed: acknowledged && { at: acknowledged.at },
            answer: acknowledged?.said ? (texts(acknowledged.said) ?? reader.erased) : null,
          };
        }),
      };
    })
    .toReversed();
}
