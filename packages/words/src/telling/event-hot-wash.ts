// What the hot wash turned to, and what became of what was parked, told.
import { hotWashQuestions } from '@sandtable/core/view';
import type { CauseTellers, RecordTelling } from './event.ts';
import { spoken, spokenIfAny } from './names.ts';
import { textReader } from './reader.ts';

export const hotWashTellers: CauseTellers<'turn-to' | 'unpark'> = {
  'turn-to': ({ body: { at } }, telling) => {
    const { say, scenario } = telling;
    if (at.of === 'parked')
      return { text: say('format.event.turn-to.parked'), said: parkedWords(at.note, telling) };
    const questions = hotWashQuestions(scenario, textReader(telling.language));
    return say('format.event.turn-to.question', {
      number: at.number,
      of: questions.length,
      question: questions[at.number - 1]?.trim() ?? '',
    });
  },
  unpark: ({ n, body }, telling) => {
    const { say } = telling;
    const said = spokenIfAny(n, body.said, telling);
    const told = say(`format.event.unpark.${body.becomes}`, {
      item: parkedWords(body.note, telling),
      owner: spokenIfAny(n, body.owner, telling),
    });
    const text =
      body.until === undefined
        ? told
        : `${told} ${say('format.until', { until: spokenIfAny(n, body.until, telling) })}`;
    return said === '' ? text : { text, said };
  },
};

/** The words of the note that was parked. */
function parkedWords(number: number, telling: RecordTelling): string {
  const note = telling.entries.find(({ n }) => n === number);
  return note?.kind === 'note'
    ? spoken({ entry: number, text: note.body.said.text }, telling)
    : telling.say('format.entry-number', { number });
}
