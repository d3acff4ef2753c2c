/** The columns of the Master Scenario Events List; the list that can be imported again has their headings and widths. */
import type { ExerciseFile } from '@sandtable/core/record';
import { storyTimeOf } from '@sandtable/core/scenario';
import { duration, roleNames, storyTimeAt, type Telling } from '@sandtable/words';
import { roomTimeAt, wallTime } from '@sandtable/words/room-time';
import { dateTimeGroup } from './date-time-group.ts';
import type { EventsListRow, Happened, PlayedList } from './rows.ts';

/** What stands in a cell: words, and for a spreadsheet a moment or a number that it can reckon with. */
export interface ListCell {
  readonly text: string;
  readonly value?: Date | number;
}

export interface ListTelling {
  readonly telling: Telling;
  readonly played: PlayedList | null;
  /** Says who handles what; null where there is none. */
  readonly exercise: ExerciseFile | null;
}

interface ListColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  cell(row: EventsListRow): ListCell | string;
}

export type ColumnName =
  | 'serial'
  | 'kind'
  | 'part'
  | 'storyline'
  | 'story-time'
  | 'group'
  | 'room-time'
  | 'actual-story'
  | 'actual-room'
  | 'later'
  | 'trigger'
  | 'from'
  | 'to'
  | 'copy'
  | 'channel'
  | 'title'
  | 'text'
  | 'expected'
  | 'controller'
  | 'objective'
  | 'task'
  | 'status'
  | 'entry'
  | 'notes'
  | 'evaluator-notes'
  | 'sensitivity'
  | 'content-note';

const [narrow, middling, wide] = [9, 18, 40];

export function listColumns({
  telling,
  played,
}: Pick<ListTelling, 'telling' | 'played'>): Readonly<Record<ColumnName, ListColumn>> {
  const { say, scenario } = telling;
  const story = (seconds: number | null | undefined): ListCell => {
    if (seconds === null || seconds === undefined) return { text: '' };
    const text = storyTimeAt(scenario.story, seconds, telling);
    const { local } = storyTimeOf(scenario.story, seconds);
    return local === null ? { text } : { text, value: new Date(`${local}Z`) };
  };
  const names = (roles: readonly string[]): string => (roles.length === 0 ? '' : roleNames(roles, telling));
  return {
    serial: { heading: say('paper.serial'), width: narrow, cell: ({ number }) => number },
    kind: { heading: say('paper.kind'), width: 15, cell: ({ what }) => what },
    part: { heading: say('import.list.part'), width: middling, cell: ({ part }) => part },
    storyline: { heading: say('import.list.storyline'), width: 14, cell: ({ storyline }) => storyline },
    'story-time': {
      heading: say('import.list.story-time'),
      width: middling,
      cell: ({ planned }) => story(planned?.story),
    },
    group: {
      heading: say('msel.group'),
      width: 15,
      cell: ({ planned }) => (planned === null ? '' : (dateTimeGroup(scenario.story, planned.story) ?? '')),
    },
    'room-time': {
      heading: say('msel.room-time'),
      width: 12,
      cell: ({ planned }) => roomTimeOfPlan(planned?.room ?? null, telling, played),
    },
    'actual-story': {
      heading: say('msel.actual-story'),
      width: middling,
      cell: ({ happened }) => story(happened?.story),
    },
    'actual-room': {
      heading: say('msel.actual-room'),
      width: 12,
      cell: ({ happened }) =>
        happened === null || happened.wall === null ? '' : roomClock(happened.wall, telling, played),
    },
    later: { heading: say('msel.later'), width: 12, cell: (row) => laterText(row, telling) },
    trigger: { heading: say('import.list.trigger'), width: wide, cell: ({ trigger }) => trigger },
    from: { heading: say('paper.from'), width: 22, cell: ({ from }) => from },
    to: { heading: say('paper.to'), width: 26, cell: ({ to }) => names(to) },
    copy: { heading: say('import.list.copy'), width: middling, cell: ({ copy }) => names(copy) },
    channel: { heading: say('paper.channel'), width: 12, cell: ({ channel }) => channel },
    title: { heading: say('paper.title'), width: 28, cell: ({ title }) => title },
    text: { heading: say('paper.text'), width: 70, cell: ({ text }) => text },
    expected: { heading: say('import.list.expected'), width: wide, cell: ({ expected }) => expected },
    controller: {
      heading: say('msel.controller'),
      width: middling,
      cell: ({ controllers }) => controllers.join(', '),
    },
    objective: { heading: say('msel.objective-heading'), width: 26, cell: ({ objective }) => objective },
    task: { heading: say('msel.task'), width: wide, cell: ({ task }) => task },
    status: { heading: say('msel.status'), width: 12, cell: ({ happened }) => statusText(happened, telling) },
    entry: {
      heading: say('msel.entry'),
      width: narrow,
      cell: ({ happened }) => (happened === null ? '' : String(happened.entry)),
    },
    notes: { heading: say('paper.notes'), width: wide, cell: ({ notes }) => notes },
    'evaluator-notes': {
      heading: say('import.list.evaluator-notes'),
      width: wide,
      cell: ({ evaluatorNotes }) => evaluatorNotes,
    },
    sensitivity: { heading: say('msel.sensitivity'), width: 30, cell: ({ sensitivity }) => sensitivity },
    'content-note': { heading: say('msel.content-note'), width: 30, cell: ({ contentNote }) => contentNote },
  };
}

const statusText = (happened: Happened | null, { say }: Telling): string =>
  say(`msel.status.${happened?.status ?? 'planned'}`);

/** By the clock in the room where StartEx is known, else since StartEx: `0:42`. */
function roomTimeOfPlan(
  minutes: number | null,
  telling: Telling,
  played: PlayedList | null,
): ListCell | string {
  if (minutes === null) return '';
  const whole = Math.round(minutes);
  if (played !== null && played.startEx !== null)
    return roomClock(played.startEx + whole * 60_000, telling, played);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function roomClock(at: number, telling: Telling, played: PlayedList | null): ListCell {
  const zone = played?.zone ?? null;
  const { year, month, day, hour, minute } = roomTimeAt(at, zone);
  return {
    text: wallTime(at, { ...telling, zone }, played?.startEx ?? null),
    value: new Date(Date.UTC(year, month - 1, day, hour, minute)),
  };
}

/** How much later, or earlier, than planned it came in the story. */
function laterText({ planned, happened }: EventsListRow, telling: Telling): string {
  if (planned === null || happened === null || happened.story === null) return '';
  const seconds = happened.story - planned.story;
  if (Math.abs(seconds) < 60) return telling.say('msel.on-time');
  return telling.say(seconds > 0 ? 'msel.later-by' : 'msel.earlier-by', {
    duration: duration(Math.abs(seconds), telling),
  });
}
