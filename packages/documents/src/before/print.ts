/** What is told on paper before play: texts with blanks where a value will only be known when it is handed over. */
import type { Text } from '@sandtable/core/scenario';
import { textIn, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box } from '../page/page.ts';

const blank = '________';

/** `{queue}` is a blank to be filled in by hand; `{{` is a brace. */
export function onPaper(text: Text, telling: Telling): string {
  return textIn(text, telling).replaceAll(/\{\{|\}\}|\{[a-z][a-z0-9_]*\}/gu, (whole) =>
    whole === '{{' ? '{' : whole === '}}' ? '}' : blank,
  );
}

/** A question with lines to write on. */
export const writing = (question: string, lines = 1): Element =>
  box(
    'div.write',
    box('b', question),
    Array.from({ length: lines }, () => box('i')),
  );
