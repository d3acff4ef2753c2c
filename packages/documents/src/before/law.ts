/** The law of the story as a handout: its articles in plain words, and on what each is modelled. */
import { citationOf, textIn, type Law } from '@sandtable/core/scenario';
import type { Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, paragraphs } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';

/** So many words of articles stand on one sheet of A4, under its heading. */
const wordsASheet = 850;

/** Nothing where the scenario has no law of its own. */
export function lawSheets(telling: Telling): readonly Element[] {
  const { say, scenario } = telling;
  return sheetsOf(scenario.law, telling).map((articles) =>
    sheet(
      {
        kind: say('paper.law'),
        label: say('paper.for-everybody'),
        dense: true,
        content: [
          box('h1', say('paper.law')),
          box('p.who', say('paper.law-note')),
          box(
            'div.columns.of-law',
            articles.map(({ title, text, source }) => [
              box('h2', textIn(title, telling)),
              paragraphs(textIn(text, telling)),
              source === null
                ? null
                : box('p.who', say('paper.law-source', { source: citationOf(source, telling) ?? source })),
            ]),
          ),
        ],
      },
      telling,
    ),
  );
}

/** The articles in their order, as many to a sheet as fit: none goes on overleaf, where nobody looks. */
function sheetsOf(law: readonly Law[], telling: Telling): readonly (readonly Law[])[] {
  const sheets: Law[][] = [];
  let room = 0;
  for (const article of law) {
    const { title, text, source } = article;
    const cited = source === null ? '' : (citationOf(source, telling) ?? source);
    // a heading and a source take the room of a line each, however short
    const words = [textIn(title, telling), textIn(text, telling), cited].join(' ').split(/\s+/u).length + 16;
    if (words > room) {
      sheets.push([]);
      room = wordsASheet;
    }
    sheets.at(-1)?.push(article);
    room -= words;
  }
  return sheets;
}
