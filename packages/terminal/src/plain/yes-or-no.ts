// One question before anything begins. Only a plain yes is one: whatever else is typed, and the end of the input, is no.
import { words } from '@sandtable/words';
import { readTyped } from '@sandtable/powers';
import { type LineStreams, lineInput } from './line-input.ts';
import { voice } from './voice.ts';

export async function askYesOrNo(
  question: string,
  { language, ...streams }: LineStreams & { readonly language: string },
): Promise<boolean> {
  const say = words(language);
  const lines = lineInput(streams, say);
  try {
    voice(streams.output).say(question);
    const typed = await lines.next('answer');
    if (typed.typed !== 'line') return false;
    const story = { seconds: 0, local: null, shownAs: 'elapsed' } as const;
    const taken = readTyped({ kind: 'yes-no' }, typed.line, {
      say,
      zone: null,
      wall: 0,
      story,
      effects: null,
    });
    return 'value' in taken && taken.value === true;
  } finally {
    lines.close();
  }
}
