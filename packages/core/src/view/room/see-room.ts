/** Builds the view of the room's screen. Whatever is added here must be something that every role that is there was given. */
import type { Texts } from '../../record/entry.ts';
import { itemAhead } from '../../questions/gate.ts';
import type { Program } from '../../program/program.ts';
import { leadOf, present } from '../../questions/seat.ts';
import type { Message, State } from '../../program/state.ts';
import type { Recipients, Scenario } from '../../scenario/scenario.ts';
import { briefBackNow, tableTitle, tablesOf, turnOf } from '../brief-back.ts';
import { activityBoard, type ActivityBoard } from '../activity-board.ts';
import { letteredOptions } from '../lettered-options.ts';
import { hotWashStep } from '../hot-wash.ts';
import { shownAttachments } from '../attachments.ts';
import { injectNamed, messageText } from '../messages.ts';
import type { RoomSubject, RoomView } from './room-view.ts';
import { textIn, textOrNull } from '../../scenario/text.ts';
import { storyTimeOf } from '../../scenario/story-time.ts';
import { peopleNotice } from '../people.ts';
import { speakerName, type Reader } from '../reader.ts';

/** Pure. */
export function roomView(program: Program, state: State, texts: Texts, reader: Reader): RoomView {
  const { scenario } = program;
  const phase = scenario.phases[state.phase];
  return {
    exercise: {
      title: textIn(scenario.title, reader),
      marking: scenario.marking,
      fictional: textIn(scenario.fictional, reader),
    },
    rehearsal: state.rehearsal,
    people: peopleNotice(state, reader),
    stage: state.stage,
    pause: state.pause && {
      reason: state.pause.reason,
      until: state.pause.until,
      since: state.pause.since,
    },
    story: storyTimeOf(scenario.story, state.now),
    phase: phase && state.stage !== 'set-up' ? { title: textIn(phase.title, reader) } : null,
    subject: subjectOf(program, state, texts, reader),
  };
}

function subjectOf(program: Program, state: State, texts: Texts, reader: Reader): RoomSubject {
  const { scenario } = program;
  const step = hotWashStep(state, texts, reader);
  if (step !== null) return { shows: 'hot-wash', step };
  if (state.stage !== 'conduct' && state.stage !== 'paused') return { shows: 'nothing' };
  const there = scenario.roles.map(({ name }) => name).filter((role) => present(program, state, role));
  return (
    openQuestion(program, state, there, reader) ??
    openDiscussion(program, state, there, reader) ??
    openActivity(program, state, there, texts, reader) ??
    briefBack(program, state, there, reader) ??
    activityJustClosed(program, state, there, texts, reader) ??
    lastInject(scenario, state, there, texts, reader) ?? { shows: 'nothing' }
  );
}

const all = (there: readonly string[], roles: readonly string[]): boolean =>
  there.every((role) => roles.includes(role));

/**
 * The last open decision that the whole room has heard: it is in the agenda and read out in plenary (the item is not `with` some only), or
 * everybody who is there decides or is consulted.
 */
function openQuestion(
  program: Program,
  state: State,
  there: readonly string[],
  reader: Reader,
): RoomSubject | null {
  const { scenario } = program;
  const inPlenary = (scenario.phases[state.phase]?.agenda ?? []).flatMap((item) =>
    item.does === 'decide' && everybody(item.with, there) ? [item.decision] : [],
  );
  const place = scenario.decisions.findLastIndex(
    ({ name, by, consult }, at) =>
      state.decisions[at]?.status === 'open' &&
      (inPlenary.includes(name) || all(there, [...by.roles, ...consult.roles])),
  );
  const decision = scenario.decisions[place];
  const now = state.decisions[place];
  if (!decision || !now) return null;
  const title = (role: string) => speakerName(role, reader);
  const minutes = decision.minutes === null ? null : decision.minutes + now.moreMinutes;
  const lead = leadOf(program, state, place);
  const form = decision.answer;
  return {
    shows: 'question',
    serial: decision.serial,
    question: textIn(decision.question, reader),
    options: letteredOptions(program, state, place)
      .filter(({ allowed }) => allowed)
      .map(({ option, letter }) => ({ letter, text: textIn(option.text, reader) })),
    form: form.form,
    amount:
      form.form === 'amount' ? { min: form.min, max: form.max, unit: textOrNull(form.unit, reader) } : null,
    rule: decision.rule,
    lead: lead === null ? null : title(lead),
    deciders: decision.by.roles.map(title),
    consulted: decision.consult.roles.filter((role) => !decision.by.roles.includes(role)).map(title),
    minutes,
    until: minutes === null || now.openedWall === null ? null : now.openedWall + minutes * 60_000,
  };
}

