/**
 * What happened, told: one entry of the record as a word for its kind, a sentence, and what was said.
 * The desk's feed, plain mode and the choices of `correct` all speak through this.
 */
import { coveredEntry } from '@sandtable/core/view';
import { isCause, type CauseBodies, type Entry, type EntryKind } from '@sandtable/core/record';
import { cleanLine } from './clean.ts';
import { causeTold } from './event-cause.ts';
import { consequenceTold } from './event-consequence.ts';
import { coveredTold } from './event-covered.ts';
import { wallTime } from './room-time.ts';
import type { RecordTelling } from './sentence.ts';
import { storyTimeAt } from './time.ts';

export interface ToldEvent {
  /** What kind of thing happened: `inject`, `decision`. */
  readonly word: string;
  /** One sentence, on one line. */
  readonly text: string;
  /** The words that were read, said or written, when there are any. */
  readonly said: string | null;
}

type EventWord =
  | 'exercise'
  | 'time'
  | 'inject'
  | 'decision'
  | 'action'
  | 'said'
  | 'question'
  | 'fact'
  | 'breach'
  | 'world'
  | 'clock'
  | 'expected'
  | 'module'
  | 'talk'
  | 'wall'
  | 'note'
  | 'evaluation'
  | 'report'
  | 'seats'
  | 'pause'
  | 'put-right'
  | 'chance'
  | 'rule'
  | 'trouble';

const wordOf: Readonly<Record<EntryKind, EventWord>> = {
  rehearsal: 'exercise',
  prepare: 'seats',
  seat: 'seats',
  unseat: 'seats',
  merge: 'seats',
  join: 'seats',
  left: 'seats',
  door: 'seats',
  attribute: 'exercise',
  mark: 'exercise',
  exercise: 'exercise',
  'chatham-house': 'exercise',
  brief: 'exercise',
  start: 'exercise',
  end: 'exercise',
  'hot-wash': 'exercise',
  debrief: 'exercise',
  close: 'exercise',
  'stage.changed': 'exercise',
  'outcome.reached': 'exercise',
  pause: 'pause',
  resume: 'pause',
  next: 'time',
  'jump-over': 'time',
  drop: 'module',
  'move-break': 'module',
  'more-time': 'time',
  advance: 'time',
  elapsed: 'time',
  'jump.started': 'time',
  'jump.ended': 'time',
  'item.done': 'module',
  'item.passed-over': 'module',
  'target.set': 'time',
  'busy.until': 'time',
  'box-ran-out': 'time',
  'effect.queued': 'time',
  go: 'module',
  leave: 'module',
  'phase.entered': 'module',
  'phase.left': 'module',
  'phase.done': 'module',
  deliver: 'inject',
  hold: 'inject',
  release: 'inject',
  skip: 'inject',
  retime: 'inject',
  edit: 'inject',
  withdraw: 'inject',
  adhoc: 'inject',
  given: 'inject',
  acknowledge: 'said',
  'inject.proposed': 'inject',
  'inject.delivered': 'inject',
  'inject.skipped': 'inject',
  'inject.withdrawn': 'inject',
  'inject.cancelled': 'inject',
  say: 'said',
  'message.sent': 'said',
  ask: 'question',
  reply: 'question',
  open: 'decision',
  put: 'decision',
  happened: 'put-right',
  defer: 'question',
  answer: 'decision',
  amend: 'decision',
  retract: 'decision',
  settle: 'decision',
  extend: 'decision',
  allow: 'decision',
  reverse: 'decision',
  recall: 'decision',
  'decision.opened': 'decision',
  'decision.lettered': 'decision',
  'decision.passed-over': 'decision',
  'decision.closed': 'decision',
  'decision.reopened': 'decision',
  'decision.reversed': 'decision',
  act: 'action',
  'action.taken': 'action',
  share: 'fact',
  aloud: 'fact',
  'fact.breached': 'breach',
  'fact.learned': 'fact',
  seen: 'expected',
  'expected.started': 'expected',
  'expected.met': 'expected',
  'expected.missed': 'expected',
  override: 'world',
  'variable.set': 'world',
  'clock.started': 'clock',
  'clock.met': 'clock',
  'clock.missed': 'clock',
  'clock.stopped': 'clock',
  'rule.applied': 'rule',
  'chance.fired': 'chance',
  'discussion.opened': 'talk',
  'discussion.closed': 'talk',
  'close-discussion': 'talk',
  'told-back': 'talk',
  heard: 'talk',
  'activity.opened': 'talk',
  'activity.closed': 'talk',
  contribute: 'wall',
  cluster: 'wall',
  vote: 'wall',
  draw: 'wall',
  rate: 'wall',
  'take-down': 'wall',
  note: 'note',
  'turn-to': 'exercise',
  unpark: 'note',
  scale: 'evaluation',
  judge: 'evaluation',
  reconcile: 'evaluation',
  find: 'evaluation',
  issue: 'report',
  comment: 'report',
  dispose: 'report',
  meet: 'report',
  approve: 'report',
  'plan-action': 'report',
  'accept-action': 'report',
  noted: 'note',
  correct: 'put-right',
  corrected: 'put-right',
  transcribe: 'put-right',
  erased: 'put-right',
  trouble: 'trouble',
};

