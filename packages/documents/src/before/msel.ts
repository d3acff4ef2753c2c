/** The Master Scenario Events List: every inject with when, from whom, to whom, what is hoped for and what only controllers know. */
import { replacePlaceholders, textIn, type Inject, type Text } from '@sandtable/core/scenario';
import { cleanInjectTitle, cleanTitle, roleName, roleNames, type Telling } from '@sandtable/words';
import { senderName } from '@sandtable/words/paper';
import type { Element } from 'hast';
import { box, grid } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';
import { whenText } from './run-sheet.ts';

/** The columns of the list and its rows, as text: for a page, for Markdown and for a spreadsheet. */
export function mselRows(telling: Telling): {
  readonly head: readonly string[];
  readonly rows: readonly string[][];
} {
  const { say, scenario } = telling;
  return {
    head: [
      say('paper.serial'),
      say('paper.when'),
      say('paper.title'),
      say('paper.from'),
      say('paper.to'),
      say('paper.channel'),
      say('paper.kind'),
      say('paper.text'),
      say('paper.serves'),
      say('paper.notes'),
    ],
    rows: scenario.injects.map((inject) => [
      inject.serial,
      whenText(inject, telling),
      cleanInjectTitle(inject.name, telling),
      senderName(inject.from, inject, telling),
      roleNames([...new Set([...inject.to.roles, ...inject.cc.roles])], telling),
      inject.channel,
      say(`paper.kind.${inject.kind}`),
      [named(inject.text, telling), ...textsFor(inject, telling), ...attached(inject, telling)].join(' '),
      inject.serves.map((task) => taskText(task, telling)).join('; '),
      notesOf(inject, telling),
    ]),
  };
}

/** A value that is known only in play stands by its name: `[Flights held]`. */
const named = (text: Text, telling: Telling): string =>
  replacePlaceholders(textIn(text, telling), (variable) => `[${cleanTitle('variables', variable, telling)}]`);

const textsFor = (inject: Inject, telling: Telling): readonly string[] =>
  inject.textFor.map(({ role, text }) => `[${roleName(role, telling)}: ${named(text, telling)}]`);

/** Named, with the words for a picture: the cards have what they hold. */
const attached = (inject: Inject, telling: Telling): readonly string[] =>
  inject.attach.map((each) => {
    const head = telling.say(`common.attached.${each.holds}`, { title: textIn(each.title, telling).trim() });
    const file = each.file === null ? '' : ` (${each.file})`;
    const alt = each.holds === 'text' ? '' : `: ${textIn(each.alt, telling).trim()}`;
    return `[${head}${file}${alt}]`;
  });

function notesOf(inject: Inject, telling: Telling): string {
  const { say } = telling;
  return [
    inject.storyline && say('paper.storyline', { name: inject.storyline }),
    inject.contentNote && say('common.content-note', { text: textIn(inject.contentNote, telling) }),
    inject.sensitivity && say('paper.sensitive', { note: textIn(inject.sensitivity, telling) }),
    inject.notes && textIn(inject.notes, telling),
    inject.evaluatorNotes && textIn(inject.evaluatorNotes, telling),
    inject.hold ? say('paper.hold') : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function taskText(task: string, telling: Telling): string {
  for (const objective of telling.scenario.objectives)
    for (const target of objective.targets)
      for (const each of target.tasks) if (each.name === task) return textIn(each.text, telling);
  return task;
}

export function mselSheet(telling: Telling, room: string | null): Element {
  const { say } = telling;
  const { head, rows } = mselRows(telling);
  return sheet(
    {
      kind: say('paper.msel'),
      label: say('paper.control-only'),
      wide: true,
      content: [
        box('h1', say('paper.msel')),
        ...(room === null ? [] : [box('p', room)]),
        grid(head, rows, '.tight.msel'),
      ],
    },
    telling,
  );
}
