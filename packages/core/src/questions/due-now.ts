/**
 * What is due now, in the order in which it is done: the one answer to what `next` does. The NOW line is its first row, and what follows
 * the second; the attendant reads the same rows.
 */
import type { Command, HotWashPlace } from '../record/cause.ts';
import type { Stage } from '../record/consequence.ts';
import type { Program } from '../program/program.ts';
import type { Question, State } from '../program/state.ts';
import type { AgendaItem, Phase, Scenario } from '../scenario/scenario.ts';
import { nextDue } from './due.ts';
import { decisionReady, handExit, itemAhead, itemFrom } from './gate.ts';
import { hotWashAt, placeAfter } from './hot-wash.ts';
import { breakDue } from './moved-break.ts';
import { busyWith } from './read.ts';
import { toGive } from './to-give.ts';

/** Points that attended play never passes by itself: `at` is the last second before what it waits for. */
export type Stop =
  | { readonly at: number; readonly why: 'decision-closes'; readonly decision: string }
  | { readonly at: number; readonly why: 'clock-ends'; readonly clock: string }
  | { readonly at: number; readonly why: 'expected-ends'; readonly expected: string }
  | { readonly at: number; readonly why: 'phase-ends'; readonly phase: string }
  /** `to`: where the story arrives. */
  | { readonly at: number; readonly why: 'jump'; readonly phase: string; readonly to: number }
  | { readonly at: number; readonly why: 'outcome'; readonly outcome: string }
  | { readonly at: number; readonly why: 'end-ex' };

export type Due =
  // around play
  | { readonly due: 'brief' }
  | { readonly due: 'start' }
  | { readonly due: 'resume' }
  | { readonly due: 'hot-wash' }
  | { readonly due: 'turn-to'; readonly at: HotWashPlace }
  /** A note of the parking lot was read out, and nobody has said yet what becomes of it. */
  | { readonly due: 'unpark'; readonly note: number }
  | { readonly due: 'debrief' }
  | { readonly due: 'close' }
  | { readonly due: 'closed' }
  /** Words that fell due by themselves and have not been given: read out, handed over, shown. `inject`: or `message-7`. */
  | { readonly due: 'give'; readonly inject: string }
  /** Opened by itself, and was not put to the room. */
  | { readonly due: 'put'; readonly decision: string }
  /** Its rule is satisfied: it is read back and confirmed. */
  | { readonly due: 'confirm'; readonly decision: string }
  | { readonly due: 'proposal'; readonly inject: string }
  /** A question to exercise control, by the number of its entry. */
  | { readonly due: 'question'; readonly question: number }
  | { readonly due: 'stop'; readonly stop: Stop }
  /** Under way. `begun`: it was put from the agenda, or opened while it stood under the cursor. */
  | { readonly due: 'deciding'; readonly decision: string; readonly begun: boolean }
  | { readonly due: 'discussing'; readonly discussion: string }
  | { readonly due: 'working'; readonly activity: string }
  /** Story time is on its way to where the agenda sent it. */
  | { readonly due: 'advancing'; readonly to: number }
  | { readonly due: 'busy'; readonly name: string; readonly to: number }
  /** A break was moved here. */
  | { readonly due: 'moved-break'; readonly seconds: number }
  /** Its place in the agenda of the phase that is active. */
  | { readonly due: 'item'; readonly item: AgendaItem; readonly place: number }
  /** What is left of the agenda cannot come, and no hand leads on: it is passed over. */
  | { readonly due: 'finish' }
  /** The agenda is done: the next phase, or EndEx when null. */
  | { readonly due: 'leave'; readonly go: string | null }
  /** Nothing of the agenda is left, and what comes next comes with story time. */
  | { readonly due: 'wait'; readonly clock: Phase['clock'] };

/**
 * Hands out the rows, one by one, until it is `enough`. Pure. `stop`: the point at which attended play stands, which whoever passes no stop
 * leaves out. What stands after the last row that is wanted costs nothing; what only a person does is not looked for where `forPerson` is false.
 */
