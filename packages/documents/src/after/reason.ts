/** The reason that somebody gave, as it is told behind a sentence. */
import { spoken, type Telling } from '@sandtable/words';

/** `text`: the slot of the entry that holds it; nothing when no reason was given. */
export function reasonWords(
  entry: number,
  because: { readonly text: number } | undefined,
  telling: Telling,
): string {
  if (because === undefined) return '';
  const why = telling.say('format.because', { why: spoken({ entry, text: because.text }, telling) });
  // a reason that ends as a sentence does brings its own full stop
  return why.replace(/([.!?…])\.$/u, '$1');
}
