/** The course of phases: exits, changing phase, EndEx. */
import { activePhase, finishItem } from './agenda.ts';
import { startEx, exitEvent, goEvent, startEvent } from '../program/machine/course.ts';
import { lifecycleTable } from '../program/machine/lifecycle.ts';
import { knowsEvent, moved } from '../program/machine/table.ts';
import { doEffects } from './effect.ts';
import { emit, holds } from './emit.ts';
import { cancelInject, comeInject } from './inject.ts';
import { momentTime } from '../questions/due.ts';
import { moveStage } from './stage.ts';
import type { Draft } from '../evolve/draft.ts';
import type { EffectOwner } from '../record/consequence.ts';
import type { LinkedExit } from '../program/program.ts';
import { missing } from '../scenario/missing.ts';

/** Why the active phase is left: by one of its exits, or to go to a phase; -1 is EndEx. */
export type Going =
  | { readonly because: 'exit'; readonly exit: number }
  | { readonly because: 'effect'; readonly go: number; readonly of: EffectOwner }
  | { readonly because: 'by-hand'; readonly go: number };

/** StartEx: the first phase is entered. */
export const startCourse = (draft: Draft): void => enterPhase(draft, leadsTo(draft, startEvent));

/** In order: `left`, leftovers, `on-leave`, `entered`, then `on-enter`, after the arrival if the phase jumps in time. */
export function goToPhase(draft: Draft, going: Going): void {
  const from = activePhase(draft);
  if (!from) return;
  const leaving = draft.state.phase;
  const to = leadsTo(
    draft,
    going.because === 'exit' ? exitEvent(going.exit) : goEvent(draft.program.scenario.phases[going.go]?.name),
  );
  const exit = going.because === 'exit' ? { exit: going.exit } : {};
  giveUpTarget(draft);
  emit(draft, { kind: 'phase.left', body: { phase: from.name, because: going.because, ...exit } });
  leftovers(draft, leaving);
  doEffects(draft, { of: 'phase.on-leave', name: from.name, part: '' });
  if (to < 0) endExercise(draft);
  else enterPhase(draft, to, going.because === 'effect' ? going.of : undefined);
}

/** The place of the phase that the course goes to from where it is; -1: EndEx. */
function leadsTo(draft: Draft, event: string): number {
  const { program } = draft;
  const to = moved(program.course, activePhase(draft)?.name ?? startEx, event);
  return program.places.phase.get(to) ?? -1;
}

export const exitTo = (draft: Draft, exit: number): number => leadsTo(draft, exitEvent(exit));

function enterPhase(draft: Draft, place: number, of?: EffectOwner): void {
  const phase = draft.program.scenario.phases[place];
  if (!phase) return;
  const visit = (draft.state.phases[place]?.visits ?? 0) + 1;
  emit(draft, { kind: 'phase.entered', body: { phase: phase.name, visit, ...(of ? { of } : {}) } });
  const to = Math.min(phase.jumpTo ?? 0, draft.program.scenario.duration);
  if (to > draft.state.now) emit(draft, { kind: 'jump.started', body: { phase: phase.name, to } });
  else doEffects(draft, { of: 'phase.on-enter', name: phase.name, part: '' });
}

/** Injects of the agenda that were not delivered, and proposals that nobody took up. */
function leftovers(draft: Draft, place: number): void {
  const { program, state } = draft;
  const how = program.scenario.phases[place]?.leftovers ?? 'keep';
  if (how === 'keep') return;
  const agenda = program.phases[place]?.agendaInjects ?? [];
  state.injects.forEach((now, inject) => {
    const pending = (agenda.includes(inject) && now.times === 0) || now.coming === 'proposed';
    if (!pending) return;
    if (how === 'cancel') cancelInject(draft, inject);
    else comeInject(draft, inject);
  });
}

export function endExercise(draft: Draft): void {
  if (!knowsEvent(lifecycleTable, draft.state.stage, 'end')) return;
  moveStage(draft, 'end');
  draft.queue = [];
  draft.ready = [];
  draft.arrival = [];
  const place = draft.program.outcomes.findIndex(({ gate }) => holds(draft, gate));
  const outcome = draft.program.scenario.outcomes[place]?.name;
  if (outcome === undefined) return;
  const clauses = draft.program.outcomes[place]?.clauses ?? [];
  const told = clauses.flatMap((gate, at) => (holds(draft, gate) ? [at + 1] : []));
  emit(draft, { kind: 'outcome.reached', body: { outcome, told } });
}

/** The agenda's `advance` arrived. */
export function reachTarget(draft: Draft): boolean {
  const { target } = draft.state;
  if (target === null || draft.state.now < target) return false;
  emit(draft, { kind: 'target.set', body: { to: null } });
  finishItem(draft);
  return true;
}

/** The agenda's `advance` will not arrive. */
export function giveUpTarget(draft: Draft): void {
  if (draft.state.target !== null) emit(draft, { kind: 'target.set', body: { to: null } });
}

/** The first exit, in the order of the file, whose condition or moment holds. Exits without either wait for the end of the agenda and a hand. */
export function openExit(draft: Draft): number {
  const exits = draft.program.phases[draft.state.phase]?.exits;
  if (exits === undefined) return -1;
  for (let at = 0; at < exits.length; at += 1) {
    const exit = exits[at] ?? missing('exits', at);
    if (exit.when === null && exit.at === null) continue;
    if (
      mayTake(draft, exit, at) &&
      (exit.at === null || momentTime(draft.program, draft.state, exit.at) <= draft.state.now) &&
      holds(draft, exit.when) &&
      holds(draft, exit.gate)
    )
      return at;
  }
  return -1;
}

const mayTake = (draft: Draft, exit: LinkedExit, at: number): boolean =>
  (draft.state.phases[draft.state.phase]?.exits[at] ?? 0) < exit.times;
