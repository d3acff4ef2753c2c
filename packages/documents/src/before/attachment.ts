/** What goes with an inject, on paper: the text to be read, the table, the picture itself with the words for who cannot see it. */
import type { Attachment } from '@sandtable/core/scenario';
import { clean, exerciseMarking, textIn, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { onPaper } from './print.ts';
import { box, grid, paragraphs, type Content } from '../page/page.ts';
import { writtenElements } from '../page/written.ts';

export function attachmentBox(attachment: Attachment, telling: Telling): Element {
  const exercise = box('strong.exercise', exerciseMarking(telling.say));
  return box(
    `section.attached.of-${attachment.holds}`,
    exercise,
    box('h3', textIn(attachment.title, telling).trim()),
    content(attachment, telling),
    exercise,
  );
}

function content(attachment: Attachment, telling: Telling): Content {
  switch (attachment.holds) {
    case 'text': {
      const text = onPaper(attachment.text, telling);
      return attachment.markdown ? writtenElements(text) : paragraphs(text);
    }
    case 'table': {
      const [head = [], ...rows] = attachment.table;
      return [box('p.alt', textIn(attachment.alt, telling).trim()), grid(head, rows)];
    }
    case 'picture':
      return h('img', { src: attachment.picture, alt: clean(textIn(attachment.alt, telling)).trim() });
  }
}
