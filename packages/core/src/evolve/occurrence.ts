/** What people did with a clock in the room, and when it happened there: nothing in the story reads it. */
import type { CauseKind, Command } from '../record/cause.ts';
import type { WallTime } from '../record/parts.ts';
import type { MutableState } from './draft.ts';
import type { Occurrence, State } from '../program/state.ts';

/**
 * What each command is in the room. `course`: a step of the exercise's course, never before the step that it follows. `play`: done or said
 * in it, never before StartEx. Null: it keeps the books, or says itself when it was done, and has no time apart from its entry's.
 */
const inTheRoom: Readonly<Record<CauseKind, 'course' | 'play' | null>> = {
  start: 'course',
  next: 'course',
  'jump-over': 'course',
  leave: 'course',
  'close-discussion': 'course',
  go: 'course',
  pause: 'course',
  resume: 'course',
  end: 'course',
  deliver: 'play',
  release: 'play',
  adhoc: 'play',
  say: 'play',
  ask: 'play',
  reply: 'play',
  open: 'play',
  put: 'play',
  answer: 'play',
  settle: 'play',
  reverse: 'play',
  act: 'play',
  share: 'play',
  aloud: 'play',
  seen: 'play',
  'told-back': 'play',
  heard: 'play',
  note: 'play',
  contribute: 'play',
  rehearsal: null,
  prepare: null,
  seat: null,
  unseat: null,
  merge: null,
  attribute: null,
  mark: null,
  exercise: null,
  'chatham-house': null,
  brief: null,
  'hot-wash': null,
  debrief: null,
  close: null,
  drop: null,
  'move-break': null,
  'more-time': null,
  advance: null,
  hold: null,
  skip: null,
  retime: null,
  edit: null,
  withdraw: null,
  given: null,
  acknowledge: null,
  defer: null,
  amend: null,
  retract: null,
  extend: null,
  allow: null,
  recall: null,
  override: null,
  correct: null,
  'turn-to': null,
  unpark: null,
  scale: null,
  judge: null,
  reconcile: null,
  find: null,
  issue: null,
  comment: null,
  dispose: null,
  meet: null,
  approve: null,
  'plan-action': null,
  'accept-action': null,
  cluster: null,
  vote: null,
  draw: null,
  rate: null,
  'take-down': null,
  'box-ran-out': null,
  happened: null,
  door: null,
  join: null,
  left: null,
  transcribe: null,
  erased: null,
};

export function noteOccurrence(
  state: MutableState,
  command: Command,
  entry: number,
  entered: WallTime | null,
): void {
  const of = inTheRoom[command.kind];
  if (of === null || entered === null) return;
  const after = followedBy(state, command.kind)?.entry ?? null;
  const at = command.kind === 'answer' ? command.body.saidAt : null;
  state.occurrences.push({ entry, of, after, entered, at });
}

/** What a command of this kind, were it given now, would follow in the room; undefined: nothing bounds it. */
export function followedBy(
  { occurrences }: Pick<State, 'occurrences'>,
  kind: CauseKind,
): Occurrence | undefined {
  const isStep = (each: Occurrence): boolean => each.of === 'course';
  return inTheRoom[kind] === 'course' ? occurrences.findLast(isStep) : occurrences.find(isStep);
}

/** Says when it happened; null: when it was entered. */
export function setEventTime(state: MutableState, entry: number, at: WallTime | null): void {
  state.occurrences = state.occurrences.map((each) => (each.entry === entry ? { ...each, at } : each));
  state.decisions.forEach((now, place) => {
    if (now.answers.some(({ saidIn }) => saidIn === entry))
      state.decisions[place] = {
        ...now,
        answers: now.answers.map((own) => (own.saidIn === entry ? { ...own, saidAt: at } : own)),
      };
  });
}