export function eachDue(
  program: Program,
  state: State,
  stop: Stop | null,
  enough: (due: Due) => boolean,
  forPerson = true,
): void {
  if (state.stage === 'conduct') inConduct(program, state, stop, enough, forPerson);
  else enough(outsideConduct(program, state, state.stage));
}

function outsideConduct(program: Program, state: State, stage: Exclude<Stage, 'conduct'>): Due {
  switch (stage) {
    case 'set-up':
      return { due: 'brief' };
    case 'briefing':
      return { due: 'start' };
    case 'paused':
      return { due: 'resume' };
    case 'end-ex':
      return { due: 'hot-wash' };
    case 'hot-wash':
      return inHotWash(program, state);
    case 'debrief':
      return { due: 'close' };
    case 'closed':
      return { due: 'closed' };
  }
}

function inHotWash({ scenario }: Program, state: State): Due {
  const at = hotWashAt(state);
  if (at?.of === 'parked' && !state.unparked.some(({ note }) => note === at.note))
    return { due: 'unpark', note: at.note };
  const next = placeAfter(scenario, state, at);
  return next === null ? { due: 'debrief' } : { due: 'turn-to', at: next };
}

function inConduct(
  program: Program,
  state: State,
  stop: Stop | null,
  enough: (due: Due) => boolean,
  forPerson: boolean,
): void {
  const { scenario } = program;
  const phase = scenario.phases[state.phase];
  if (!phase) return;
  if (forPerson && toGiveAndPut(scenario, state, enough)) return;
  for (
    let place = nextToConfirm(program, state, 0);
    place >= 0;
    place = nextToConfirm(program, state, place + 1)
  )
    if (enough({ due: 'confirm', decision: scenario.decisions[place]?.name ?? '' })) return;
  for (const place of state.proposed)
    if (enough({ due: 'proposal', inject: scenario.injects[place]?.name ?? '' })) return;

  if (forPerson)
    for (const question of state.questions)
      if (!question.answered && !question.deferred && waitsFor(scenario, state, question) === 'us')
        if (enough({ due: 'question', question: question.entry })) return;

  const busy = busyWith(state);
  const ahead = itemAhead(program, state);
  // only when the clock wants to move, or nothing else is left to do, does a stop stand in its way
  if (
    stop !== null &&
    (phase.clock === 'runs' ||
      state.target !== null ||
      busy !== null ||
      (ahead === phase.agenda.length && handExit(program, state) === null))
  )
    if (enough({ due: 'stop', stop })) return;
  const begun = underWay(program, state, phase.agenda[ahead], state.items[ahead] === 'begun');
  if (begun !== null && enough(begun)) return;
  if (busy !== null && enough({ due: 'busy', name: busy.name, to: busy.to })) return;
  const moved = breakDue(state);
  const rest = moved && scenario.phases[moved.phase]?.agenda[moved.item];
  if (rest?.does === 'break' && enough({ due: 'moved-break', seconds: rest.seconds })) return;
  for (
    let place = ahead, item = phase.agenda[place];
    item !== undefined;
    place = itemFrom(program, state, place + 1), item = phase.agenda[place]
  )
    // what is under way stands above
    if (state.items[place] !== 'begun' && enough({ due: 'item', item, place })) return;
  const exit = handExit(program, state);
  if (exit !== null) {
    if (enough({ due: 'leave', go: exit.go })) return;
  } else if (state.cursor < phase.agenda.length && ahead === phase.agenda.length) {
    if (enough({ due: 'finish' })) return;
  }
  enough({ due: 'wait', clock: phase.clock });
}

