/** What went with the injects that were delivered: texts as they were read, tables, pictures with their words. */
import { shownAttachments, type ShownAttachment } from '@sandtable/core/view';
import type { Attachment } from '@sandtable/core/scenario';
import { clean, exerciseMarking, injectName } from '@sandtable/words';
import { paragraphsIn } from '../page/page.ts';
import { writtenBlocks, type Written } from '../page/written.ts';
import { citable } from './attribution.ts';
import { evidenceList, heading, paragraph, strong, table, type Block } from '../page/markdown.ts';
import { entriesOf, type Paper } from './paper.ts';

export function attached(paper: Paper): Block[] {
  const { program, reader, telling } = paper;
  const { scenario } = program;
  // what is quoted is no finding
  const exercise = paragraph(strong(exerciseMarking(telling.say)));
  const deliveries = Map.groupBy(entriesOf(paper, 'inject.delivered'), ({ body }) => body.inject);
  const blocks = scenario.injects.flatMap((inject): Block[] => {
    const own = deliveries.get(inject.name) ?? [];
    const [first] = own;
    if (first === undefined || inject.attach.length === 0) return [];
    const shown = shownAttachments(inject.attach, first.body.printed, reader);
    const cited = evidenceList(own.map((entry) => citable(paper, entry)));
    return [
      paragraph(`${injectName(inject.name, telling)} `, ...cited),
      exercise,
      ...shown.flatMap((each, at) => told(each, inject.attach[at], paper)),
      exercise,
    ];
  });
  return blocks.length === 0 ? [] : [heading(2, telling.say('aar.attached')), ...blocks];
}

/** As it was written, with its marks if it has any. */
const read = (text: string, written: Attachment | undefined): Written[] =>
  written?.holds === 'text' && written.markdown
    ? writtenBlocks(text)
    : paragraphsIn(text).map((part) => paragraph(part) as Written);

function told(shown: ShownAttachment, written: Attachment | undefined, { telling }: Paper): Block[] {
  const title = heading(3, telling.say(`common.attached.${shown.holds}`, { title: shown.title.trim() }));
  switch (shown.holds) {
    case 'text':
      return [title, { type: 'blockquote', children: read(shown.text, written) }];
    case 'table': {
      const [head = [], ...rows] = shown.table;
      return [title, paragraph(shown.alt.trim()), table(head, rows)];
    }
    case 'picture':
      return written?.holds === 'picture'
        ? [
            title,
            {
              type: 'paragraph',
              children: [{ type: 'image', url: written.picture, alt: clean(shown.alt).trim() }],
            },
            paragraph(shown.alt.trim()),
          ]
        : [];
  }
}
