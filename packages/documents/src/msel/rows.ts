/** The rows of the Master Scenario Events List: every inject, decision, expected action and legal clock, in order of time. */
import type { ExerciseFile } from '@sandtable/core/record';
import {
  replacePlaceholders,
  textIn,
  textOrNull,
  titleOfTask,
  type Decision,
  type Inject,
  type Text,
} from '@sandtable/core/scenario';
import {
  cleanInjectTitle,
  cleanTitle,
  duration,
  roleName,
  withinSentence,
  type Telling,
} from '@sandtable/words';
import { senderName } from '@sandtable/words/paper';
import { controllersOf } from './controllers.ts';
import { plannedTimes, type Planned } from './planned.ts';
import { dutyText, placesOf, triggerText, whenText } from './trigger.ts';

export type RowStatus =
  | 'planned'
  | 'held'
  | 'delivered'
  | 'skipped'
  | 'withdrawn'
  | 'cancelled'
  | 'open'
  | 'done'
  | 'late'
  | 'missed';

/** What became of a row in an exercise that was played. */
export interface Happened {
  readonly status: RowStatus;
  /** When it came first, in the story (seconds) and in the room; null for what never came. */
  readonly story: number | null;
  readonly wall: number | null;
  /** The entry of the record that says so. */
  readonly entry: number;
}

/** An inject that no author wrote. */
export interface AdHoc extends Happened {
  readonly from: string;
  readonly to: readonly string[];
  readonly channel: string;
  /** Null: erased, or nothing that may be told. */
  readonly text: string | null;
}

/** An exercise as far as the list tells it. */
export interface PlayedList {
  readonly zone: string | null;
  /** When StartEx was, by the clock in the room; null where none was kept. */
  readonly startEx: number | null;
  /** By kind and name: `inject.baseline`. */
  readonly rows: ReadonlyMap<string, Happened>;
  readonly adHoc: readonly AdHoc[];
}

export interface EventsListRow {
  readonly kind: 'inject' | 'decision' | 'expected' | 'clock' | 'ad-hoc';
  readonly name: string;
  readonly number: string;
  /** What it is, in a word: contextual, decision, legal clock. */
  readonly what: string;
  /** The module in whose running order it stands; empty. */
  readonly part: string;
  readonly storyline: string;
  /** Null: it hangs on play. */
  readonly planned: Planned | null;
  readonly trigger: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly copy: readonly string[];
  readonly channel: string;
  readonly title: string;
  readonly text: string;
  /** What players are expected to do about it. */
  readonly expected: string;
  /** The objectives that it serves, by their names. */
  readonly objectives: readonly string[];
  /** Their capabilities, with their numbers. */
  readonly objective: string;
  readonly task: string;
  readonly notes: string;
  readonly evaluatorNotes: string;
  readonly sensitivity: string;
  readonly contentNote: string;
  /** It comes whatever is decided: it stands in the running order or at a moment of the story. */
  readonly sure: boolean;
  readonly happened: Happened | null;
  /** Who handles it, by the exercise file. */
  readonly controllers: readonly string[];
}

export function eventsListRows(
  telling: Telling,
  played: PlayedList | null,
  exercise: ExerciseFile | null,
): readonly EventsListRow[] {
  const { scenario } = telling;
  const controllers = controllersOf(exercise);
  const times = plannedTimes(scenario);
  const happened = (key: string): Happened | null => played?.rows.get(key) ?? null;
  const rows: readonly Omit<EventsListRow, 'controllers'>[] = [
    ...scenario.injects.map((inject) => ({
      ...injectRow(inject, telling),
      planned: times('inject', inject.name),
      happened: happened(`inject.${inject.name}`),
    })),
    ...scenario.decisions.map((decision) => ({
      ...decisionRow(decision, telling),
      planned: times('decision', decision.name),
      happened: happened(`decision.${decision.name}`),
    })),
    ...dutyRows(telling).map((row) => ({
      ...row,
      planned: row.kind === 'clock' ? times('clock', row.name) : times('expected', row.name),
      happened: happened(`${row.kind}.${row.name}`),
    })),
    ...(played?.adHoc ?? []).map((sent, at) => adHocRow(sent, at, telling)),
  ];
  return rows
    .map((row): EventsListRow => ({ ...row, controllers: controllers(row.objectives) }))
    .toSorted(inTime);
}

