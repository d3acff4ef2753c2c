/** What may be done now: questions of views and desks, and the checks of commands. Pure; nothing is told. */
import type { ExpressionNode, Value } from '../scenario/expression.ts';
import { foresee } from '../scenario/foresee.ts';
import type { Action, AgendaItem, Inject } from '../scenario/scenario.ts';
import type { LinkedGate, Program } from '../program/program.ts';
import { evaluationOf, parameterOf } from './read.ts';
import { isSatisfied, standing } from './rule.ts';
import { holderOf } from './seat.ts';
import { comesNoMore, decisionTakes } from './takes.ts';
import type { State } from '../program/state.ts';

/** Whether a gate holds on this state; one that cannot be computed does not. */
function holdsNow(state: State, gate: LinkedGate | null | undefined): boolean {
  if (!gate) return true;
  const reading = evaluationOf(state);
  const value = gate.holds(reading);
  return !reading.failed && value !== 0;
}

/** An option whose gate holds, or that was allowed by hand. */
export function optionAllowed(program: Program, state: State, decision: string, option: string): boolean {
  const place = program.places.decision.get(decision) ?? -1;
  if (state.decisions[place]?.allowed.includes(option)) return true;
  const linked = program.decisions[place];
  return holdsNow(state, linked?.options[linked.optionPlaces.get(option) ?? -1]?.gate);
}

/** Options that have no letter yet, in the order of the file; given `allowed`, those that can be chosen now or those that cannot. */
export function unletteredOptions(
  program: Program,
  state: State,
  place: number,
  allowed?: boolean,
): readonly string[] {
  const now = state.decisions[place];
  const options = program.scenario.decisions[place]?.options ?? [];
  if (now?.lettered.length === options.length) return none;
  const gates = program.decisions[place]?.options;
  const names: string[] = [];
  for (const [at, { name }] of options.entries()) {
    if (now?.lettered.includes(name)) continue;
    if (
      allowed === undefined ||
      allowed === (now?.allowed.includes(name) || holdsNow(state, gates?.[at]?.gate))
    )
      names.push(name);
  }
  return names;
}

/** Those that can be chosen, and so need a letter: of a closed decision only what was allowed by hand, for a reversal. */
export function optionsToLetter(program: Program, state: State, place: number): readonly string[] {
  const now = state.decisions[place];
  switch (now?.status) {
    case 'open':
      return unletteredOptions(program, state, place, true);
    case 'closed':
      return now.allowed.length === 0
        ? none
        : unletteredOptions(program, state, place).filter((name) => now.allowed.includes(name));
    case 'pending':
    case undefined:
      return none;
  }
}
const none: readonly string[] = [];

/** The rule of the decision at this place is satisfied: it may be settled. */
export function decisionReady(program: Program, state: State, place: number): boolean {
  return decisionTakes(state, place, 'close') && isSatisfied(program, state, place);
}

/** Why an inject that is due waits for a hand. */
export const proposedBecause = ({ kind }: Inject): 'contingency' | 'hold' =>
  kind === 'contingency' ? 'contingency' : 'hold';

/** Roles whose answer differs from the one that would stand now. */
export function dissenters(program: Program, state: State, decision: string): readonly string[] {
  return standing(program, state, program.places.decision.get(decision) ?? -1)?.dissent ?? [];
}

/** How a gate is asked: whoever may tell of one without value asks it otherwise than a view. */
type Holds = (gate: LinkedGate | null) => boolean;

/** Where the hand leads when the agenda is done: a phase's name, null for EndEx; no exit at all: null. */
export function exitByHand(
  program: Program,
  state: State,
  holds?: Holds,
): { readonly exit: number; readonly go: string | null } | null {
  const { agenda } = program.scenario.phases[state.phase] ?? { agenda: [] };
  return state.stage === 'conduct' && itemAhead(program, state) >= agenda.length
    ? handExit(program, state, holds)
    : null;
}

/** The same, as things stand now, before the agenda is done. */
export function handExit(
  program: Program,
  state: State,
  holds: Holds = (gate) => holdsNow(state, gate),
): ReturnType<typeof exitByHand> {
  const phase = program.scenario.phases[state.phase];
  if (!phase || phase.agenda.length === 0) return null;
  const exits = program.phases[state.phase]?.exits ?? [];
  const taken = state.phases[state.phase]?.exits ?? [];
  const at = exits.findIndex(
    (exit, place) =>
      exit.when === null && exit.at === null && (taken[place] ?? 0) < exit.times && holds(exit.gate),
  );
  return at < 0 ? null : { exit: at, go: phase.next[at]?.go ?? null };
}