/** What came by itself: words that have not been given, decisions that were not put to the room. */
function toGiveAndPut(scenario: Scenario, state: State, enough: (due: Due) => boolean): boolean {
  for (const { name } of toGive(state)) if (enough({ due: 'give', inject: name })) return true;
  for (let place = 0; place < state.decisions.length; place += 1) {
    const { status, put, answers } = state.decisions[place] ?? {};
    if (status === 'open' && put === false && answers?.length === 0)
      if (enough({ due: 'put', decision: scenario.decisions[place]?.name ?? '' })) return true;
  }
  return false;
}

/** A question that was asked back waits for them, until they said something to exercise control again. */
export function waitsFor(
  scenario: Scenario,
  { messages }: State,
  { by, entry }: Pick<Question, 'by' | 'entry'>,
): 'us' | 'them' {
  const isRole = (name: string): boolean => scenario.roles.some((role) => role.name === name);
  const last = messages.findLast(
    (message) =>
      message.entry > entry &&
      message.said !== null &&
      message.inject === null &&
      (message.from === by
        ? message.to.includes('exercise_control')
        : !isRole(message.from) && message.to.length === 1 && message.to[0] === by),
  );
  return last === undefined || last.from === by ? 'us' : 'them';
}

/** The place, from this one on, of the next decision whose rule is satisfied, also of one that was answered before it was asked; -1: none. */
export function nextToConfirm(program: Program, state: State, from: number): number {
  return state.answered.find((place) => place >= from && decisionReady(program, state, place)) ?? -1;
}

/** Whether the item ahead may begin: no deed that takes story time stands before it. */
export const mayBegin = (state: State): boolean => busyWith(state) === null;

function underWay(program: Program, state: State, item: AgendaItem | undefined, begun: boolean): Due | null {
  switch (item?.does) {
    case 'decide': {
      const place = program.places.decision.get(item.decision) ?? -1;
      const { status } = state.decisions[place] ?? {};
      // one that is answered is read back and confirmed, and stands above
      return status === 'open' && !decisionReady(program, state, place)
        ? { due: 'deciding', decision: item.decision, begun }
        : null;
    }
    case 'discuss':
      return begun ? { due: 'discussing', discussion: item.discussion } : null;
    case 'activity':
      return begun ? { due: 'working', activity: item.activity } : null;
    case 'advance':
      return begun && state.target !== null ? { due: 'advancing', to: state.target } : null;
    case 'break':
    case 'brief-back':
    case 'inject':
    case 'say':
    case undefined:
      return null;
  }
}

/** What exercise control orders to do what is due; null where words are needed first: an answer, or what becomes of a note. */
export function commandFor(program: Program, state: State, due: Due): Command | null {
  switch (due.due) {
    case 'brief':
    case 'start':
    case 'resume':
    case 'hot-wash':
    case 'debrief':
    case 'close':
    case 'leave':
      return { kind: due.due, body: {} };
    case 'turn-to':
      return { kind: 'turn-to', body: { at: due.at } };
    case 'give':
      return { kind: 'given', body: { inject: due.inject, given: true, at: null } };
    case 'put':
      return { kind: 'put', body: { decision: due.decision } };
    case 'confirm':
      return { kind: 'settle', body: { decision: due.decision, byDefault: false } };
    case 'proposal':
      return { kind: 'release', body: { inject: due.inject } };
    case 'stop':
      return due.stop.why === 'decision-closes'
        ? { kind: 'settle', body: { decision: due.stop.decision, byDefault: true } }
        : { kind: 'advance', body: { to: due.stop.at + 1 } };
    case 'advancing':
    case 'busy':
      return { kind: 'advance', body: { to: due.to } };
    case 'wait':
      return { kind: 'advance', body: { to: nextDue(program, state) } };
    case 'moved-break':
      return { kind: 'pause', body: { reason: 'break', until: null } };
    case 'discussing':
    case 'working':
    case 'item':
    case 'finish':
      return { kind: 'next', body: {} };
    case 'question':
    case 'deciding':
    case 'unpark':
    case 'closed':
      return null;
  }
}
