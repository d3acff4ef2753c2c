/** Builds the view of the room's screen. Whatever is added here must be something that every role that is there was given. */
import type { Texts } from '../../record/parts.ts';
import { itemAhead } from '../../questions/gate.ts';
import type { Program } from '../../program/program.ts';
import { leadOf } from '../../questions/seat.ts';
import { activityUnderWay, discussionUnderWay } from '../../questions/talk.ts';
import type { Message, State } from '../../program/state.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { briefBackBoard, briefBackNow, tableTitle, tablesOf, turnOf } from '../brief-back.ts';
import { activityBoard, type ActivityBoard } from '../activity-board.ts';
import { optionsForPlayers } from '../lettered-options.ts';
import { hotWashStep } from '../hot-wash.ts';
import { shownAttachments } from '../attachments.ts';
import { injectNamed, messageText, toldSender } from '../messages.ts';
import type { GroupView, RoomSubject, RoomView } from './room-view.ts';
import { textIn, textOrNull } from '../../scenario/text.ts';
import { storyTimeOf } from '../../scenario/story-time.ts';
import { withInterpreters } from '../interpreted.ts';
import { decisionBox, timeBox, type PlannedMinutes } from '../time-box.ts';
import { peopleNotice } from '../people.ts';
import { allOf, isHeardByAll, rolesThere, withEverybody } from '../plenary.ts';
import { asSaid, closedResult } from '../standing-answer.ts';
import { speakerName, type Reader } from '../reader.ts';

/** Pure. */
export const roomView = (program: Program, state: State, texts: Texts, reader: Reader): RoomView =>
  seenByAll(program, state, rolesThere(program, state), withInterpreters(state, texts, reader), reader);

/** What all at the table of a group may see: what each of its roles that is there was given. Throws when the scenario has no such group. */
export function groupView(
  program: Program,
  state: State,
  name: string,
  plain: Texts,
  reader: Reader,
): GroupView {
  const texts = withInterpreters(state, plain, reader);
  const group = program.scenario.groups.find((each) => each.name === name);
  if (group === undefined) throw new RangeError(`no group is called ${name}`);
  const here = rolesThere(program, state).filter((role) => group.roles.includes(role));
  const board = briefBackBoard(program, state, texts, reader);
  const table = board?.tables.find(({ roles }) => here.some((role) => roles.includes(role)));
  return {
    ...seenByAll(program, state, here, texts, reader),
    group: { name, title: tableTitle(group.roles, reader), here },
    briefBack:
      board === null || board.by !== 'group' || table === undefined
        ? null
        : { form: board.form, said: table.said },
    decision: groupDecision(program, state, here, reader),
  };
}

/** The open decision on its screen, as far as those at the table answer it by choosing one option. */
function groupDecision(
  program: Program,
  state: State,
  here: readonly string[],
  reader: Reader,
): GroupView['decision'] {
  const place = openHeardBy(program, state, here);
  const decision = program.scenario.decisions[place];
  const deciders = decision?.by.roles.filter((role) => here.includes(role)) ?? [];
  if (decision?.answer.form !== 'choice' || deciders.length === 0) return null;
  return {
    name: decision.name,
    question: textIn(decision.question, reader),
    deciders,
    options: optionsForPlayers(program, state, place)
      .filter(({ allowed }) => allowed)
      .map(({ option, letter }) => ({ name: option.name, letter, text: textIn(option.text, reader) })),
  };
}

/** The last open decision whose question all of these have heard; -1 for none. */
const openHeardBy = (program: Program, state: State, there: readonly string[]): number =>
  there.length === 0
    ? -1
    : program.scenario.decisions.findLastIndex(
        (_, at) => state.decisions[at]?.status === 'open' && isHeardByAll(program, state, at, there),
      );

function seenByAll(
  program: Program,
  state: State,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): RoomView {
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
    subject: subjectOf(program, state, there, texts, reader),
  };
}

function subjectOf(
  program: Program,
  state: State,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): RoomSubject {
  const { scenario } = program;
  const step = hotWashStep(state, texts, reader);
  if (step !== null) return { shows: 'hot-wash', step };
  if (state.stage !== 'conduct' && state.stage !== 'paused') return { shows: 'nothing' };
  return (
    openQuestion(program, state, there, reader) ??
    openDiscussion(program, state, there, reader) ??
    openActivity(program, state, there, texts, reader) ??
    briefBack(program, state, there, reader) ??
    activityJustClosed(program, state, there, texts, reader) ??
    lastOf(
      lastInject(scenario, state, there, texts, reader),
      lastDecided(program, state, there, texts, reader),
    ) ?? {
      shows: 'nothing',
    }
  );
}

/** The last open decision that the whole room has heard. */
function openQuestion(
  program: Program,
  state: State,
  there: readonly string[],
  reader: Reader,
): RoomSubject | null {
  const { scenario } = program;
  const place = openHeardBy(program, state, there);
  const decision = scenario.decisions[place];
  const now = state.decisions[place];
  if (!decision || !now) return null;
  const title = (role: string) => speakerName(role, reader);
  const lead = leadOf(program, state, place);
  const form = decision.answer;
  return {
    shows: 'question',
    serial: decision.serial,
    question: textIn(decision.question, reader),
    options: optionsForPlayers(program, state, place).map(({ option, letter, allowed }) => ({
      letter,
      text: textIn(option.text, reader),
      allowed,
    })),
    form: form.form,
    amount:
      form.form === 'amount' ? { min: form.min, max: form.max, unit: textOrNull(form.unit, reader) } : null,
    rule: decision.rule,
    quorum: decision.quorum,
    lead: lead === null ? null : title(lead),
    deciders: decision.by.roles.map(title),
    consulted: decision.consult.roles.filter((role) => !decision.by.roles.includes(role)).map(title),
    ...decisionBox(state, decision, now),
  };
}

