/** The one place where consequences change a state: the live engine and `evolve` both go through here. Evaluates no expression. */
import { deliveryTable } from '../program/machine/inject.ts';
import { moved } from '../program/machine/table.ts';
import { decisionTable } from '../program/machine/window.ts';
import { bringTidings, deliver, send } from './apply-message.ts';
import { encodeValue, threshold } from '../program/begin.ts';
import {
  beginOpenDecision,
  changeDecision,
  changeInject,
  changePhase,
  did,
  dropDelayed,
  moveClock,
  moveComing,
  moveExpected,
  moveItem,
  setVariable,
} from './change.ts';
import { moveTo, touchThing, type Draft } from './draft.ts';
import type { Consequence, ConsequenceBodies } from '../record/consequence.ts';
import { countAnswers } from '../questions/rule.ts';
import { decidersOf } from '../questions/seat.ts';
import { isTickedAlike } from '../questions/correctable.ts';
import type { RecordedDeed } from '../program/state.ts';

export function apply(draft: Draft, consequence: Consequence): void {
  const { state, program } = draft;
  const { places } = program;
  switch (consequence.kind) {
    case 'elapsed':
      return applyElapsed(draft, consequence.body);
    case 'stage.changed':
      // a pause does not use up the minutes of the current item
      if (state.cursorWall !== null)
        state.cursorWall += Math.max(0, (draft.wall ?? 0) - (state.pause?.since ?? Infinity));
      // nor those of an open decision; the same holds for a pause within a pause, such as a stop for something real
      resumeBoxes(draft);
      // at StartEx, what a role knows from the beginning has happened
      if (consequence.body.stage === 'conduct' && state.phase < 0)
        program.scenario.facts.forEach((_, fact) => touchThing(draft, 'fact', fact));
      state.stage = consequence.body.stage;
      state.pause = consequence.body.pause ? { ...consequence.body.pause, since: draft.wall } : null;
      if (state.stage === 'end-ex') {
        state.endedAt = state.now;
        state.target = null;
        state.jumpingTo = null;
      }
      return;
    case 'phase.entered':
      return enterPhase(draft, consequence.body);
    case 'phase.left': {
      const place = places.phase.get(consequence.body.phase) ?? -1;
      const { exit = -1 } = consequence.body;
      const exits = (state.phases[place]?.exits ?? []).map((taken, at) => (at === exit ? taken + 1 : taken));
      changePhase(draft, place, { leftAt: state.now, everLeft: true, exits });
      state.phase = -1;
      state.target = null;
      touchThing(draft, 'phase', place);
      return;
    }
    case 'phase.done': {
      const place = places.phase.get(consequence.body.phase) ?? -1;
      changePhase(draft, place, { done: true });
      touchThing(draft, 'phase', place);
      return;
    }
    case 'jump.started': {
      const { phase, to } = consequence.body;
      state.jumpingTo = to;
      // the phase counts its time from the arrival, since nobody is in it before then
      changePhase(draft, places.phase.get(phase) ?? -1, { countsFrom: to });
      return;
    }
    case 'jump.ended':
      state.jumpingTo = null;
      return;
    case 'item.done':
      return moveCursor(draft, consequence.body.item, 'finish');
    case 'item.passed-over':
      return moveCursor(draft, consequence.body.item, 'pass-over');
    case 'target.set':
      state.target = consequence.body.to;
      if (state.target !== null) moveItem(draft, state.cursor, 'begin');
      return;
    case 'inject.proposed':
      return moveComing(draft, consequence.body.inject, 'propose');
    case 'inject.delivered':
      return deliver(draft, consequence.body);
    case 'inject.skipped':
      return moveComing(
        draft,
        consequence.body.inject,
        consequence.body.because === 'by-hand' ? 'skip' : 'pass-over',
      );
    case 'inject.withdrawn': {
      const { inject, to } = consequence.body;
      changeInject(draft, inject, ({ delivery }) => ({
        delivery: moved(deliveryTable, delivery, 'withdraw'),
      }));
      state.messages = state.messages.map((message) =>
        message.inject === inject
          ? { ...message, withdrawnFrom: [...new Set([...message.withdrawnFrom, ...to])] }
          : message,
      );
      return;
    }
    case 'inject.cancelled':
      return moveComing(draft, consequence.body.inject, 'cancel');
    case 'message.sent':
      return send(draft, consequence.body);
    case 'decision.opened':
      return openDecision(draft, consequence.body);
    case 'decision.lettered': {
      const { decision, options } = consequence.body;
      return changeDecision(draft, decision, (now) => ({ lettered: [...now.lettered, ...options] }));
    }
    case 'decision.passed-over':
      return;
    case 'decision.closed':
      return closeDecision(draft, consequence.body);
    case 'decision.reversed':
      return reverseDecision(draft, consequence.body);
    case 'decision.reopened': {
      const { decision } = consequence.body;
      changeDecision(draft, decision, (now) => ({
        status: moved(decisionTable, now.status, 'recall'),
        result: null,
        did: [],
        until: now.until !== null && now.until > state.now ? now.until : null,
        openedWall: draft.wall,
        moreMinutes: 0,
        // a person reopened it, and says so
        put: true,
      }));
      beginOpenDecision(draft);
      dropDelayed(draft, decision);
      return;
    }
    case 'action.taken': {
      const place = places.action.get(consequence.body.action) ?? -1;
      state.actions[place] = { times: (state.actions[place]?.times ?? 0) + 1, last: state.now };
      touchThing(draft, 'action', place);
      return;
    }
    case 'busy.until': {
      const { what, name, to } = consequence.body;
      const answer =
        what === 'decision'
          ? (state.decisions[places.decision.get(name) ?? -1]?.result?.amount ?? null)
          : null;
      const of = { of: what, name, part: '', ...(what === 'action' ? { deed: draft.cause } : {}) };
      state.delayed.push({ what: 'finish', due: to, of, effect: 0, answer });
      return;
    }
    case 'effect.queued': {
      const { due, of, effect, answer } = consequence.body;
      state.delayed.push({ what: 'effect', due, of, effect, answer });
      return;
    }
    case 'fact.breached':
      return changeBreaches(draft, consequence.body.fact, (entries) => [...entries, draft.cause]);
    case 'fact.learned':
      bringTidings(draft, consequence.body);
      return learn(draft, consequence.body);
    case 'variable.set': {
      const { variable, from, to, of } = consequence.body;
      setVariable(draft, places.variable.get(variable) ?? -1, encodeValue(program, to));
      return did(draft, of, { did: 'variable', variable, from, to });
    }
    case 'clock.started': {
      const { clock, until, of } = consequence.body;
      moveClock(draft, clock, 'start', { startedAt: state.now, until });
      return did(draft, of, { did: 'clock', clock });
    }
    case 'clock.met':
      return moveClock(draft, consequence.body.clock, 'meet');
    case 'clock.missed':
      return moveClock(draft, consequence.body.clock, 'miss');
    case 'clock.stopped':
      return moveClock(draft, consequence.body.clock, 'stop');
    case 'expected.started': {
      const { expected, until } = consequence.body;
      return moveExpected(draft, expected, 'start', { startedAt: state.now, until });
    }
    case 'expected.met': {
      const { expected, how } = consequence.body;
      return how === 'done'
        ? moveExpected(draft, expected, 'meet', { metItself: true })
        : moveExpected(draft, expected, how);
    }
    case 'expected.missed': {
      const { expected, how } = consequence.body;
      return moveExpected(draft, expected, how === 'time' ? 'miss' : how);
    }
    case 'rule.applied': {
      const place = places.rule.get(consequence.body.rule) ?? -1;
      state.rules[place] = true;
      touchThing(draft, 'rule', place);
      return;
    }
    case 'chance.fired': {
      const place = places.chance.get(consequence.body.chance) ?? -1;
      const fired = (state.chances[place] ?? 0) + 1;
      state.chances[place] = fired;
      state.hazards[place] = 0;
      const chance = program.chances[place];
      if (chance?.rate) state.thresholds[place] = threshold(state.key, chance.name, fired);
      touchThing(draft, 'chance', place);
      return;
    }
    case 'discussion.opened':
      return talk(draft, 'discussion', consequence.body.discussion, 'open');
    case 'discussion.closed':
      return talk(draft, 'discussion', consequence.body.discussion, 'closed');
    case 'activity.opened':
      return talk(draft, 'activity', consequence.body.activity, 'open');
    case 'activity.closed':
      return talk(draft, 'activity', consequence.body.activity, 'closed');
    case 'noted':
      return;
    case 'corrected': {
      const { entry } = consequence.body;
      const mistake = state.deeds.find((deed) => deed.entry === entry);
      const mistaken = mistake?.command;
      const keeps = (meant: RecordedDeed) =>
        mistaken?.kind === 'seen' &&
        meant.command.kind === 'seen' &&
        isTickedAlike(mistaken.body, meant.command.body);
      // what stands in its place begins here: what came before undid the mistake, unless the same follows from both
      state.deeds = state.deeds.map((deed) =>
        deed.entry === entry
          ? { ...deed, correctedBy: draft.cause }
          : deed.entry === draft.cause
            ? { ...deed, did: mistake && keeps(deed) ? mistake.did : [] }
            : deed,
      );
      if (mistaken?.kind === 'share')
        changeBreaches(draft, mistaken.body.fact, (entries) => entries.filter((breach) => breach !== entry));
      if (mistaken?.kind === 'answer')
        changeDecision(draft, mistaken.body.decision, (now) => ({
          did: now.status === 'closed' ? now.did.filter((one) => one.did !== 'variable') : now.did,
        }));
      return;
    }
    case 'outcome.reached':
      state.outcome = places.outcome.get(consequence.body.outcome) ?? -1;
      state.told = [...consequence.body.told];
      return;
    case 'trouble':
      state.troubles.push(consequence.body.where);
      return;
    default:
      return consequence satisfies never;
  }
}

