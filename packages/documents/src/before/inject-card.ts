/** One page for one inject and one who receives it: what that person may read, and a strip for the controller to cut off. */
import { type Attachment, type Inject, textIn } from '@sandtable/core/scenario';
import { type Telling, clean, exerciseMarking, roleName } from '@sandtable/words';
import { toldSenderName } from '@sandtable/words/paper';
import type { Element } from 'hast';
import { type Content, box, grid, paragraphs } from '../page/page.ts';
import { sheet, tlpLabel } from '../page/sheet.ts';
import { onPaper } from './print.ts';
import { h } from 'hastscript';
import { writtenElements } from '../page/written.ts';

export const cardReaders = (inject: Inject): readonly string[] => [
  ...new Set([...inject.to.roles, ...inject.cc.roles]),
];

export function injectCardPaper(inject: Inject, role: string, telling: Telling): Element {
  const { say } = telling;
  const own = inject.textFor.find((each) => each.role === role)?.text ?? inject.text;
  const exercise = box('strong.exercise', exerciseMarking(say));
  const recipient = roleName(role, telling);
  return sheet(
    {
      kind: say('paper.inject'),
      label: recipient,
      content: [
        box(
          'div.letter',
          box(
            'dl',
            box('dt', say('paper.from')),
            box('dd', toldSenderName(inject, telling)),
            box('dt', say('paper.to')),
            box('dd', recipient),
            box('dt', say('paper.channel')),
            box('dd', inject.channel),
            inject.tlp === null ? null : box('dt', say('paper.story-marking')),
            inject.tlp === null ? null : box('dd', tlpLabel(inject.tlp)),
          ),
          inject.contentNote === null
            ? null
            : box('p.who', say('common.content-note', { text: textIn(inject.contentNote, telling).trim() })),
          exercise,
          box('div.text', paragraphs(onPaper(own, telling))),
          exercise,
        ),
        inject.attach.map((each) => attachmentBox(each, telling)),
      ],
      strip: [
        box('strong', say('paper.card-number', { serial: inject.serial, role: recipient })),
        box('span', say('paper.given')),
      ],
    },
    telling,
  );
}

/** What goes with an inject, on paper: the text to be read, the table, the picture itself with the words for who cannot see it. */
function attachmentBox(attachment: Attachment, telling: Telling): Element {
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
