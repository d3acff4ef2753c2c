/** What a message says to one who reads it: the role's own text, edits, placeholders filled with what they stood for then. */
import type { Texts } from '../record/entry.ts';
import type { Message } from '../program/state.ts';
import type { Effect, Inject, Scenario, Text } from '../scenario/scenario.ts';
import type { EffectOwner } from '../record/entry.ts';
import { fill, read, type Reader } from './reader.ts';

/** The text for `role` (null: the common text). Null when the words were erased. */
export function messageText(
  scenario: Scenario,
  reader: Reader,
  texts: Texts,
  message: Message,
  role: string | null,
): string | null {
  if (message.said) return texts(message.said);
  const edit =
    message.edited.find((edited) => edited.role !== null && edited.role === role) ??
    message.edited.find((edited) => edited.role === null);
  if (edit) return texts(edit.said);
  const text = scriptedText(scenario, message, role);
  return text && fill(scenario, reader, read(scenario, reader, text), message.printed);
}

function scriptedText(scenario: Scenario, message: Message, role: string | null): Text | null {
  if (message.effect) {
    const effect = effectsWritten(scenario, message.effect.of)[message.effect.effect];
    return effect?.verb === 'message' ? effect.text : null;
  }
  const inject = injectNamed(scenario, message.inject);
  if (!inject) return null;
  return inject.textFor.find((own) => own.role === role)?.text ?? inject.text;
}

export function injectNamed(scenario: Scenario, name: string | null): Inject | null {
  return scenario.injects.find((inject) => inject.name === name) ?? null;
}

/** The effects as the author wrote them, by who put them there. */
function effectsWritten(scenario: Scenario, owner: EffectOwner): readonly Effect[] {
  const named = <T extends { readonly name: string }>(list: readonly T[]) =>
    list.find((thing) => thing.name === owner.name);
  switch (owner.of) {
    case 'phase.on-enter':
      return named(scenario.phases)?.onEnter ?? [];
    case 'phase.on-leave':
      return named(scenario.phases)?.onLeave ?? [];
    case 'inject':
      return named(scenario.injects)?.onDelivery ?? [];
    case 'option':
      return named(scenario.decisions)?.options.find((option) => option.name === owner.part)?.effects ?? [];
    case 'decision':
      return named(scenario.decisions)?.effects ?? [];
    case 'proposal':
      return named(scenario.decisions)?.ifThey[Number(owner.part) - 1]?.effects ?? [];
    case 'action':
      return named(scenario.actions)?.effects ?? [];
    case 'clock':
      return named(scenario.clocks)?.onMissed ?? [];
    case 'expected':
      return named(scenario.expected)?.onMissed ?? [];
    case 'chance':
      return named(scenario.chances)?.effects ?? [];
    case 'added':
      return [];
  }
}