function applyElapsed(draft: Draft, body: ConsequenceBodies['elapsed']): void {
  const { state, program } = draft;
  const { places } = program;
  if (body.to !== state.now) moveTo(draft, body.to);
  for (const [name, value] of body.variables)
    setVariable(draft, places.variable.get(name) ?? -1, encodeValue(program, value));
  for (const [name, hazard] of body.hazards) state.hazards[places.chance.get(name) ?? -1] = hazard;
  for (const [name, sample, count] of body.samples) {
    const place = places.measure.get(name) ?? -1;
    state.samples[place] = sample;
    state.sampleCounts[place] = count;
  }
  for (const [name, holds] of body.levels) {
    const [of, ...rest] = name.split('.');
    const place = (of === 'inject' ? places.inject : places.decision).get(rest.join('.')) ?? -1;
    const trigger =
      (of === 'inject' ? program.injects[place]?.trigger : program.decisions[place]?.trigger) ?? -1;
    state.levels[trigger] = holds ? 1 : 0;
  }
}

function enterPhase(draft: Draft, { phase, visit, of }: ConsequenceBodies['phase.entered']): void {
  const { state, program } = draft;
  const place = program.places.phase.get(phase) ?? -1;
  state.phase = place;
  state.cursor = 0;
  state.cursorWall = draft.wall;
  state.moreMinutes = 0;
  state.target = null;
  state.items = (program.scenario.phases[place]?.agenda ?? []).map(() => 'to-come');
  changePhase(draft, place, {
    visits: visit,
    enteredBy: state.entries,
    countsFrom: state.now,
    leftAt: null,
    done: false,
  });
  beginOpenDecision(draft);
  touchThing(draft, 'phase', place);
  if (of) did(draft, of, { did: 'phase', phase });
}

