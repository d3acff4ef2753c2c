/** Where a fact was told beyond its marking: by whom, to whom, and the entry that shows it. */
import { storyTimeAt } from '@sandtable/words';
import { bulletList, evidence, heading, paragraph, type Block } from '../page/markdown.ts';
import { tell } from './attribution.ts';
import { entriesOf, type Paper } from './paper.ts';

export function breaches(paper: Paper): Block[] {
  const { program, telling, walk } = paper;
  const { say } = telling;
  // what was entered by mistake was not shared
  const mistaken = new Set(walk.end.deeds.flatMap((deed) => (deed.correctedBy === null ? [] : [deed.entry])));
  const rows = entriesOf(paper, 'fact.breached').filter(
    ({ cause }) => cause === null || !mistaken.has(cause),
  );
  if (rows.length === 0) return [];
  return [
    heading(2, say('aar.breaches')),
    paragraph(say('aar.breaches-note')),
    bulletList(
      rows.map((entry) => {
        const told = tell(paper, entry);
        const said = told?.said ? ` “${told.said}”` : '';
        return [
          `${storyTimeAt(program.scenario.story, entry.story, telling)}: ${told?.text ?? ''}${said} `,
          evidence(entry),
        ];
      }),
    ),
  ];
}