function openDiscussion(
  program: Program,
  state: State,
  there: readonly string[],
  reader: Reader,
): RoomSubject | null {
  const { scenario } = program;
  const discussion = scenario.discussions.find((_, place) => state.discussions[place]?.status === 'open');
  return discussion && everybody(discussion.with, there)
    ? { shows: 'discussion', ask: textIn(discussion.ask, reader), ...itemBox(program, state) }
    : null;
}

function openActivity(
  program: Program,
  state: State,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): RoomSubject | null {
  const place = state.activities.findIndex(({ status }) => status === 'open');
  const board = activityAt(program, state, place, there, texts, reader);
  return board && { shows: 'activity', board, ...itemBox(program, state) };
}

/** The activity stays in sight until the room turns to something else. A survey is shown only once it is closed. */
function activityJustClosed(
  program: Program,
  state: State,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): RoomSubject | null {
  const before = program.scenario.phases[state.phase]?.agenda[state.cursor - 1];
  if (before?.does !== 'activity' || state.items[state.cursor - 1] !== 'done') return null;
  if (state.items[state.cursor] === 'begun') return null;
  const place = program.places.activity.get(before.activity) ?? -1;
  const board = activityAt(program, state, place, there, texts, reader);
  return board && { shows: 'activity', board, minutes: null, until: null };
}

function activityAt(
  { scenario }: Program,
  state: State,
  place: number,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): ActivityBoard | null {
  const activity = scenario.activities[place];
  const now = state.activities[place];
  return activity && now && everybody(activity.with, there)
    ? activityBoard(activity, now, texts, reader)
    : null;
}

/** The time box of the item that is under way, with the minutes that were added: none for what has no plan. */
function itemBox(
  program: Program,
  state: State,
): { readonly minutes: number | null; readonly until: number | null } {
  const item = program.scenario.phases[state.phase]?.agenda[itemAhead(program, state)];
  const planned = item?.minutes ?? null;
  if (planned === null) return { minutes: null, until: null };
  const minutes = planned + state.moreMinutes;
  return {
    minutes,
    until: state.cursorWall === null ? null : state.cursorWall + minutes * 60_000,
  };
}

const everybody = (circle: Recipients | null, there: readonly string[]): boolean =>
  circle === null || circle.roles.length === 0 || all(there, circle.roles);

/** A brief-back is under way while it stands under the cursor. */
function briefBack(
  program: Program,
  state: State,
  there: readonly string[],
  reader: Reader,
): RoomSubject | null {
  const item = briefBackNow(program, state);
  if (item === null || !everybody(item.with, there)) return null;
  const tables = item.by === 'plenary' ? [] : tablesOf(program, state, item);
  return {
    shows: 'brief-back',
    order: tables.map((roles) => tableTitle(roles, reader)),
    turn: item.by === 'plenary' ? null : turnOf(program, state, item),
    form: item.form.map((text) => textIn(text, reader)),
    ...itemBox(program, state),
  };
}

/** The last thing in this module that everybody received in the same words, and that was not taken back. */
function lastInject(
  scenario: Scenario,
  state: State,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): RoomSubject | null {
  const since = state.phases[state.phase]?.enteredAt ?? 0;
  const message = state.messages.findLast((each) => each.story >= since && plenary(scenario, each, there));
  if (!message || there.length === 0) return null;
  const inject = injectNamed(scenario, message.inject);
  return {
    shows: 'inject',
    from: speakerName(message.from, reader),
    channel: message.channel ?? reader.spoken,
    delivery: inject?.delivery ?? null,
    tlp: inject?.tlp ?? null,
    contentNote: textOrNull(inject?.contentNote ?? null, reader),
    text: messageText(texts, message, null, reader) ?? reader.erased,
    attachments: shownAttachments(inject?.attach ?? [], message.printed, reader),
    story: storyTimeOf(scenario.story, message.story),
  };
}

function plenary(scenario: Scenario, message: Message, there: readonly string[]): boolean {
  const readOtherwise = [
    ...(injectNamed(scenario, message.inject)?.textFor ?? []).map(({ role }) => role),
    ...message.edited.flatMap(({ role }) => (role === null ? [] : [role])),
  ];
  return (
    message.withdrawnFrom.length === 0 &&
    all(there, [...message.to, ...message.cc]) &&
    !readOtherwise.some((role) => there.includes(role))
  );
}
