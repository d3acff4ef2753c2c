/** Papers without a secret in them: name tents and the blank decision log. */
import { textIn, type Role } from '@sandtable/core/scenario';
import { exerciseMarking, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, grid } from '../page/page.ts';
import { cutSheets, sheet } from '../page/sheet.ts';
import { organisationOf } from './role-card.ts';
import type { ListedPerson } from './roster-sheets.ts';

interface Tent {
  readonly large: string;
  readonly below: string;
}

/** Of roles, four to a page where their names are short: each is cut out, and folded in its middle. */
export const nameTents = (roles: readonly Role[], telling: Telling): readonly Element[] =>
  folded(
    roles.map((role) => ({ large: textIn(role.title, telling), below: organisationOf(role, telling) })),
    telling,
  );

/** Of people who are expected: their name, and below it as what and from where they come. Where no name is kept no tent has one. */
export const personTents = (people: readonly ListedPerson[], telling: Telling): readonly Element[] =>
  folded(
    people.flatMap(({ name, as, about }) =>
      name === null ? [] : [{ large: name, below: [as, about.organisation ?? []].flat().join(' · ') }],
    ),
    telling,
  );

/** What stands large enough on a quarter of a page, in characters. */
const shortName = 34;

const folded = (tents: readonly Tent[], telling: Telling): readonly Element[] =>
  cutSheets(
    telling.say('paper.name-tent'),
    tents.every(({ large }) => large.length <= shortName) ? 4 : 2,
    tents.map((each) => ({ content: tent(each, telling), marked: true })),
    telling,
  );

/** It is read from both sides. */
function tent({ large, below }: Tent, { say }: Telling): Element {
  const side = () => box('div', box('b', large), box('span', below), box('small', exerciseMarking(say)));
  return box('div.tent', side(), box('hr'), side());
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
