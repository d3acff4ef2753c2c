/** A role's inbox: what was sent to it or copied to it, as it reads it. */
import type { Texts } from '../../record/entry.ts';
import type { Message, State } from '../../program/state.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { attachmentsOf } from '../attachments.ts';
import { injectNamed, messageText } from '../messages.ts';
import { titleOfSpeaker } from '../people.ts';
import { readOrNull, type Reader } from '../reader.ts';
import type { InboxMessage } from './role-view.ts';
import { storyTime } from '../story-time.ts';

export function inboxOf(
  scenario: Scenario,
  state: State,
  role: string,
  texts: Texts,
  reader: Reader,
): InboxMessage[] {
  return messagesTo(state, role).map((message) => received(scenario, message, role, texts, reader));
}

/** What was sent or copied to a role, oldest first: in the order of its inbox, which has no numbers of entries. */
export function messagesTo(state: State, role: string): readonly Message[] {
  return state.messages.filter((message) => message.to.includes(role) || message.cc.includes(role));
}

function received(
  scenario: Scenario,
  message: Message,
  role: string,
  texts: Texts,
  reader: Reader,
): InboxMessage {
  const inject = injectNamed(scenario, message.inject);
  return {
    story: storyTime(scenario, message.story),
    from: titleOfSpeaker(scenario, reader, message.from),
    channel: message.channel ?? reader.spoken,
    delivery: inject?.delivery ?? null,
    tlp: inject?.tlp ?? null,
    contentNote: readOrNull(scenario, reader, inject?.contentNote ?? null),
    text: messageText(scenario, reader, texts, message, role) ?? reader.erased,
    withdrawn: message.withdrawnFrom.includes(role),
    attachments: attachmentsOf(scenario, reader, inject?.attach ?? [], message.printed),
  };
}