/** Why a role may not do this now; null when it may. */
export function actionBarred(
  program: Program,
  state: State,
  action: Action,
  role: string,
): 'act.not-by' | 'act.times' | 'act.too-soon' | 'act.gated' | null {
  const place = program.places.action.get(action.name) ?? -1;
  const now = state.actions[place];
  const { roles } = action.by;
  if (!roles.includes(role) && !roles.some((one) => holderOf(program, state, one) === role))
    return 'act.not-by';
  if (now && action.times !== null && now.times >= action.times) return 'act.times';
  if (now && action.every !== null && now.last >= 0 && state.now < now.last + action.every)
    return 'act.too-soon';
  return holdsNow(state, program.actions[place]?.gate) ? null : 'act.gated';
}

export function actionAllowed(program: Program, state: State, action: string, role: string): boolean {
  const found = program.scenario.actions[program.places.action.get(action) ?? -1];
  return found !== undefined && actionBarred(program, state, found, role) === null;
}

/** Place of the agenda's item that `next` will do: what cannot be done is passed over on the way. Its length when nothing is left. */
export function itemAhead(program: Program, state: State): number {
  return itemFrom(program, state, state.cursor);
}

/** The same, from this place in the agenda on. */
export function itemFrom(program: Program, state: State, from: number): number {
  const length = program.scenario.phases[state.phase]?.agenda.length ?? 0;
  let place = from;
  while (place < length && mayBePassedOver(program, state, place) && isPassedOver(program, state, place))
    place += 1;
  return place;
}

/** An item that is under way may not be passed over, unless it is a decision: that may be open although the agenda has not come to its item. */
export const mayBePassedOver = (program: Program, state: State, place: number): boolean =>
  state.items[place] !== 'begun' || program.scenario.phases[state.phase]?.agenda[place]?.does === 'decide';

/** It was taken out of its phase's agenda by hand. */
export function isDropped(state: State, phase: number, item: number): boolean {
  return state.dropped.some((each) => each.phase === phase && each.item === item);
}

function isPassedOver(program: Program, state: State, place: number): boolean {
  if (isDropped(state, state.phase, place)) return true;
  const item = program.scenario.phases[state.phase]?.agenda[place];
  if (!holdsNow(state, program.phases[state.phase]?.gates[place])) return true;
  if (item === undefined || isSpent(program, state, item)) return item !== undefined;
  if (item.does === 'inject') {
    const inject = program.places.inject.get(item.inject) ?? -1;
    return comesNoMore(state.injects[inject]) || !holdsNow(state, program.injects[inject]?.gate);
  }
  if (item.does !== 'decide') return false;
  const decision = program.places.decision.get(item.decision) ?? -1;
  return (
    state.decisions[decision]?.status === 'pending' && !holdsNow(state, program.decisions[decision]?.gate)
  );
}

/** What it is there for has happened: its inject came as often as it may, its decision is made. */
export function isSpent(program: Program, state: State, item: AgendaItem): boolean {
  if (item.does === 'inject') {
    const inject = program.places.inject.get(item.inject) ?? -1;
    return (state.injects[inject]?.times ?? 0) >= (program.scenario.injects[inject]?.times ?? 1);
  }
  if (item.does !== 'decide') return false;
  return state.decisions[program.places.decision.get(item.decision) ?? -1]?.status === 'closed';
}

/** It cannot come: its gate reads parameters and how often its phase was entered, and with these it cannot hold in the visit that the sheet shows. */
export function isRuledOut(program: Program, state: State, phase: number, item: AgendaItem): boolean {
  if (item.onlyIf === null) return false;
  const { scenario } = program;
  const visits = (state.phases[phase]?.visits ?? 0) + (phase === state.phase ? 0 : 1);
  const own = scenario.phases[phase]?.name ?? '';
  const known = (leaf: ExpressionNode): Value | null => {
    if (leaf.op === 'parameter') return parameterOf(program, state, leaf.name);
    const timesOfOwn =
      leaf.op === 'event' &&
      leaf.event.kind === 'phase' &&
      leaf.event.name === own &&
      leaf.event.words[0] === 'times';
    return timesOfOwn ? visits : null;
  };
  return foresee(item.onlyIf.tree, known) === false;
}
