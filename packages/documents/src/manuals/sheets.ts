/** Sheets for the entrance and the table: to sign in, and tents with the roles on them. */
import { textIn } from '@sandtable/core/scenario';
import type { Element } from 'hast';
import { sheetTelling, type PaperRequest } from '../before/cards.ts';
import { organisationOf } from '../before/role-card.ts';
import { signInSheet } from '../before/roster-sheets.ts';
import { nameTents } from '../before/table-papers.ts';
import { htmlPage } from '../page/page.ts';

/** Roles with room for a name, and lines for everybody who has none. */
export function signInPaper(request: PaperRequest): Iterable<string> {
  const telling = sheetTelling(request);
  const roles = telling.scenario.roles.map((role) => ({
    name: null,
    as: textIn(role.title, telling),
    about: { organisation: organisationOf(role, telling) },
  }));
  const others = Array.from({ length: othersExpected }, () => ({ name: null, as: '', about: {} }));
  return sheets(telling.say('paper.sign-in'), request, [signInSheet([...roles, ...others], telling)]);
}

/** Staff and observers who sign in beside the roles. */
const othersExpected = 10;

export function printedTents(request: PaperRequest): Iterable<string> {
  const telling = sheetTelling(request);
  return sheets(telling.say('manual.tents'), request, nameTents(telling.scenario.roles, telling));
}

function sheets(kind: string, request: PaperRequest, content: readonly Element[]): Iterable<string> {
  const telling = sheetTelling(request);
  const title = telling.say('manual.of', { kind, title: textIn(telling.scenario.title, telling) });
  return htmlPage(title, telling.language, content);
}
