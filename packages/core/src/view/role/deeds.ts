/** What somebody did, in the words that stand for it: the answer, the message, the fact. */
import type { TextSlot, Texts } from '../../record/parts.ts';
import type { RecordedDeed } from '../../program/state.ts';
import { optionTexts } from '../standing-answer.ts';
import { textIn } from '../../scenario/text.ts';
import type { Reader } from '../reader.ts';

export function deedText(
  texts: Texts,
  { command, entry, doneIn }: RecordedDeed,
  reader: Reader,
): string | null {
  // an answer that was put right has words of its own; to whom something was said is corrected, never what
  const said = command.kind === 'answer' ? entry : doneIn;
  const words = (slot: TextSlot) => texts({ entry: said, text: slot.text }) ?? reader.erased;
  return textOf(command, words, reader);
}

function textOf(
  command: RecordedDeed['command'],
  words: (slot: TextSlot) => string,
  reader: Reader,
): string | null {
  const named = <T extends { readonly name: string }>(list: readonly T[], name: string) =>
    list.find((thing) => thing.name === name);
  const { scenario } = reader;
  switch (command.kind) {
    case 'answer':
    case 'reverse': {
      const decision = named(scenario.decisions, command.body.decision);
      const { answer } = command.body;
      if (answer.form === 'other') return words(answer.said);
      if (answer.form === 'amount') return String(answer.amount);
      if (answer.form === 'declined' || !decision) return null;
      const names = answer.form === 'options' ? answer.options : answer.ranking;
      return optionTexts(decision, names, reader).join(', ');
    }
    case 'act': {
      const action = named(scenario.actions, command.body.action);
      return action ? textIn(action.text, reader) : null;
    }
    case 'share': {
      const fact = named(scenario.facts, command.body.fact);
      return fact ? textIn(fact.text, reader) : null;
    }
    case 'say':
    case 'ask':
      return words(command.body.said);
    // what exercise control does stands in nobody's log
    case 'override':
    case 'seen':
    case 'deliver':
    case 'release':
    case 'adhoc':
    case 'reply':
    case 'aloud':
      return null;
  }
}
