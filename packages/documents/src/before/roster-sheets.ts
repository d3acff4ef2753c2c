/** Of those who are expected, for whoever leads: how each is reached, and where each signs in. */
import { rosterDetails, type Details } from '@sandtable/core/record';
import type { Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { grid } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';

export interface ListedPerson {
  readonly name: string | null;
  /** The title of their role, or their function. */
  readonly as: string;
  readonly about: Details<string>;
}

/** Only what the roster says of anybody has a column. */
export function directorySheet(people: readonly ListedPerson[], telling: Telling): Element {
  const { say } = telling;
  const columns = rosterDetails.filter((detail) => people.some(({ about }) => about[detail] !== undefined));
  return sheet(
    {
      kind: say('paper.directory'),
      label: say('paper.directory.for'),
      wide: true,
      content: [
        grid(
          [
            say('cli.roster.column.name'),
            say('cli.roster.column.as'),
            ...columns.map((detail) => say(`paper.detail.${detail}`)),
          ],
          people.map(({ name, as, about }) => [
            name ?? '',
            as,
            ...columns.map((detail) => about[detail] ?? ''),
          ]),
        ),
      ],
    },
    telling,
  );
}

export function signInSheet(people: readonly ListedPerson[], telling: Telling): Element {
  const { say } = telling;
  const head = [
    say('cli.roster.column.name'),
    say('cli.roster.column.as'),
    say('paper.detail.organisation'),
    say('paper.came-at'),
    say('paper.signature'),
  ];
  return sheet(
    {
      kind: say('paper.sign-in'),
      label: say('paper.sign-in.where'),
      wide: true,
      content: [
        grid(
          head,
          people.map(({ name, as, about }) => [name ?? '', as, about.organisation ?? '', '', '']),
          '.blank',
        ),
      ],
    },
    telling,
  );
}
