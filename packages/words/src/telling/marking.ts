// The exercise marking and the marking of the material: on every screen, line and paper, in words.
import type { Tlp } from '@sandtable/core/scenario';
import type { Say } from '../words.ts';

/** What stands before and after every simulated message. */
export function exerciseMarking(say: Say): string {
  return say('common.exercise');
}

/** Header of a screen or a log: the exercise marking, the title, the marking of the material. */
export function markingLine(title: string, marking: Tlp, say: Say): string {
  return say('format.marking-line', { exercise: exerciseMarking(say), title, marking });
}

/** A simulated message between its markings. */
export function marked(text: string, say: Say): string {
  return say('format.marked', { exercise: exerciseMarking(say), text });
}

/** Who may be told, in words (Traffic Light Protocol 2.0). */
export function tlpMeaning(tlp: Tlp, say: Say): string {
  return say(`format.tlp.${tlp}`);
}