/** What has no time stands behind, as it stands in the file; what really came has its place among the rest. */
function inTime(one: EventsListRow, other: EventsListRow): number {
  const story = (row: EventsListRow): number => row.planned?.story ?? row.happened?.story ?? Infinity;
  const room = (row: EventsListRow): number => row.planned?.room ?? 0;
  const [first, second] = [story(one), story(other)];
  return first === second ? (first === Infinity ? 0 : room(one) - room(other)) : first - second;
}

type Unplanned = Omit<EventsListRow, 'planned' | 'happened' | 'controllers'>;

const nothing = {
  storyline: '',
  copy: [],
  channel: '',
  expected: '',
  notes: '',
  evaluatorNotes: '',
  sensitivity: '',
  contentNote: '',
} as const;

function injectRow(inject: Inject, telling: Telling): Unplanned {
  const { say, scenario } = telling;
  const words = (text: Text | null): string => textOrNull(text, telling)?.trim() ?? '';
  return {
    kind: 'inject',
    name: inject.name,
    number: inject.serial,
    what: say(`paper.kind.${inject.kind}`),
    part: partOf('inject', inject.name, telling),
    storyline: inject.storyline ?? '',
    trigger:
      inject.hold || inject.kind === 'contingency'
        ? say('msel.held', { moment: whenText(inject, telling) })
        : whenText(inject, telling),
    from: senderName(inject.from, inject, telling),
    to: inject.to.roles,
    copy: inject.cc.roles,
    channel: inject.channel,
    title: cleanInjectTitle(inject.name, telling),
    text: [
      wordsOf(inject.text, telling),
      ...inject.textFor.map(({ role, text }) => `[${roleName(role, telling)}: ${wordsOf(text, telling)}]`),
      ...attached(inject, telling),
    ].join('\n'),
    expected: scenario.expected
      .filter(({ at }) => at.at === 'event' && at.event.kind === 'inject' && at.event.name === inject.name)
      .map(({ by, text, within }) =>
        say('msel.expected-of', {
          role: roleName(by, telling),
          action: withinSentence(textIn(text, telling)),
          within: duration(within, telling),
        }),
      )
      .join('\n'),
    ...servedBy(inject.serves, telling),
    notes: words(inject.notes),
    evaluatorNotes: words(inject.evaluatorNotes),
    sensitivity: words(inject.sensitivity),
    contentNote: words(inject.contentNote),
    sure:
      (inject.at?.at === 'story' || placesOf(scenario, 'inject', inject.name).length > 0) &&
      inject.onlyIf === null &&
      placesOf(scenario, 'inject', inject.name).every(({ item }) => item.onlyIf === null),
  };
}

/** A value that is known only in play stands by its name: `[Flights held]`. */
const wordsOf = (text: Text, telling: Telling): string =>
  replacePlaceholders(
    textIn(text, telling),
    (variable) => `[${cleanTitle('variables', variable, telling)}]`,
  ).trim();

/** Named, with the words for a picture: the cards have what they hold. */
const attached = (inject: Inject, telling: Telling): readonly string[] =>
  inject.attach.map((each) => {
    const head = telling.say(`common.attached.${each.holds}`, { title: textIn(each.title, telling).trim() });
    const file = each.file === null ? '' : ` (${each.file})`;
    const alt = each.holds === 'text' ? '' : `: ${textIn(each.alt, telling).trim()}`;
    return `[${head}${file}${alt}]`;
  });