/** Tells an entry; null for those that only keep the books (time that passed, an item that was ticked off). */
export function describeEntry(entry: Entry, telling: RecordTelling): ToldEvent | null {
  const covered = coveredEntry(telling.scenario, telling.entries, entry);
  const sentence = covered
    ? coveredTold(covered, telling)
    : isCause(entry)
      ? entry.kind === 'happened'
        ? happenedTold(entry.body, telling)
        : causeTold(entry, telling)
      : consequenceTold(entry, telling);
  if (sentence === null) return null;
  const kind = entry.kind === 'stage.changed' && entry.body.stage === 'paused' ? 'pause' : wordOf[entry.kind];
  const word = telling.say(`format.word.${kind}`);
  if (typeof sentence === 'string') return { word, text: cleanLine(sentence), said: null };
  return {
    word,
    text: cleanLine(sentence.text),
    said: sentence.said === null ? null : cleanLine(sentence.said),
  };
}

/** Names the entry that readers see: a command that says nothing itself is known by the first thing that came of it. */
function happenedTold({ entry: number, at }: CauseBodies['happened'], telling: RecordTelling): string | null {
  const place = telling.entries.findIndex(({ n }) => n === number);
  const entered = telling.entries[place]?.wall ?? null;
  if (entered === null) return null;
  const from = telling.entries.slice(place);
  const shown = from.find((each) => (each.n === number || each.cause === number) && isTold(each, telling));
  const values = { number: shown?.n ?? number, entered: wallTime(entered, telling) };
  return at === null
    ? telling.say('format.event.happened-as-entered', values)
    : telling.say('format.event.happened', { ...values, at: wallTime(at, telling, entered) });
}
const isTold = (entry: Entry, telling: RecordTelling): boolean => describeEntry(entry, telling) !== null;

/** Entries whose words are spoken inside the story, and which are therefore marked as exercise messages. */
const simulated: ReadonlySet<EntryKind> = new Set([
  'inject.delivered',
  'message.sent',
  'say',
  'reply',
] as const);

/**
 * The event as one line for a log: story time, a word for its kind, a sentence, and what was said; a simulated message between the
 * exercise markings. `heard`: its words were read out already, so they are not repeated.
 */
export function eventLine(entry: Entry, telling: RecordTelling, heard = false): string | null {
  const told = describeEntry(entry, telling);
  if (told === null) return null;
  const time = storyTimeAt(telling.scenario.story, entry.story, telling);
  const { word, text, said } = told;
  if (said === null || heard) return cleanLine(telling.say('format.line', { time, word, text }));
  if (!simulated.has(entry.kind))
    return cleanLine(telling.say('format.line-words', { time, word, text, said }));
  const exercise = telling.say('common.exercise');
  return cleanLine(telling.say('format.line-said', { time, word, text, exercise, said }));
}
