/** One page for one inject and one who receives it: what that person may read, and a strip for the controller to cut off. */
import type { Inject } from '@sandtable/core/scenario';
import { exerciseMarking, roleName, textIn, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { attachmentBox } from './attachment.ts';
import { box, paragraphs } from '../page/page.ts';
import { sheet, tlpLabel } from '../page/sheet.ts';
import { onPaper } from './print.ts';

export const recipientsOf = (inject: Inject): readonly string[] => [
  ...new Set([...inject.to.roles, ...inject.cc.roles]),
];

export function injectCard(inject: Inject, role: string, telling: Telling): Element {
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
            box('dd', roleName(inject.from, telling)),
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