function moveCursor(draft: Draft, item: number, event: 'finish' | 'pass-over'): void {
  moveItem(draft, item, event);
  if (item === draft.state.cursor) draft.state.cursor += 1;
  draft.state.cursorWall = draft.wall;
  draft.state.moreMinutes = 0;
  draft.state.target = null;
  beginOpenDecision(draft);
}

function talk(draft: Draft, kind: 'discussion' | 'activity', name: string, status: 'open' | 'closed'): void {
  const { state, program } = draft;
  const place = program.places[kind].get(name) ?? -1;
  const begun = status === 'open' ? { status, openedWall: draft.wall } : { status };
  if (kind === 'discussion')
    state.discussions[place] = { openedWall: state.discussions[place]?.openedWall ?? null, ...begun };
  else {
    const now = state.activities[place];
    const turn = Math.max(...state.activities.map(({ openedAs }) => openedAs)) + 1;
    if (now) state.activities[place] = { ...now, ...begun, ...(status === 'open' ? { openedAs: turn } : {}) };
  }
  if (status === 'open') moveItem(draft, state.cursor, 'begin');
  touchThing(draft, kind, place);
}

/** No time box runs while play stands. */
function resumeBoxes(draft: Draft): void {
  const { state, program, wall } = draft;
  const since = state.pause?.since ?? null;
  if (wall === null || since === null) return;
  for (const { name } of program.scenario.decisions)
    changeDecision(draft, name, ({ status, openedWall }) =>
      status === 'open' && openedWall !== null
        ? { openedWall: openedWall + Math.max(0, wall - Math.max(since, openedWall)) }
        : {},
    );
}