function decisionRow(decision: Decision, telling: Telling): Unplanned {
  const { say, scenario } = telling;
  const { name, at, when, onlyIf, by, consult, options, minutes } = decision;
  const places = placesOf(scenario, 'decision', name);
  return {
    ...nothing,
    kind: 'decision',
    name,
    number: decision.serial,
    what: say('msel.decision'),
    part: partOf('decision', name, telling),
    trigger: triggerText({ kind: 'decision', name, at, when, onlyIf }, telling),
    from: roleName('exercise_control', telling),
    to: by.roles,
    copy: consult.roles,
    title: textIn(decision.question, telling).trim(),
    text: options.map(({ text }) => `– ${textIn(text, telling).trim()}`).join('\n'),
    expected: minutes === null ? '' : say('msel.decide-within', { minutes }),
    ...servedBy(decision.serves, telling),
    notes: textOrNull(decision.notes, telling)?.trim() ?? '',
    sure: places.length > 0 && onlyIf === null && places.every(({ item }) => item.onlyIf === null),
  };
}

/** What is watched for: what people should do, and what the law asks of them in time. */
function dutyRows(telling: Telling): readonly Unplanned[] {
  const { say, scenario } = telling;
  return [
    ...scenario.expected.map(({ name, by, text, at, within, task }, place): Unplanned => ({
      ...nothing,
      kind: 'expected',
      name,
      number: say('msel.expected-number', { number: place + 1 }),
      what: say('msel.expected-action'),
      part: '',
      trigger: dutyText({ name, at }, 'expected', telling),
      from: '',
      to: [by],
      title: withinSentence(textIn(text, telling)),
      text: say('msel.within', { within: duration(within, telling) }),
      ...servedBy(task === null ? [] : [task], telling),
      sure: false,
    })),
    ...scenario.clocks.map(({ name, owedBy, owedTo, at, within }, place): Unplanned => ({
      ...nothing,
      kind: 'clock',
      name,
      number: say('msel.clock-number', { number: place + 1 }),
      what: say('msel.legal-clock'),
      part: '',
      trigger: dutyText({ name, at }, 'clock', telling),
      from: '',
      to: owedBy === null ? [] : [owedBy],
      title: cleanTitle('clocks', name, telling),
      text:
        owedTo === null
          ? say('msel.within', { within: duration(within, telling) })
          : say('msel.owed', { within: duration(within, telling), to: roleName(owedTo, telling) }),
      ...servedBy([], telling),
      sure: false,
    })),
  ];
}

function adHocRow(sent: AdHoc, place: number, telling: Telling): Omit<EventsListRow, 'controllers'> {
  const { say } = telling;
  return {
    ...nothing,
    kind: 'ad-hoc',
    name: `ad-hoc-${place + 1}`,
    number: say('msel.ad-hoc-number', { number: place + 1 }),
    what: say('msel.ad-hoc'),
    part: '',
    planned: null,
    trigger: say('msel.by-hand'),
    from: roleName(sent.from, telling),
    to: sent.to,
    channel: sent.channel,
    title: say('format.adhoc'),
    text: sent.text ?? say('msel.not-told'),
    objectives: [],
    objective: '',
    task: '',
    sure: false,
    happened: sent,
  };
}

/** `O2 Operational coordination`, and the tasks in their words. */
function servedBy(
  serves: readonly string[],
  { scenario, ...telling }: Telling,
): Pick<EventsListRow, 'objectives' | 'objective' | 'task'> {
  const served = scenario.objectives.flatMap((objective, at) =>
    objective.targets.some(({ tasks }) => tasks.some(({ name }) => serves.includes(name)))
      ? [{ ...objective, number: at + 1 }]
      : [],
  );
  return {
    objectives: served.map(({ name }) => name),
    objective: served
      .map(({ number, capability }) => telling.say('msel.objective', { number, capability }))
      .join('; '),
    task: serves.map((task) => titleOfTask(task, { scenario, ...telling })).join('; '),
  };
}

function partOf(kind: 'inject' | 'decision', name: string, telling: Telling): string {
  const [place] = placesOf(telling.scenario, kind, name);
  return place === undefined ? '' : textIn(place.phase.title, telling).trim();
}
