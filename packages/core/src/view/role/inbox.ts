/** A role's inbox: what was sent to it or copied to it, as it reads it. */
import type { Texts } from '../../record/parts.ts';
import type { Message, State } from '../../program/state.ts';
import { messagesTo, receiptOf } from '../../questions/received.ts';
import { shownAttachments } from '../attachments.ts';
import { injectNamed, messageText, toldSender } from '../messages.ts';
import type { InboxMessage } from './role-view.ts';
import { textOrNull } from '../../scenario/text.ts';
import { storyTimeOf } from '../../scenario/story-time.ts';
import type { Reader } from '../reader.ts';

export function inboxOf(state: State, role: string, texts: Texts, reader: Reader): InboxMessage[] {
  return messagesTo(state, role).map((message) => received(message, role, texts, reader));
}

function received(message: Message, role: string, texts: Texts, reader: Reader): InboxMessage {
  const { scenario } = reader;
  const inject = injectNamed(scenario, message.inject);
  const confirmed = receiptOf(message, role)?.acknowledged ?? null;
  return {
    story: storyTimeOf(scenario.story, message.story),
    from: toldSender(message, reader),
    channel: message.channel ?? reader.spoken,
    delivery: inject?.delivery ?? null,
    tlp: inject?.tlp ?? null,
    contentNote: textOrNull(inject?.contentNote ?? null, reader),
    text: messageText(texts, message, role, reader) ?? reader.erased,
    withdrawn: message.withdrawnFrom.includes(role),
    confirmed: confirmed && { answer: confirmed.said && (texts(confirmed.said) ?? reader.erased) },
    attachments: shownAttachments(inject?.attach ?? [], message.printed, reader),
  };
}
