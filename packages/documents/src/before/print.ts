/** What is told on paper before play: texts with blanks where a value will only be known when it is handed over. */
import { replacePlaceholders, textIn, type Text } from '@sandtable/core/scenario';
import { type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box } from '../page/page.ts';

const blank = '________';

/** Of what is delivered: `{queue}` is a blank to be filled in by hand; `{{` is a brace. */
export const onPaper = (text: Text, telling: Telling): string =>
  replacePlaceholders(textIn(text, telling), () => blank);

/** A question with lines to write on. */
export const writing = (question: string, lines = 1): Element =>
  box(
    'div.write',
    box('b', question),
    Array.from({ length: lines }, () => box('i')),
  );
