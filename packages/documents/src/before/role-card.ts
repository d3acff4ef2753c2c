/** What one role starts with: who it is, what it knows, what it may do. Nothing that it will only learn, be asked or be allowed later. */
import { textIn, type Fact, type Role } from '@sandtable/core/scenario';
import { roleName, roleNames, tlpMeaning, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, bullets, lengthOf, paragraphs, type Content } from '../page/page.ts';
import { cutSheets, sheet, tlpLabel } from '../page/sheet.ts';

/** What fits into half a page, in characters. */
const inAHalf = 1750;

/** Of these roles, in their order: two to a page where both are short. */
export function roleCards(roles: readonly Role[], telling: Telling): readonly Element[] {
  const kind = telling.say('paper.role-card');
  const cards = roles.map((role) => ({ role, content: box('div.of-role', contentOf(role, telling)) }));
  const [short, long] = [true, false].map((is) =>
    cards.filter(({ content }) => is === (cards.length > 1 && lengthOf(content) <= inAHalf)),
  );
  return [
    ...cutSheets(kind, 2, short ?? [], telling),
    ...(long ?? []).map(({ role, content }) =>
      sheet({ kind, label: textIn(role.title, telling), content: [content] }, telling),
    ),
  ];
}

function contentOf(role: Role, telling: Telling): Content {
  const { say, scenario } = telling;
  const title = textIn(role.title, telling);
  const attribution =
    scenario.chathamHouse && scenario.attribution === 'person' ? 'role' : scenario.attribution;
  const knows = scenario.facts.filter((fact) => fact.knownTo.roles.includes(role.name));
  // an action with a condition is shown to a role only once the condition holds: it is not on paper
  const free = scenario.actions.filter(
    (action) => action.onlyIf === null && action.by.roles.includes(role.name),
  );
  const may = [...role.can, ...free].map(({ text }) => textIn(text, telling));
  return [
    box('h1', title),
    box('p.who', organisationOf(role, telling)),
    role.brief === null ? null : [box('h2', say('paper.you-want')), paragraphs(textIn(role.brief, telling))],
    box('h2', say('paper.you-know')),
    knows.length === 0
      ? box('p', say('paper.know-nothing'))
      : bullets(knows.map((fact) => factItem(fact, role, telling))),
    box('h2', say('paper.you-may')),
    bullets(may),
    box('p', say('paper.may-always')),
    box('h2', say('paper.at-the-table')),
    bullets(
      scenario.roles.map((each) =>
        say('paper.seat', { role: textIn(each.title, telling), of: organisationOf(each, telling) }),
      ),
      'ul.columns',
    ),
    role.deputy === null ? null : box('p', say('paper.deputy', { role: roleName(role.deputy, telling) })),
    box(
      'div.note',
      box('p', say('paper.rules')),
      box('p', say(`paper.attribution.${attribution}`)),
      scenario.chathamHouse ? box('p', say('people.chatham-house')) : null,
    ),
  ];
}

function factItem(fact: Fact, to: Role, telling: Telling): Content {
  const { say } = telling;
  const limits =
    fact.mayGoTo === null
      ? tlpMeaning(fact.tlp, say)
      : say('paper.may-go-to', {
          roles: roleNames(
            fact.mayGoTo.roles.filter((name) => name !== to.name),
            telling,
          ),
        });
  return [
    textIn(fact.text, telling),
    ' ',
    fact.detail === null ? null : `${textIn(fact.detail, telling)} `,
    tlpLabel(fact.tlp),
    ` ${limits}`,
  ];
}

export const organisationOf = (role: Role, telling: Telling): string => {
  const organisation = telling.scenario.organisations.find((each) => each.name === role.organisation);
  return organisation ? textIn(organisation.title, telling) : role.organisation;
};
