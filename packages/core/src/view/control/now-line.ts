/** The NOW line: what the facilitator says or does next, and what the next key therefore does. */
import type { Texts } from '../../record/entry.ts';
import type { Program } from '../../program/program.ts';
import { decisionReady, exitByHand, itemAhead } from '../../questions/gate.ts';
import { busyWith } from '../../questions/read.ts';
import { breakDue } from '../../questions/moved-break.ts';
import { nextStop } from '../../play/stop.ts';
import type { State } from '../../program/state.ts';
import type { AgendaItem, Phase } from '../../scenario/scenario.ts';
import type { NowLine } from './control-view.ts';
import type { Stop } from '../../questions/due-now.ts';
import { hotWashStep } from '../hot-wash.ts';
import { injectCard } from './inject-card.ts';
import { textIn } from '../../scenario/text.ts';
import type { Reader } from '../reader.ts';

/** The stop at which the clock stands: attended play does not go past it by itself. */
export function stopNow(program: Program, state: State): Stop | null {
  const stop = state.stage === 'conduct' ? nextStop(program, state, state.now + 2) : null;
  return stop !== null && stop.at <= state.now + 1 ? stop : null;
}

export function nowLine(program: Program, state: State, texts: Texts, reader: Reader): NowLine {
  switch (state.stage) {
    case 'set-up':
      return { now: 'open-briefing' };
    case 'briefing':
      return { now: 'start' };
    case 'paused':
      return { now: 'resume', reason: state.pause?.reason ?? 'break' };
    case 'hot-wash': {
      const step = hotWashStep(state, texts, reader);
      return step === null ? { now: 'after', stage: state.stage } : { now: 'hot-wash', step };
    }
    case 'end-ex':
    case 'debrief':
    case 'closed':
      return { now: 'after', stage: state.stage };
    case 'conduct':
      return inConduct(program, state, texts, reader);
  }
}

function inConduct(program: Program, state: State, texts: Texts, reader: Reader): NowLine {
  const { scenario } = program;
  const phase = scenario.phases[state.phase];
  if (!phase) return { now: 'after', stage: state.stage };
  const busy = busyWith(state);
  const stop = stopNow(program, state);
  // only when the clock wants to move does a stop stand in its way
  if (stop && (phase.clock === 'runs' || state.target !== null || busy !== null))
    return { now: 'stop', stop };
  const ahead = itemAhead(program, state);
  const item = phase.agenda[ahead];
  const minutes = item?.minutes ?? null;
  if (item && state.items[ahead] === 'begun') {
    const begun = underWay(program, state, item, minutes, reader);
    if (begun) return begun;
  }
  if (busy) return { now: 'busy', to: busy.to, what: busy.name };
  const due = breakDue(state);
  const rest = due && scenario.phases[due.phase]?.agenda[due.item];
  if (rest?.does === 'break') return { now: 'break', seconds: rest.seconds, moved: true };
  if (item) return toDo(program, state, item, minutes, texts, reader);
  return afterAgenda(program, state, phase, reader);
}

function underWay(
  program: Program,
  state: State,
  item: AgendaItem,
  minutes: number | null,
  reader: Reader,
): NowLine | null {
  const { scenario } = program;
  if (item.does === 'decide') {
    const decision = scenario.decisions.find((candidate) => candidate.name === item.decision);
    if (!decision) return null;
    return {
      now: 'deciding',
      decision: decision.name,
      serial: decision.serial,
      question: textIn(decision.question, reader),
      ready: decisionReady(program, state, item.decision),
    };
  }
  if (item.does === 'discuss') {
    const discussion = scenario.discussions.find((candidate) => candidate.name === item.discussion);
    return discussion
      ? {
          now: 'discussing',
          discussion: discussion.name,
          ask: textIn(discussion.ask, reader),
          minutes,
        }
      : null;
  }
  if (item.does === 'advance' && state.target !== null)
    return { now: 'advance', to: state.target, begun: true };
  return null;
}

function toDo(
  program: Program,
  state: State,
  item: AgendaItem,
  minutes: number | null,
  texts: Texts,
  reader: Reader,
): NowLine {
  const { scenario } = program;
  switch (item.does) {
    case 'inject':
      return { now: 'deliver', card: injectCard(program, state, item.inject, texts, reader), minutes };
    case 'decide': {
      const decision = scenario.decisions.find((candidate) => candidate.name === item.decision);
      return {
        now: 'decide',
        decision: item.decision,
        serial: decision?.serial ?? '',
        question: decision ? textIn(decision.question, reader) : '',
        minutes: minutes ?? decision?.minutes ?? null,
      };
    }
    case 'discuss': {
      const discussion = scenario.discussions.find((candidate) => candidate.name === item.discussion);
      return {
        now: 'discuss',
        discussion: item.discussion,
        ask: discussion ? textIn(discussion.ask, reader) : '',
        minutes,
      };
    }
    case 'activity': {
      const activity = scenario.activities.find((candidate) => candidate.name === item.activity);
      return {
        now: 'activity',
        activity: item.activity,
        title: activity ? textIn(activity.title, reader) : '',
        minutes,
      };
    }
    case 'say':
      return { now: 'say', text: textIn(item.text, reader), minutes };
    case 'advance':
      return { now: 'advance', to: state.now + item.seconds, begun: false };
    case 'brief-back':
      return {
        now: 'brief-back',
        by: item.by,
        form: item.form.map((text) => textIn(text, reader)),
        minutes,
      };
    case 'break':
      return { now: 'break', seconds: item.seconds, moved: false };
  }
}

function afterAgenda(program: Program, state: State, phase: Phase, reader: Reader): NowLine {
  const { scenario } = program;
  const exit = exitByHand(program, state);
  if (exit) {
    const next = scenario.phases.find((candidate) => candidate.name === exit.go);
    return { now: 'leave', phase: exit.go, title: next ? textIn(next.title, reader) : null };
  }
  return { now: 'run', pace: phase.pace };
}
