/** The law of the story as a handout: its articles in plain words, and on what each is modelled. */
import { citationOf, textIn } from '@sandtable/core/scenario';
import type { Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, paragraphs } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';

/** Nothing where the scenario has no law of its own. */
export function lawSheets(telling: Telling): readonly Element[] {
  const { say, scenario } = telling;
  if (scenario.law.length === 0) return [];
  return [
    sheet(
      {
        kind: say('paper.law'),
        label: say('paper.for-everybody'),
        content: [
          box('h1', say('paper.law')),
          box('p.who', say('paper.law-note')),
          ...scenario.law.map(({ title, text, source }) => [
            box('h2', textIn(title, telling)),
            paragraphs(textIn(text, telling)),
            source === null
              ? null
              : box('p.who', say('paper.law-source', { source: citationOf(source, telling) ?? source })),
          ]),
        ],
      },
      telling,
    ),
  ];
}
