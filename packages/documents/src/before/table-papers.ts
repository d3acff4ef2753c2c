/** Papers without a secret in them: name tents and the blank decision log. */
import { textIn, type Role } from '@sandtable/core/scenario';
import { exerciseMarking, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, grid } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';
import { organisationOf } from './role-card.ts';
import type { ListedPerson } from './roster-sheets.ts';

export const nameTent = (role: Role, telling: Telling): Element =>
  tent(textIn(role.title, telling), organisationOf(role, telling), telling);

/** Of somebody who is expected: their name, and below it as what and from where they come. */
export const personTent = ({ as, about }: ListedPerson, name: string, telling: Telling): Element =>
  tent(name, [as, about.organisation ?? []].flat().join(' · '), telling);

/** Folded in the middle, it is read from both sides. */
function tent(large: string, below: string, telling: Telling): Element {
  const { say } = telling;
  const side = () => box('div', box('b', large), box('span', below), box('small', exerciseMarking(say)));
  return sheet(
    {
      kind: say('paper.name-tent'),
      label: large,
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
