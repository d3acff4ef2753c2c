/** The hot wash: its questions one after the other, then the parking lot, note by note. Nothing of it is play. */
import type { Scenario } from '../scenario/scenario.ts';
import type { TextReference, TextSlot } from '../record/parts.ts';
import type { CauseBodies, HotWashPlace } from '../record/cause.ts';
import type { State, Unparked } from '../program/state.ts';

/** What is asked where a scenario asks nothing of its own: what went well, what did not, what to change. */
const generalQuestions = 3;

export const questionCount = ({ hotWash }: Pick<Scenario, 'hotWash'>): number =>
  hotWash.length === 0 ? generalQuestions : hotWash.length;

export const parkedNotes = ({ notes }: State): State['notes'] =>
  notes.filter(({ tag }) => tag === 'parking-lot');

export const hotWashAt = ({ stage, turns }: State): HotWashPlace | null =>
  stage === 'hot-wash' ? (turns.at(-1)?.at ?? null) : null;

/** What comes after this: what became of a note already is not read out again. Null after the last. */
export function placeAfter(
  scenario: Pick<Scenario, 'hotWash'>,
  state: State,
  at: HotWashPlace | null,
): HotWashPlace | null {
  const question = at === null ? 1 : at.of === 'question' ? at.number + 1 : Infinity;
  if (question <= questionCount(scenario)) return { of: 'question', number: question };
  const since = at?.of === 'parked' ? at.note : 0;
  const open = parkedNotes(state).find(
    ({ entry }) => entry > since && !state.unparked.some(({ note }) => note === entry),
  );
  return open === undefined ? null : { of: 'parked', note: open.entry };
}

/** What came before this, whatever became of it. Null at the first question, and before it. */
export function placeBefore(
  scenario: Pick<Scenario, 'hotWash'>,
  state: State,
  at: HotWashPlace | null,
): HotWashPlace | null {
  if (at === null) return null;
  if (at.of === 'question') return at.number > 1 ? { of: 'question', number: at.number - 1 } : null;
  const before = parkedNotes(state).findLast(({ entry }) => entry < at.note);
  return before === undefined
    ? { of: 'question', number: questionCount(scenario) }
    : { of: 'parked', note: before.entry };
}

export function unparkedBy({ note, becomes, ...texts }: CauseBodies['unpark'], entry: number): Unparked {
  const at = (slot: TextSlot | undefined): TextReference | null =>
    slot === undefined ? null : { entry, text: slot.text };
  return {
    entry,
    note,
    becomes,
    said: at(texts.said),
    owner: at(texts.owner),
    until: at(texts.until),
  };
}
