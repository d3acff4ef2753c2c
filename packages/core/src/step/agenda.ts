/** The running order: the cursor on the active phase's agenda. */
import { emit, holds } from './emit.ts';
import { isDropped, mayBePassedOver } from '../questions/gate.ts';
import { comesNoMore } from '../questions/takes.ts';
import { deliverInject } from './inject.ts';
import { refuse } from '../record/refuse.ts';
import { moveStage } from './stage.ts';
import type { Draft } from '../evolve/draft.ts';
import type { ConsequenceBodies } from '../record/consequence.ts';
import type { Refusal } from '../record/entry.ts';
import type { AgendaItem, Phase } from '../scenario/scenario.ts';

export const activePhase = (draft: Draft): Phase | undefined =>
  draft.program.scenario.phases[draft.state.phase];

/** The item under the cursor is done. */
export function finishItem(draft: Draft): void {
  step(draft, (phase, item) => emit(draft, { kind: 'item.done', body: { phase, item } }));
}

export function passOver(draft: Draft, because: ConsequenceBodies['item.passed-over']['because']): void {
  step(draft, (phase, item) => emit(draft, { kind: 'item.passed-over', body: { phase, item, because } }));
}

function step(draft: Draft, how: (phase: string, item: number) => void): void {
  const phase = activePhase(draft);
  if (!phase || draft.state.cursor >= phase.agenda.length) return;
  how(phase.name, draft.state.cursor);
  if (draft.state.cursor >= phase.agenda.length)
    emit(draft, { kind: 'phase.done', body: { phase: phase.name } });
}

/** Does the item under the cursor. If it cannot be done, passes over it, records why, and tries the next item. */
export function doItem(draft: Draft, open: (decision: number) => void): Refusal | null {
  for (;;) {
    const phase = activePhase(draft);
    const item = phase?.agenda[draft.state.cursor];
    if (!phase || !item) return null;
    if (!mayBePassedOver(draft.program, draft.state, draft.state.cursor)) return endItem(draft, item);
    if (isDropped(draft.state, draft.state.phase, draft.state.cursor)) passOver(draft, 'by-hand');
    else if (!holds(draft, draft.program.phases[draft.state.phase]?.gates[draft.state.cursor] ?? null))
      passOver(draft, 'gate');
    else {
      const done = beginItem(draft, item, open);
      if (done !== 'passed-over') return done;
    }
  }
}

/** What `next` does while the item under the cursor is still going on. */
function endItem(draft: Draft, item: AgendaItem): Refusal | null {
  switch (item.does) {
    case 'discuss':
    case 'activity':
      closeTalk(draft, item);
      return null;
    case 'decide':
      return openAlready(draft, item.decision);
    case 'advance':
      return refuse('next.advancing', { to: draft.state.target ?? draft.state.now });
    case 'break':
    case 'brief-back':
    case 'inject':
    case 'say':
      finishItem(draft);
      return null;
  }
}

export function closeTalk(draft: Draft, item: AgendaItem): void {
  endTalk(draft, item);
  finishItem(draft);
}

/** Closes what an item had opened at the table. */
export function endTalk(draft: Draft, item: AgendaItem): void {
  switch (item.does) {
    case 'discuss':
      return emit(draft, { kind: 'discussion.closed', body: { discussion: item.discussion } });
    case 'activity':
      return emit(draft, { kind: 'activity.closed', body: { activity: item.activity } });
    case 'inject':
    case 'decide':
    case 'say':
    case 'advance':
    case 'brief-back':
    case 'break':
      return;
    default:
      return item satisfies never;
  }
}

const openAlready = (draft: Draft, decision: string): Refusal =>
  refuse('next.decision-open', {
    decision,
    serial: draft.program.scenario.decisions.find(({ name }) => name === decision)?.serial ?? decision,
  });

function beginItem(
  draft: Draft,
  item: AgendaItem,
  open: (decision: number) => void,
): Refusal | null | 'passed-over' {
  const { program, state } = draft;
  switch (item.does) {
    case 'inject': {
      const place = program.places.inject.get(item.inject) ?? -1;
      const now = state.injects[place];
      if (comesNoMore(now)) return passed(draft, 'skipped');
      if ((now?.times ?? 0) >= (program.scenario.injects[place]?.times ?? 1))
        return passed(draft, 'already-delivered');
      if (!holds(draft, program.injects[place]?.gate ?? null)) {
        emit(draft, { kind: 'inject.skipped', body: { inject: item.inject, because: 'gate' } });
        return passed(draft, 'gate');
      }
      deliverInject(draft, place, null);
      finishItem(draft);
      return null;
    }
    case 'decide': {
      const place = program.places.decision.get(item.decision) ?? -1;
      const status = state.decisions[place]?.status;
      if (status === 'closed') return passed(draft, 'already-made');
      if (status === 'open') return openAlready(draft, item.decision);
      if (!holds(draft, program.decisions[place]?.gate ?? null)) return passed(draft, 'gate');
      open(place);
      return null;
    }
    case 'discuss':
      emit(draft, { kind: 'discussion.opened', body: { discussion: item.discussion } });
      return null;
    case 'activity':
      emit(draft, { kind: 'activity.opened', body: { activity: item.activity } });
      return null;
    case 'advance':
      emit(draft, { kind: 'target.set', body: { to: state.now + item.seconds } });
      return null;
    case 'break': {
      const until = draft.wall === null ? null : draft.wall + item.seconds * 1000;
      finishItem(draft);
      moveStage(draft, 'pause', { reason: 'break', until });
      return null;
    }
    case 'say':
    case 'brief-back':
      finishItem(draft);
      return null;
  }
}

function passed(draft: Draft, because: ConsequenceBodies['item.passed-over']['because']): 'passed-over' {
  passOver(draft, because);
  return 'passed-over';
}
