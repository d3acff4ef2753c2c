// What the hot wash turned to, and what became of what was parked, told.
import {
  hotWashQuestions,
  type CauseBodies,
  type Entry,
  type EntryHead,
  type TextSlot,
} from '@sandtable/core';
import type { RecordTelling, Sentence } from './event.ts';
import { spoken } from './names.ts';
import { textReader } from './reader.ts';

type HotWashKind = 'turn-to' | 'unpark';
type Tellers = {
  readonly [K in HotWashKind]: (
    entry: EntryHead & { readonly kind: K; readonly body: CauseBodies[K] },
    telling: RecordTelling,
  ) => Sentence;
};

export const hotWashTellers: Tellers = {
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
    const words = (slot: TextSlot | undefined): string =>
      slot === undefined ? '' : spoken({ entry: n, text: slot.text }, telling);
    const said = words(body.said);
    const told = say(`format.event.unpark.${body.becomes}`, {
      item: parkedWords(body.note, telling),
      owner: words(body.owner),
    });
    const text =
      body.until === undefined ? told : `${told} ${say('format.until', { until: words(body.until) })}`;
    return said === '' ? text : { text, said };
  },
};

/** The words of the note that was parked. */
function parkedWords(number: number, telling: RecordTelling): string {
  const note = telling.entries.find((entry: Entry) => entry.n === number);
  return note?.kind === 'note'
    ? spoken({ entry: number, text: note.body.said.text }, telling)
    : telling.say('format.entry-number', { number });
}
