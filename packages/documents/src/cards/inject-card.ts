/** One page for one inject and one who receives it: what that person may read, and a strip for the controller to cut off. */
import type { Inject } from '@sandtable/core';
import { exerciseMarking, roleName, textIn, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, grid, paragraphs } from '../page/page.ts';
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
        inject.attach.map((attachment) => [
          box('h3', textIn(attachment.title, telling)),
          attachment.table.length === 0
            ? box('p', textIn(attachment.alt, telling))
            : grid(attachment.table[0] ?? [], attachment.table.slice(1)),
        ]),
      ],
      strip: [
        box('strong', say('paper.card-number', { serial: inject.serial, role: recipient })),
        box('span', say('paper.given')),
      ],
    },
    telling,
  );
}
