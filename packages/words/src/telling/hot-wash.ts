/** What the hot wash is at, in sentences: for the room, for a role, and for who listens. */
import { withinSentence } from './clean.ts';
import type { HotWashStep, UnparkedBoard } from '@sandtable/core/view';
import type { Say } from '../words.ts';

/** What became of a note on the parking lot. */
export function becameWords({ becomes, said, owner, until }: UnparkedBoard, say: Say): string {
  if (becomes === 'taken-up' && said !== null) return say('wash.taken-up-said', { said });
  if (becomes !== 'action') return say(`wash.${becomes}`);
  const action = say('wash.action', { said: bare(said), owner: bare(owner) });
  return until === null ? action : `${action} ${say('format.until', { until: bare(until) })}`;
}

/** Without its full stop, which the person may or may not have typed. */
const bare = (words: string | null): string => withinSentence(words ?? '');

/** Where it is: “question 2 of 6”. */
export function stepName(step: HotWashStep, say: Say): string {
  switch (step.at) {
    case 'opening':
      return say('wash.opening', { count: step.questions.length });
    case 'question':
      return say('wash.question', { number: step.number, of: step.of });
    case 'parked':
      return say('wash.parked', { number: step.number, of: step.of });
  }
}

/** The same for who listens, without a picture. */
export function stepSentences(step: HotWashStep, say: Say): readonly string[] {
  switch (step.at) {
    case 'opening':
      return step.questions;
    case 'question':
      return [say('wash.said', { step: stepName(step, say), text: step.ask.trim() })];
    case 'parked':
      return [
        say('wash.said', { step: stepName(step, say), text: step.text.trim() }),
        ...(step.becomes === null ? [] : [becameWords(step.becomes, say)]),
      ];
  }
}
