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
 * The same, but that an `advance` goes as far as it may if nothing comes of it on the way: whoever lets time pass so far asks at every
 * instant whether it is `interrupted`.
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
      return { kind: 'resume', body: {} };
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
 * Whether the attendant has something else to do after an instant than to let time go on. Where nothing `happened`, only an exit by
 * hand can have opened: all else that it looks at changes with something that happens.
 */
export function interrupted(
  program: Program,
  state: State,
  restraint: Restraint,
  happened: boolean,
): boolean {
  if (!happened && !waitsAtExit(program, state)) return false;
  const command = attendAhead(program, state, restraint);
  return command === null || command === 'stuck' || command.kind !== 'advance';
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

function conduct(program: Program, state: State, { before, held }: Restraint): Command | 'stuck' {
  const { scenario } = program;
  const ready = settleReady(program, state, null);
  if (ready) return ready;

  for (let place = 0; place < state.injects.length; place += 1) {
    if (state.injects[place]?.coming !== 'proposed') continue;
    const name = scenario.injects[place]?.name ?? '';
    if (!held.has(name)) return { kind: 'release', body: { inject: name } };
  }

  const farthest = before ?? scenario.duration;
  const busy = Math.max(busyWith(state)?.to ?? 0, state.target ?? 0);
  if (busy > state.now) return { kind: 'advance', body: { to: Math.min(busy, farthest) } };

  const phase = scenario.phases[state.phase];
  const item = phase?.agenda[state.cursor];
  const begun = state.items[state.cursor] === 'begun';
  if (item?.does === 'decide' && begun)
    return { kind: 'settle', body: { decision: item.decision, byDefault: true } };
  if (item?.does === 'discuss' && begun) return { kind: 'close-discussion', body: {} };
  if (item && !(begun && item.does === 'advance')) return { kind: 'next', body: {} };
  if (exitByHand(program, state)) return { kind: 'leave', body: {} };
  return phase?.clock === 'runs' && farthest > state.now
    ? { kind: 'advance', body: { to: farthest } }
    : 'stuck';
}

/** Its agenda is done: what is left by hand may open with any change of a variable. */
function waitsAtExit({ scenario }: Program, state: State): boolean {
  const agenda = scenario.phases[state.phase]?.agenda ?? [];
  return agenda.length > 0 && state.cursor >= agenda.length;
}

/**
 * Whether time passes by itself now: the phase's clock runs and its running order asks for nothing. Until something happens the
 * attendant can then do nothing else than go on from instant to instant, since it waits for no value of a variable.
 */
export function passesFreely({ scenario }: Program, state: State): boolean {
  const phase = scenario.phases[state.phase];
  return phase?.clock === 'runs' && phase.agenda.length === 0;
}
