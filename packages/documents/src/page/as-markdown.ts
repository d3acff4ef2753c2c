import { exerciseMarking } from '@sandtable/words';
import type { Document } from './document.ts';
import { heading, markdown, paragraph, strong } from './markdown.ts';

/** With its marking before and after. */
export function asMarkdown(paper: Document): Iterable<string> {
  const { title, marking, aboutReal, state, parts, telling } = paper;
  const exercise = aboutReal === undefined ? `${exerciseMarking(telling.say)}. ` : '';
  const marked = paragraph(strong(`${exercise}${marking}`), ` · ${state}`);
  return markdown([marked, heading(1, title), ...parts.flatMap(({ blocks }) => blocks), marked]);
}
