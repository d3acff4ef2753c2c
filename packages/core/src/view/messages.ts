/** What a message says to one who reads it: the role's own text, edits, placeholders filled with what they stood for then. */
import type { Texts } from '../record/parts.ts';
import type { Message } from '../program/state.ts';
import type { Inject, Scenario } from '../scenario/scenario.ts';
import type { Text } from '../scenario/terms.ts';
import { scriptedEffect } from '../record/scripted-effect.ts';
import { textIn, fillIn } from '../scenario/text.ts';
import { shownSender } from '../scenario/titles.ts';
import { speakerName, type Reader } from './reader.ts';

/** The text for `role` (null: the common text). Null when the words were erased. */
export function messageText(
  texts: Texts,
  message: Message,
  role: string | null,
  reader: Reader,
): string | null {
  if (message.said) return texts(message.said);
  const edit =
    message.edited.find((edited) => edited.role !== null && edited.role === role) ??
    message.edited.find((edited) => edited.role === null);
  if (edit) return texts(edit.said);
  const text = scriptedText(reader.scenario, message, role);
  return text && fillIn(textIn(text, reader), message.printed, reader);
}

/** Whom players are told it comes from. Who really sent it stands in no view but that of exercise control. */
export function toldSender({ inject, from }: Message, reader: Reader): string {
  const { scenario } = reader;
  return speakerName(shownSender(injectNamed(scenario, inject), from, scenario) ?? from, reader);
}

function scriptedText(scenario: Scenario, message: Message, role: string | null): Text | null {
  if (message.effect) {
    const effect = scriptedEffect(scenario, message.effect.of, message.effect.effect);
    return effect?.verb === 'message' ? effect.text : null;
  }
  const inject = injectNamed(scenario, message.inject);
  if (!inject) return null;
  return inject.textFor.find((own) => own.role === role)?.text ?? inject.text;
}

export function injectNamed(scenario: Scenario, name: string | null): Inject | null {
  return scenario.injects.find((inject) => inject.name === name) ?? null;
}
