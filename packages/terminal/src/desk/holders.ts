// Facts and who holds them: as a matrix where there is room, else as a list.
import type { FactBoard } from '@sandtable/core/view';
import { type Line, cell, fit, line, span, truncate } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { tlpManner } from '../screen/theme.ts';
import { shortRole } from '@sandtable/words';
import { aloudWords } from '../wording/facts.ts';
import type { DeskSituation } from '../wording/situation.ts';

const column = 5;
const least = 24;

export function factsPane(desk: DeskSituation, width: number): readonly Line[] {
  if (desk.masked) return prose(desk.say('desk.masked.how'), width, 'faint');
  const roles = desk.view.seats.filter((each) => each.mergedInto === null);
  if (desk.view.facts.length === 0) return prose(desk.say('desk.facts.none'), width, 'faint');
  return width - roles.length * column >= least
    ? matrix(desk, roles, width)
    : desk.view.facts.flatMap((each) => factLines(each, desk, width));
}

function matrix(desk: DeskSituation, roles: DeskSituation['view']['seats'], width: number): readonly Line[] {
  const room = width - roles.length * column;
  const head = fit(
    line(
      cell('', room),
      ...shortNames(roles.map((each) => shortRole(each.role, desk))).map((each) =>
        span(` ${cell(each, column - 1)}`, 'faint'),
      ),
    ),
    width,
  );
  return [
    head,
    ...desk.view.facts.map((fact) => {
      const name = fact.name.replaceAll('_', ' ');
      const label = `${name}${fact.rumour ? ` ${desk.say('desk.facts.rumour')}` : ''} `;
      return line(
        span(cell(label, room - 6), fact.rumour ? 'warn' : 'plain'),
        span(cell(short(fact), 6), tlpManner(fact.tlp)),
        ...roles.map((role) => {
          const knows = fact.holders.some((each) => each.role === role.role);
          return span(` ${cell(knows ? 'x' : '·', column - 1)}`, knows ? 'strong' : 'faint');
        }),
      );
    }),
    line(span(desk.say('desk.facts.legend'), 'faint')),
  ];
}

/** The first letters, or the first and the last where two would be the same. */
function shortNames(names: readonly string[]): readonly string[] {
  const letters = names.map((each) => each.slice(0, column - 1));
  return letters.map((each, place) =>
    letters.indexOf(each) === letters.lastIndexOf(each)
      ? each
      : `${each.slice(0, column - 2)}${names[place]?.at(-1) ?? ''}`,
  );
}

/** The label in a column: `AMB+S`, `GREEN`. The word in full stands in the list and on the card. */
function short(fact: FactBoard): string {
  return fact.tlp === 'TLP:AMBER+STRICT' ? 'AMB+S' : fact.tlp.slice(4);
}

function factLines(fact: FactBoard, desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  const everybody = desk.view.seats.every((seat) => fact.holders.some((each) => each.role === seat.role));
  const holders =
    fact.holders.length === 0
      ? say('desk.facts.nobody')
      : everybody
        ? say('desk.facts.everybody')
        : fact.holders.map((each) => shortRole(each.role, desk)).join(', ');
  const flags = [fact.rumour ? say('desk.facts.rumour') : '', aloudWords(fact, say)]
    .filter((each) => each !== '')
    .join(', ');
  return [
    line(
      span(
        truncate(`${fact.text.trim()}${flags === '' ? '' : ` (${flags})`}`, width),
        fact.rumour ? 'warn' : 'plain',
      ),
    ),
    ...labelled(span(` ${fact.tlp}`, tlpManner(fact.tlp)), 2, holders, width, 'faint'),
  ];
}
