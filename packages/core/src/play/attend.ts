/**
 * The attendant: a pure policy of the facilitator, so that one scenario file serves a room and a million plays. It keeps the running
 * order going, stops at nothing and never answers: scripts and policies do.
 */
import type { Command } from '../record/cause.ts';
import type { Program } from '../program/program.ts';
import { nextInstant } from '../questions/due.ts';
import { commandFor, eachDue, nextToConfirm, type Due } from '../questions/due-now.ts';
import { handExit } from '../questions/gate.ts';
import { busyWith } from '../questions/read.ts';
import type { State } from '../program/state.ts';

/** What the script holds back from the attendant. */
export interface Restraint {
  /** Story time of the next step that waits for one: never passed. */
  readonly before: number | null;
  /** Injects that the script holds. */
  readonly held: ReadonlySet<string>;
}
export const unrestrained: Restraint = { before: null, held: new Set() };

/**
 * The attendant's next command, from one instant to the next: the first that applies. Null when the exercise is over, `stuck` when
 * nothing can happen any more (a phase that never ends).
 */
export function attend(program: Program, state: State): Command | 'stuck' | null {
  const command = attendAhead(program, state);
  return command === null || command === 'stuck' || command.kind !== 'advance'
    ? command
    : { kind: 'advance', body: { to: Math.min(command.body.to, nextInstant(program, state)) } };
}

/**
 * The same, except that an `advance` goes as far as it would if nothing happened on the way. The caller lets time pass instant by instant
 * and asks each time whether it is `interrupted`.
 */
export function attendAhead(
  program: Program,
  state: State,
  restraint: Restraint = unrestrained,
): Command | 'stuck' | null {
  switch (state.stage) {
    case 'set-up':
      return { kind: 'brief', body: {} };
    case 'briefing':
      return { kind: 'start', body: {} };
    case 'paused':
      return settleReady(program, state, null) ?? { kind: 'resume', body: {} };
    case 'conduct':
      return conduct(program, state, restraint);
    case 'closed':
    case 'debrief':
    case 'end-ex':
    case 'hot-wash':
      return null;
  }
}

/**
 * Whether the attendant, after an instant, has something to do other than let time go on. Where nothing `happened`, only two things can
 * have changed: an exit by hand has opened, or something that takes time is over.
 */
export function interrupted(
  program: Program,
  state: State,
  restraint: Restraint,
  happened: boolean,
): boolean {
  if (!happened && !mayLeave(program, state) && !isOver(state)) return false;
  const command = attendAhead(program, state, restraint);
  return command === null || command === 'stuck' || command.kind !== 'advance';
}

/** Closes the first decision whose rule is satisfied, also one that was answered before it was asked. */
export function settleReady(program: Program, state: State, answering: string | null): Command | null {
  let place = nextToConfirm(program, state, 0);
  if (place >= 0 && nameOf(program, place) === answering) place = nextToConfirm(program, state, place + 1);
  return place < 0 ? null : commandFor(program, state, { due: 'confirm', decision: nameOf(program, place) });
}

const nameOf = ({ scenario }: Program, decision: number): string => scenario.decisions[decision]?.name ?? '';

/** Which rule of the semantics, by its number, each thing that is due falls under; null for what only a person does. */
const rules = {
  brief: null,
  start: null,
  give: null,
  put: null,
  confirm: 1,
  resume: 3,
  proposal: 4,
  advancing: 5,
  busy: 5,
  deciding: 6,
  discussing: 6,
  working: 7,
  item: 7,
  finish: 7,
  leave: 8,
  wait: 9,
  question: null,
  stop: null,
  'moved-break': null,
  'hot-wash': null,
  'turn-to': null,
  unpark: null,
  debrief: null,
  close: null,
  closed: null,
} as const satisfies { readonly [Kind in Due['due']]: number | null };

function conduct(program: Program, state: State, { before, held }: Restraint): Command | 'stuck' {
  let first = null as Due | null;
  let earliest = Infinity;
  const enough = (due: Due): boolean => {
    const rule = rules[due.due];
    if (rule === null || (due.due === 'proposal' && held.has(due.inject))) return false;
    if (rule < earliest) [first, earliest] = [due, rule];
    // what is under way comes first for people; from what is busy on both have the same order
    return due.due === 'item' || earliest <= rules.busy;
  };
  eachDue(program, state, null, enough, false);
  return first === null ? 'stuck' : attendTo(program, state, first, before ?? program.scenario.duration);
}

function attendTo(program: Program, state: State, due: Due, farthest: number): Command | 'stuck' {
  switch (due.due) {
    case 'advancing':
    case 'busy': {
      const to = Math.max(busyWith(state)?.to ?? 0, state.target ?? 0);
      return { kind: 'advance', body: { to: Math.min(to, farthest) } };
    }
    case 'deciding':
      return due.begun
        ? { kind: 'settle', body: { decision: due.decision, byDefault: true } }
        : { kind: 'next', body: {} };
    case 'discussing':
      return { kind: 'close-discussion', body: {} };
    case 'leave': {
      // `next` passes over what is left of the agenda, and what follows from its end comes before anybody leaves
      const left = (program.scenario.phases[state.phase]?.agenda.length ?? 0) - state.cursor;
      return left > 0 ? { kind: 'next', body: {} } : { kind: 'leave', body: {} };
    }
    case 'wait':
      return due.clock === 'runs' && farthest > state.now
        ? { kind: 'advance', body: { to: farthest } }
        : 'stuck';
    case 'confirm':
    case 'proposal':
    case 'resume':
    case 'working':
    case 'item':
    case 'finish':
      return commandFor(program, state, due) ?? 'stuck';
    case 'brief':
    case 'start':
    case 'give':
    case 'put':
    case 'question':
    case 'stop':
    case 'moved-break':
    case 'hot-wash':
    case 'turn-to':
    case 'unpark':
    case 'debrief':
    case 'close':
    case 'closed':
      return 'stuck';
  }
}

/** Something that took time is over at this second; it may have done nothing. */
const isOver = ({ delayed, now }: State): boolean =>
  delayed.some(({ what, due }) => what === 'finish' && due === now);

/** Its agenda is done and a hand may lead on: such an exit may open with any change of a variable. */
function mayLeave(program: Program, state: State): boolean {
  const agenda = program.scenario.phases[state.phase]?.agenda ?? [];
  return agenda.length > 0 && state.cursor >= agenda.length && handExit(program, state) !== null;
}

/**
 * Whether time passes by itself now: the phase's clock runs and its running order asks for nothing. Until something happens the
 * attendant can then do nothing else than go on from instant to instant, since it waits for no value of a variable.
 */
export function passesFreely({ scenario }: Program, state: State): boolean {
  const phase = scenario.phases[state.phase];
  return phase?.clock === 'runs' && phase.agenda.length === 0;
}
