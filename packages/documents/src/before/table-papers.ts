/** Papers without a secret in them: name tents and the blank decision log. */
import { textIn, type Role } from '@sandtable/core/scenario';
import { exerciseMarking, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, grid } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';
import { organisationOf } from './role-card.ts';

/** Folded in the middle, it is read from both sides. */
export function nameTent(role: Role, telling: Telling): Element {
  const { say } = telling;
  const title = textIn(role.title, telling);
  const side = () =>
    box(
      'div',
      box('b', title),
      box('span', organisationOf(role, telling)),
      box('small', exerciseMarking(say)),
    );
  return sheet(
    {
      kind: say('paper.name-tent'),
      label: title,
      wide: true,
      content: [box('div.tent', side(), box('hr'), side())],
    },
    telling,
  );
}

const rowsOnAPage = 9;

export function decisionLogSheet(telling: Telling): Element {
  const { say } = telling;
  const head = [
    say('paper.log.number'),
    say('paper.log.time'),
    say('paper.log.question'),
    say('paper.log.decision'),
    say('paper.log.options'),
    say('paper.log.authority'),
    say('paper.log.rationale'),
    say('paper.log.dissent'),
    say('paper.log.review'),
  ];
  const rows = Array.from({ length: rowsOnAPage }, () => head.map(() => ''));
  return sheet(
    {
      kind: say('paper.decision-log'),
      label: say('paper.recorder'),
      wide: true,
      content: [box('p', say('paper.log.note')), grid(head, rows, '.blank')],
    },
    telling,
  );
}
