// What dropping an item of the agenda would lose, in words.
import { withinSentence } from './clean.ts';
import type { Loss } from '@sandtable/core/view';
import type { Say } from '../words.ts';

export function lossWords(loss: Loss, say: Say): string {
  // an author's sentence may bring its stop along
  const text = withinSentence(loss.text);
  return loss.loses === 'inject' || loss.loses === 'decision'
    ? say(`desk.sheet.loses.${loss.loses}`, { serial: loss.serial, text })
    : say(`desk.sheet.loses.${loss.loses}`, { text });
}

/** How much would be missing: of the first kind, with three points where there is more; nothing where nothing would be. */
export function lossCount(losses: readonly Loss[], say: Say): string {
  const [first] = losses;
  if (first === undefined) return '';
  const count = losses.filter((each) => each.loses === first.loses).length;
  const words = say('desk.sheet.loses-count', { count, kind: first.loses });
  return count === losses.length ? words : `${words} …`;
}
