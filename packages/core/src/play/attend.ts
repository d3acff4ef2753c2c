/**
 * The attendant: a pure policy of the facilitator, so that one scenario file serves a room and a million plays. It keeps the running
 * order going, stops at nothing and never answers: scripts and policies do.
 */
import type { Command } from '../record/entry.ts';
import type { Program } from '../program/program.ts';
import { nextInstant } from '../questions/due.ts';
import { decisionReady, exitByHand } from '../questions/gate.ts';
import { busyWith } from '../questions/read.ts';
import type { State } from '../program/state.ts';

/** What the script holds back from the attendant. */
export interface Restraint {
  /** Story time of the next step that waits for one: never passed. */
  readonly before: number | null;
  /** Another step waits for something to happen: time moves from one instant to the next, so that its moment is not missed. */
  readonly watching: boolean;
  /** A decision that the script is still answering: not closed yet. */
  readonly answering: string | null;
  /** Injects that the script holds. */
  readonly held: ReadonlySet<string>;
}
export const unrestrained: Restraint = { before: null, watching: false, answering: null, held: new Set() };

/**
 * The attendant's next command: the first that applies. Null when the exercise is over, `stuck` when nothing can happen any more
 * (a phase that never ends). `instant` tells the next instant, for whoever knows it already.
 */
export function attend(
  program: Program,
  state: State,
  restraint: Restraint = unrestrained,
  instant: () => number = () => nextInstant(program, state),
): Command | 'stuck' | null {
  switch (state.stage) {
    case 'set-up':
      return { kind: 'brief', body: {} };
    case 'briefing':
      return { kind: 'start', body: {} };
    case 'paused':
      return { kind: 'resume', body: {} };
    case 'conduct':
      return conduct(program, state, restraint, instant);
    default:
      return null;
  }
}

/** Closes the first decision whose rule is satisfied, also one that was answered before it was asked. */
export function settleReady(program: Program, state: State, answering: string | null): Command | null {
  for (let place = 0; place < state.decisions.length; place += 1) {
    const its = state.decisions[place];
    if (!its || its.status === 'closed' || its.answers.length === 0) continue;
    const name = program.scenario.decisions[place]?.name ?? '';
    if (name !== answering && decisionReady(program, state, name))
      return { kind: 'settle', body: { decision: name, byDefault: false } };
  }
  return null;
}

function conduct(
  program: Program,
  state: State,
  restraint: Restraint,
  instant: () => number,
): Command | 'stuck' {
  const { scenario } = program;
  const ready = settleReady(program, state, restraint.answering);
  if (ready) return ready;

  for (let place = 0; place < state.injects.length; place += 1) {
    if (state.injects[place]?.coming !== 'proposed') continue;
    const name = scenario.injects[place]?.name ?? '';
    if (!restraint.held.has(name)) return { kind: 'release', body: { inject: name } };
  }

  const busy = busyWith(state)?.to ?? null;
  const wanted = Math.max(busy ?? Number.NEGATIVE_INFINITY, state.target ?? Number.NEGATIVE_INFINITY);
  if (wanted > state.now) {
    const to = restrained(wanted, restraint, instant);
    if (to > state.now) return { kind: 'advance', body: { to } };
  }

  const phase = scenario.phases[state.phase];
  const item = phase?.agenda[state.cursor];
  const begun = state.items[state.cursor] === 'begun';
  if (item?.does === 'decide' && begun && item.decision !== restraint.answering)
    return { kind: 'settle', body: { decision: item.decision, byDefault: true } };
  if (state.discussions.some((its) => its.status === 'open')) return { kind: 'close-discussion', body: {} };
  if (item && !(begun && (item.does === 'decide' || item.does === 'advance')))
    return { kind: 'next', body: {} };
  if (exitByHand(program, state)) return { kind: 'leave', body: {} };
  if (phase?.clock === 'runs') {
    const to = restrained(instant(), { ...restraint, watching: false }, instant);
    if (to > state.now) return { kind: 'advance', body: { to } };
  }
  return 'stuck';
}

/**
 * Whether time passes by itself now: the phase's clock runs and its running order asks for nothing. Until something happens the
 * attendant can then do nothing else than go on from instant to instant, since it waits for no value of a variable.
 */
export function passesFreely({ scenario }: Program, state: State): boolean {
  const phase = scenario.phases[state.phase];
  return phase?.clock === 'runs' && phase.agenda.length === 0;
}

/** As far as `to`, but not past the next script time, nor past an instant at which the script's next step may become possible. */
function restrained(to: number, { before, watching }: Restraint, instant: () => number): number {
  const time = before === null ? to : Math.min(to, before);
  return watching ? Math.min(time, instant()) : time;
}
