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