function openDecision(
  draft: Draft,
  { decision, until, barred = [], of }: ConsequenceBodies['decision.opened'],
): void {
  const { state, program } = draft;
  const options = program.scenario.decisions[program.places.decision.get(decision) ?? -1]?.options ?? [];
  changeDecision(draft, decision, (now) => ({
    status: moved(decisionTable, now.status, 'open'),
    everOpened: true,
    openedAt: state.now,
    openedWall: draft.wall,
    until,
    lettered: options.map(({ name }) => name).filter((name) => !barred.includes(name)),
  }));
  beginOpenDecision(draft);
  if (of) did(draft, of, { did: 'decision', decision });
}

function closeDecision(draft: Draft, body: ConsequenceBodies['decision.closed']): void {
  const place = draft.program.places.decision.get(body.decision) ?? -1;
  const { how, options, amount, ranking, early, conditional, dissent, roles, each } = body;
  // it closes anew: what the answer that was put right had put off does not happen
  if (draft.state.decisions[place]?.status === 'closed') dropDelayed(draft, body.decision);
  const counted = decidersOf(draft.program, draft.state, place);
  const result = {
    how,
    options,
    amount,
    ranking,
    early,
    conditional,
    dissent,
    roles,
    reversal: false,
    each,
    counts: countAnswers(draft.program, draft.state, place, counted),
    counted,
    entry: draft.state.entries,
    story: draft.state.now,
  };
  changeDecision(draft, body.decision, (now) => ({
    status: moved(decisionTable, now.status, now.status === 'closed' ? 'correct' : 'close'),
    result,
  }));
}

function reverseDecision(draft: Draft, body: ConsequenceBodies['decision.reversed']): void {
  const place = draft.program.places.decision.get(body.decision) ?? -1;
  const { how, options, amount, ranking } = body;
  // what the others had answered goes on being counted, whoever of them has left
  const counted = [...new Set([...(draft.state.decisions[place]?.result?.counted ?? []), body.by])];
  const counts = countAnswers(draft.program, draft.state, place, counted);
  dropDelayed(draft, body.decision);
  const each = (draft.state.decisions[place]?.result?.each ?? []).map((own) =>
    own.role === body.by ? { role: own.role, options, amount, ranking } : own,
  );
  changeDecision(draft, body.decision, (now) => ({
    status: moved(decisionTable, now.status, 'reverse'),
    reversed: true,
    result: {
      options,
      amount,
      ranking,
      how,
      early: now.result?.early ?? false,
      conditional: false,
      dissent: now.result?.dissent ?? [],
      roles: [body.by],
      reversal: true,
      each,
      counts,
      counted,
      entry: draft.state.entries,
      story: draft.state.now,
    },
  }));
}

function changeBreaches(
  draft: Draft,
  fact: string,
  change: (entries: readonly number[]) => readonly number[],
): void {
  const place = draft.program.places.fact.get(fact) ?? -1;
  const now = draft.state.facts[place];
  if (!now) return;
  draft.state.facts[place] = { ...now, breachedBy: change(now.breachedBy) };
  touchThing(draft, 'fact', place);
}

function learn(draft: Draft, { fact, roles, how, of }: ConsequenceBodies['fact.learned']): void {
  const { state, program } = draft;
  const place = program.places.fact.get(fact) ?? -1;
  const now = state.facts[place];
  if (!now) return;
  const since = now.since.slice();
  for (const role of roles) {
    const at = program.places.role.get(role) ?? -1;
    if (at >= 0 && (since[at] ?? -1) < 0) since[at] = state.now;
  }
  state.facts[place] = { ...now, since };
  touchThing(draft, 'fact', place);
  if (how !== 'inject') did(draft, of, { did: 'fact', fact, roles });
}
