/** The reason that somebody gave, as it is told behind a sentence. */
import { spoken, type Telling } from '@sandtable/words';

/** `text`: the slot of the entry that holds it; nothing when no reason was given. */
export function reasonWords(
  entry: number,
  because: { readonly text: number } | undefined,
  telling: Telling,
): string {
  if (because === undefined) return '';
  return telling.say('format.because', { why: spoken({ entry, text: because.text }, telling) });
}