function openDiscussion(
  program: Program,
  state: State,
  there: readonly string[],
  reader: Reader,
): RoomSubject | null {
  const discussion = discussionUnderWay(program, state);
  return discussion && withEverybody(discussion.with, there)
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
  const now = activityUnderWay(program, state);
  const place = program.scenario.activities.findIndex((each) => each === now);
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
  if (state.items[state.cursor - 1] !== 'done' || state.items[state.cursor] === 'begun') return null;
  switch (before?.does) {
    case 'activity': {
      const place = program.places.activity.get(before.activity) ?? -1;
      const board = activityAt(program, state, place, there, texts, reader);
      return board && { shows: 'activity', board, minutes: null, until: null };
    }
    // of these nothing is left to look at, or it is shown otherwise
    case 'inject':
    case 'decide':
    case 'discuss':
    case 'say':
    case 'advance':
    case 'brief-back':
    case 'break':
    case undefined:
      return null;
  }
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
  return activity && now && withEverybody(activity.with, there)
    ? activityBoard(activity, now, state, texts, reader)
    : null;
}

/** The time box of the item that is under way, with the minutes that were added: none for what has no plan. */
function itemBox(program: Program, state: State): PlannedMinutes {
  const item = program.scenario.phases[state.phase]?.agenda[itemAhead(program, state)];
  const planned = item?.minutes ?? null;
  if (planned === null) return { minutes: null, until: null };
  return timeBox(state, state.cursorWall, planned + state.moreMinutes);
}

/** A brief-back that is under way. */
function briefBack(
  program: Program,
  state: State,
  there: readonly string[],
  reader: Reader,
): RoomSubject | null {
  const item = briefBackNow(program, state);
  if (item === null || !withEverybody(item.with, there)) return null;
  const tables = item.by === 'plenary' ? [] : tablesOf(program, state, item);
  return {
    shows: 'brief-back',
    order: tables.map((roles) => tableTitle(roles, reader)),
    turn: item.by === 'plenary' ? null : turnOf(program, state, item),
    form: item.form.map((text) => textIn(text, reader)),
    ...itemBox(program, state),
  };
}

/** Something that the room goes on looking at until something else comes, and the entry that it came with. */
interface Shown {
  readonly entry: number;
  readonly subject: RoomSubject;
}
const lastOf = (one: Shown | null, other: Shown | null): RoomSubject | null =>
  ((one?.entry ?? 0) > (other?.entry ?? 0) ? one : other)?.subject ?? null;

/**
 * What was decided last in this module of what the whole room was asked, in own words where it was decided in them: they were read back to
 * all. Nobody is named for it, and what was said with it may be for some only; under the Chatham House Rule nobody is quoted. Of what each
 * answered alone only that it was answered.
 */
function lastDecided(
  program: Program,
  state: State,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): Shown | null {
  const since = state.phases[state.phase]?.enteredBy ?? 0;
  let last: Shown | null = null;
  for (const [place, decision] of program.scenario.decisions.entries()) {
    const now = state.decisions[place];
    const result = now?.result ?? null;
    // what was answered before it was asked, and closed so, nobody has heard
    if (now?.status !== 'closed' || !now.everOpened || result === null || result.entry < since) continue;
    if (result.entry <= (last?.entry ?? 0) || !isHeardByAll(program, state, place, there)) continue;
    const answer = result.each.length > 0 ? null : asSaid(closedResult(texts, decision, now, reader));
    const { answer: form } = decision;
    last = {
      entry: result.entry,
      subject: {
        shows: 'decided',
        serial: decision.serial,
        question: textIn(decision.question, reader),
        result: answer && { ...answer, text: state.chathamHouse ? null : answer.text, conditions: null },
        conditional: answer !== null && answer.conditions !== null,
        amount: form.form === 'amount' ? { unit: textOrNull(form.unit, reader) } : null,
      },
    };
  }
  return last;
}

/**
 * The last thing in this module that everybody received in the same words, and that was not taken back. What was only said (a nudge, an
 * actor who speaks up) belongs to the item at which it was said, and goes with it.
 */
function lastInject(
  scenario: Scenario,
  state: State,
  there: readonly string[],
  texts: Texts,
  reader: Reader,
): Shown | null {
  const since = state.phases[state.phase]?.enteredBy ?? 0;
  const itemSince = state.cursorWall ?? 0;
  const message = state.messages.findLast(
    (each) =>
      each.entry >= since &&
      (each.channel !== null || each.wall === null || each.wall >= itemSince) &&
      plenary(scenario, each, there),
  );
  if (!message || there.length === 0) return null;
  const inject = injectNamed(scenario, message.inject);
  const subject: RoomSubject = {
    shows: 'inject',
    from: toldSender(message, reader),
    channel: message.channel,
    delivery: inject?.delivery ?? null,
    tlp: inject?.tlp ?? null,
    contentNote: textOrNull(inject?.contentNote ?? null, reader),
    text: messageText(texts, message, null, reader) ?? reader.erased,
    attachments: shownAttachments(inject?.attach ?? [], message.printed, reader),
    story: storyTimeOf(scenario.story, message.story),
  };
  return { entry: message.entry, subject };
}

function plenary(scenario: Scenario, message: Message, there: readonly string[]): boolean {
  const readOtherwise = [
    ...(injectNamed(scenario, message.inject)?.textFor ?? []).map(({ role }) => role),
    ...message.edited.flatMap(({ role }) => (role === null ? [] : [role])),
  ];
  return (
    message.withdrawnFrom.length === 0 &&
    allOf(there, [...message.to, ...message.cc]) &&
    !readOtherwise.some((role) => there.includes(role))
  );
}
