/** The hot wash: its questions, and on each that was asked what was noted. How long it took concerns only the facilitator. */
import { hotWashQuestions } from '@sandtable/core/view';
import { textIn } from '@sandtable/core/scenario';
import { heading, bulletList, paragraph, strong, type Block, type Inline } from '../page/markdown.ts';
import { noted } from './notes.ts';
import { entriesOf, type Paper } from './paper.ts';

export function hotWash(paper: Paper): Block[] {
  const { telling, reader, walk } = paper;
  const { say, scenario } = telling;
  const asked = new Set(walk.end.turns.flatMap(({ at }) => (at.of === 'question' ? [at.number] : [])));
  if (asked.size === 0)
    return scenario.hotWash.length === 0
      ? []
      : [
          heading(2, say('aar.hot-wash')),
          bulletList(scenario.hotWash.map((question) => [textIn(question, telling)])),
        ];
  return [
    heading(2, say('aar.hot-wash.asked')),
    ...hotWashQuestions(reader).flatMap((question, place): Block[] => {
      const on = walk.end.notes.flatMap(({ entry, during }) =>
        during?.of === 'question' && during.number === place + 1 ? [entry] : [],
      );
      const notes = entriesOf(paper, 'note').filter(({ n }) => on.includes(n));
      return [
        paragraph(strong(`${place + 1}. ${question.trim()}`)),
        ...(notes.length > 0
          ? [bulletList(notes.map((entry): Inline[] => noted(paper, entry)))]
          : [paragraph(say(asked.has(place + 1) ? 'aar.hot-wash.nothing' : 'aar.hot-wash.not-asked'))]),
      ];
    }),
  ];
}
