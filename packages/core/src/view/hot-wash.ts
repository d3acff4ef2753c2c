/** What the hot wash is at, in words: the same for exercise control, for the roles and for the room's screen. */
import { isOver } from '../questions/read.ts';
import type { Texts, TextReference } from '../record/parts.ts';
import { hotWashAt, parkedNotes, placeAfter, placeBefore, questionCount } from '../questions/hot-wash.ts';
import type { State, Unparked } from '../program/state.ts';
import type { HotWashBoard, HotWashStep, UnparkedBoard } from './hot-wash-board.ts';
import { textIn } from '../scenario/text.ts';
import type { Reader } from './reader.ts';

export const hotWashQuestions = (reader: Reader): readonly string[] =>
  reader.scenario.hotWash.length === 0
    ? reader.hotWash
    : reader.scenario.hotWash.map((question) => textIn(question, reader));

/** Null but in the hot wash. */
export function hotWashStep(state: State, texts: Texts, reader: Reader): HotWashStep | null {
  if (state.stage !== 'hot-wash') return null;
  const at = hotWashAt(state);
  if (at === null) return { at: 'opening', questions: hotWashQuestions(reader) };
  if (at.of === 'question')
    return {
      at: 'question',
      number: at.number,
      of: questionCount(reader.scenario),
      ask: hotWashQuestions(reader)[at.number - 1] ?? '',
    };
  const parked = parkedNotes(state);
  const place = parked.findIndex(({ entry }) => entry === at.note);
  const note = parked[place];
  return {
    at: 'parked',
    number: place + 1,
    of: parked.length,
    text: (note && texts(note.said)) ?? reader.erased,
    becomes: becameOf(state, at.note, texts, reader),
  };
}

function becameOf(state: State, note: number, texts: Texts, reader: Reader): UnparkedBoard | null {
  const unparked = state.unparked.find((each) => each.note === note);
  return unparked === undefined ? null : unparkedBoard(unparked, texts, reader);
}

function unparkedBoard(unparked: Unparked, texts: Texts, reader: Reader): UnparkedBoard {
  const words = (reference: TextReference | null): string | null =>
    reference === null ? null : (texts(reference) ?? reader.erased);
  return {
    becomes: unparked.becomes,
    said: words(unparked.said),
    owner: words(unparked.owner),
    until: words(unparked.until),
  };
}

/** All of it, for exercise control; null before EndEx. */
export function hotWashBoard(state: State, texts: Texts, reader: Reader): HotWashBoard | null {
  if (!isOver(state)) return null;
  const at = hotWashAt(state);
  return {
    at,
    since: state.turns.at(-1)?.wall ?? null,
    next: placeAfter(reader.scenario, state, at),
    before: placeBefore(reader.scenario, state, at),
    questions: hotWashQuestions(reader).map((text, place) => ({
      number: place + 1,
      text,
      spent: spentOn(state, (turn) => turn.of === 'question' && turn.number === place + 1),
      notes: state.notes
        .filter(({ during }) => during?.of === 'question' && during.number === place + 1)
        .map(({ entry }) => entry),
    })),
    parked: parkedNotes(state).map(({ entry, said }) => ({
      note: entry,
      text: texts(said) ?? reader.erased,
      spent: spentOn(state, (turn) => turn.of === 'parked' && turn.note === entry),
      becomes: becameOf(state, entry, texts, reader),
    })),
  };
}

/** Real milliseconds of the turns to it that are over: the one that stands counts from `since`. */
function spentOn({ turns }: State, isIt: (at: State['turns'][number]['at']) => boolean): number {
  return turns.reduce((sum, { at, wall }, place) => {
    const end = turns[place + 1]?.wall ?? null;
    return !isIt(at) || wall === null || end === null ? sum : sum + Math.max(0, end - wall);
  }, 0);
}
