/** Settling: what falls due is done, first in first out, until nothing more happens. */
import { answerEffects, closeDecision, openDecision } from './decision.ts';
import { closing } from '../questions/rule.ts';
import { doAddedEffect, doEffect, doEffects, startClock } from './effect.ts';
import { emit, holds } from './emit.ts';
import { cancelInject, comeInject } from './inject.ts';
import { draw } from '../luck/luck.ts';
import { goToPhase, endExercise, exitTo, openExit, reachTarget } from './phase.ts';
import { refuse } from '../record/refuse.ts';
import {
  linkedEffects,
  type LinkedMoment,
  type LinkedTrigger,
  type Program,
  type TriggerKind,
} from '../program/program.ts';
import { momentKinds } from '../program/slots.ts';
import { momentTime } from '../questions/due.ts';
import { windowsEnding } from '../evolve/timetable.ts';
import { clockTakes, expectedTakes, isRetimed } from '../questions/takes.ts';
import type { Draft, Queued } from '../evolve/draft.ts';
import type { Refusal } from '../record/entry.ts';
import type { Delayed } from '../program/state.ts';
import { missing } from '../scenario/missing.ts';

/**
 * Does the queue, then looks at windows, moments, triggers and exits, and again. Whatever one of these looks does, the queue comes
 * first again. Returns early when play has ended.
 */
export function settle(draft: Draft): Refusal | null {
  let trail: Trail | null = null;
  for (;;) {
    if (draft.state.endedAt !== null || draft.foreseen !== null) return null;
    const due = draft.queue.shift();
    if (due !== undefined) {
      const { entries } = draft.state;
      const { length } = draft.queue;
      doDue(draft, due);
      // what changes nothing cannot be part of an endless circle
      if (draft.state.entries === entries && draft.queue.length === length) continue;
      trail ??= { done: [], counts: null };
      const cycle = circleIn(draft, trail, due);
      if (cycle) return cycle;
      continue;
    }
    if (draft.anyDirty && meetWindows(draft)) continue;
    if (draft.frozen) return null;
    if (draft.ready.length > 0) {
      joinReady(draft);
      continue;
    }
    if (draft.anyDirty && lookAtTriggers(draft)) continue;
    if (endsNow(draft)) continue;
    if (draft.state.jumpingTo === null && draft.state.stage === 'conduct') {
      if (reachTarget(draft)) continue;
      const exit = openExit(draft);
      if (exit >= 0) {
        trail ??= { done: [], counts: null };
        const cycle = circleIn(draft, trail, { due: 'exit', phase: draft.state.phase });
        if (cycle) return cycle;
        if (draft.lookout) draft.foreseen = { what: 'exit', exit, go: exitTo(draft, exit) };
        else goToPhase(draft, { because: 'exit', exit });
        continue;
      }
    }
    return null;
  }
}

/** Something that settling did. */
type Done = Queued | { readonly due: 'exit'; readonly phase: number };

/** What one settling has done so far. Naming costs time and most settlings are short, so counting by name starts late. */
interface Trail {
  readonly done: Done[];
  counts: Map<string, number> | null;
}

/** A settling that does one thing more often than this, or more things in all, is taken to be an endless circle. */
const limit = 1_000;
const limitInAll = 100_000;

/** The refusal, once this thing has been done too often; null until then. */
function circleIn(draft: Draft, trail: Trail, done: Done): Refusal | null {
  trail.done.push(done);
  const { length } = trail.done;
  if (length <= limit) return null;
  const uncounted = trail.counts === null ? trail.done : [done];
  trail.counts ??= new Map();
  for (const one of uncounted) {
    const name = nameOf(draft, one);
    trail.counts.set(name, (trail.counts.get(name) ?? 0) + 1);
  }
  if ((trail.counts.get(nameOf(draft, done)) ?? 0) <= limit && length <= limitInAll) return null;
  const cycle = lastRound(trail.done.map((one) => nameOf(draft, one)));
  return refuse('settle.cycle', { rounds: limit, cycle });
}

/** One round of the circle: everything done since the last name occurred before, each once, cut to fit on a line. */
function lastRound(names: readonly string[]): string {
  const last = names.length - 1;
  const before = names.lastIndexOf(names[last] ?? '', last - 1);
  const round = [...new Set(names.slice(before < 0 ? 0 : before, last).map((name) => name.split(', ')[0]))];
  return [...round.slice(0, 24), ...(round.length > 24 ? ['…'] : [])].join(' -> ');
}

/** `inject call`, `action ask, effect 2`. */
function nameOf(draft: Draft, due: Done): string {
  const { scenario } = draft.program;
  switch (due.due) {
    case 'exit':
      return `phase ${scenario.phases[due.phase]?.name ?? ''}`;
    case 'send':
    case 'cancel':
      return `inject ${scenario.injects[due.place]?.name ?? ''}`;
    case 'open':
      return `decision ${scenario.decisions[due.place]?.name ?? ''}`;
    case 'go':
      return `phase ${scenario.phases[due.place]?.name ?? ''}`;
    case 'moment':
    case 'trigger':
    case 'window': {
      const lists = {
        inject: scenario.injects,
        decision: scenario.decisions,
        rule: scenario.rules,
        clock: scenario.clocks,
        expected: scenario.expected,
        chance: scenario.chances,
      };
      return `${due.of} ${lists[due.of][due.place]?.name ?? ''}`;
    }
    case 'chance':
      return `chance ${scenario.chances[due.place]?.name ?? ''}`;
    case 'delayed': {
      const { of, what, effect } = due.delayed;
      return `${of.of} ${of.name}, ${what} ${of.part} ${effect + 1}`;
    }
    case 'windows':
    case 'end':
      return due.due;
  }
}

function doDue(draft: Draft, due: Queued): void {
  switch (due.due) {
    case 'chance':
      return fire(draft, due.place);
    case 'windows':
      return endWindows(draft, due.at);
    case 'window':
      return endWindow(draft, due.of, due.place);
    case 'delayed':
      return doDelayed(draft, due.delayed);
    case 'moment':
      return doMoment(draft, due.of, due.place);
    case 'trigger':
      return doTrigger(draft, due.of, due.place);
    case 'send':
      return comeInject(draft, due.place, due.of);
    case 'cancel':
      return cancelInject(draft, due.place);
    case 'open':
      return openDecision(draft, due.place, { of: due.of });
    case 'go':
      // while a phase jumps in time, changes of its course wait for the arrival
      if (draft.state.jumpingTo !== null) draft.arrival.push(due);
      else if (draft.lookout) draft.foreseen = { what: 'exit', exit: -1, go: due.place };
      else goToPhase(draft, { because: 'effect', go: due.place, of: due.of });
      return;
    case 'end':
      if (draft.lookout) draft.foreseen = { what: 'end' };
      else endExercise(draft);
  }
}

function doMoment(
  draft: Draft,
  of: 'chance' | 'inject' | 'decision' | 'clock' | 'expected',
  place: number,
): void {
  switch (of) {
    case 'chance': {
      const chance = draft.program.chances[place];
      if (chance && holds(draft, chance.gate) && draw(draft.state.key, chance.name, 0) < chance.odds)
        fire(draft, place);
      return;
    }
    case 'inject':
      return comeInject(draft, place);
    case 'decision':
      return openDecision(draft, place);
    case 'clock':
      return startClock(draft, place);
    case 'expected': {
      const expected = draft.program.scenario.expected[place];
      if (expected && expectedTakes(draft.state, place, 'start'))
        emit(draft, {
          kind: 'expected.started',
          body: { expected: expected.name, until: draft.state.now + expected.within },
        });
    }
  }
}

function doTrigger(draft: Draft, of: TriggerKind, place: number): void {
  switch (of) {
    case 'rule':
      return applyRule(draft, place);
    case 'inject':
      return comeInject(draft, place);
    case 'decision':
      return openDecision(draft, place);
  }
}

function applyRule(draft: Draft, place: number): void {
  const { name } = draft.program.scenario.rules[place] ?? missing('rules', place);
  emit(draft, { kind: 'rule.applied', body: { rule: name } });
  doEffects(draft, { of: 'rule', name, part: '' });
}

function fire(draft: Draft, place: number): void {
  const name = draft.program.scenario.chances[place]?.name;
  if (name === undefined || draft.luckless) return;
  emit(draft, { kind: 'chance.fired', body: { chance: name } });
  doEffects(draft, { of: 'chance', name, part: '' });
}

function doDelayed(draft: Draft, delayed: Delayed): void {
  const { of, effect, answer } = delayed;
  const at = draft.state.delayed.indexOf(delayed);
  if (at < 0 && !draft.thawed.includes(delayed)) return;
  if (delayed.what === 'finish') {
    if (of.of === 'decision') answerEffects(draft, draft.program.places.decision.get(of.name) ?? -1);
    else doEffects(draft, of);
    return;
  }
  if (of.of === 'added') {
    const answers = draft.state.decisions[draft.program.places.decision.get(of.name) ?? -1]?.answers ?? [];
    const added = answers.find((own) => String(own.entry) === of.part)?.added[effect];
    if (added) doAddedEffect(draft, of, added);
    return;
  }
  const linked = linkedEffects(draft.program, of)[effect];
  if (linked) doEffect(draft, of, linked, effect, answer);
}

/** Step 3: first the windows whose `done` holds now are met; then decisions close, clocks and expected actions are missed. */
function endWindows(draft: Draft, at: number): void {
  const { clocks, expected } = draft.program;
  const ending = windowsEnding(draft, at);
  if (ending.length === 0) return;
  const over: Queued[] = [];
  const met: Window[] = [];
  for (const { of, place } of ending) {
    const gate = of === 'decision' ? null : ((of === 'clock' ? clocks : expected)[place]?.done ?? null);
    if (of !== 'decision' && gate !== null && holds(draft, gate)) met.push({ of, place });
    else over.push({ due: 'window', of, place });
  }
  meet(draft, met);
  draft.queue.unshift(...over);
}

interface Window {
  readonly of: 'clock' | 'expected';
  readonly place: number;
}

/** The time of a window is over: a decision closes with what stands by its rule, else with the default; the rest is missed. */
function endWindow(draft: Draft, of: 'decision' | 'clock' | 'expected', place: number): void {
  const { program, state } = draft;
  if (of === 'decision') {
    const now = state.decisions[place];
    if (now?.status === 'open' && now.until !== null && now.until <= state.now)
      closeDecision(draft, place, closing(program, state, place));
    return;
  }
  const { name } = (of === 'clock' ? program.scenario.clocks : program.scenario.expected)[place] ?? {
    name: '',
  };
  if (of === 'clock') {
    if (!clockTakes(state, place, 'miss')) return;
    emit(draft, { kind: 'clock.missed', body: { clock: name } });
  } else {
    if (!expectedTakes(state, place, 'miss')) return;
    emit(draft, { kind: 'expected.missed', body: { expected: name, how: 'time' } });
  }
  doEffects(draft, { of, name, part: '' });
}

/** All are met at one look, then their effects follow: what one brings about comes too late for another. */
function meet(draft: Draft, windows: readonly Window[]): void {
  const { clocks, expected } = draft.program.scenario;
  const met = windows.map(({ of, place }) => ({
    of,
    name: (of === 'clock' ? clocks : expected)[place]?.name ?? '',
    again: of === 'expected' && draft.state.expected[place]?.metItself === true,
  }));
  for (const { of, name } of met)
    if (of === 'clock') emit(draft, { kind: 'clock.met', body: { clock: name } });
    else emit(draft, { kind: 'expected.met', body: { expected: name, how: 'done' } });
  for (const { of, name, again } of met) if (!again) doEffects(draft, { of: `${of}.on-met`, name, part: '' });
}

/** Windows whose `done` holds: at one look for all, like the windows that end. */
function meetWindows(draft: Draft): boolean {
  const { program, state } = draft;
  const met: Window[] = [];
  for (let at = program.watchedWindows; at < program.triggers.length; at += 1) {
    if (draft.dirty[at] === 0) continue;
    const trigger = program.triggers[at] ?? missing('triggers', at);
    if (trigger.of !== 'clock' && trigger.of !== 'expected') continue;
    draft.dirty[at] = 0;
    const { of, place } = trigger;
    const runs = of === 'clock' ? clockTakes(state, place, 'meet') : expectedTakes(state, place, 'meet');
    if (runs && holds(draft, trigger.gate)) met.push({ of, place });
  }
  meet(draft, met);
  return met.length > 0;
}

/** Moments that came with their event join in the order of kinds, each in file order. */
function joinReady(draft: Draft): void {
  const rank = (due: Queued) =>
    due.due === 'moment' ? momentKinds.indexOf(due.of) * 100_000 + due.place : 0;
  draft.queue.push(...draft.ready.sort((one, other) => rank(one) - rank(other)));
  draft.ready = [];
}

/** Queues the triggers that became true since the last look, in file order. One not watched yet counts as false. */
function lookAtTriggers(draft: Draft): boolean {
  const { program, state } = draft;
  const before = draft.queue.length;
  let waiting = false;
  for (let at = 0; at < program.watchedWindows; at += 1) {
    if (draft.dirty[at] === 0) continue;
    const trigger = program.triggers[at] ?? missing('triggers', at);
    if (trigger.of === 'clock' || trigger.of === 'expected') continue;
    const from = watchedFrom(program, trigger);
    if (from !== null && momentTime(program, state, from) > state.now) {
      waiting = true;
      continue;
    }
    draft.dirty[at] = 0;
    if (isPast(draft, trigger)) continue;
    draft.failed = false;
    draft.answer = 0;
    const value = trigger.gate.holds(draft);
    const level = draft.failed ? Number(holds(draft, trigger.gate)) : value === 0 ? 0 : 1;
    if (level === 1 && state.levels[at] === 0)
      draft.queue.push({ due: 'trigger', of: trigger.of, place: trigger.place });
    // a rule applies once, so nobody asks whether it was seen to hold before
    if (trigger.of !== 'rule') state.levels[at] = level;
  }
  draft.anyDirty = waiting || draft.dirty.includes(1);
  return draft.queue.length > before;
}

/** The moment from which on a trigger is looked at, if it has one. */
function watchedFrom({ injects, decisions }: Program, { of, place }: LinkedTrigger): LinkedMoment | null {
  return (of === 'inject' ? injects[place]?.at : of === 'decision' ? decisions[place]?.at : null) ?? null;
}

/** A trigger no longer matters: the rule has applied, the inject was delivered as often as it may be, or a hand gave it a time instead. */
const isPast = (draft: Draft, { of, place }: LinkedTrigger): boolean =>
  (of === 'rule' && draft.state.rules[place] === true) ||
  (of === 'inject' && (isSpent(draft, place) || isRetimed(draft.state.injects[place])));

/** Whether an inject has been delivered as often as its author allows. */
function isSpent({ program, state }: Draft, inject: number): boolean {
  const now = state.injects[inject];
  return now !== undefined && now.times >= (program.scenario.injects[inject]?.times ?? 1);
}

/** An outcome whose `ends-when` holds ends the exercise. */
function endsNow(draft: Draft): boolean {
  if (!draft.program.mayEnd || draft.state.stage !== 'conduct') return false;
  const outcome = draft.program.outcomes.findIndex(
    ({ endsWhen }) => endsWhen !== null && holds(draft, endsWhen),
  );
  if (outcome < 0) return false;
  if (draft.lookout) draft.foreseen = { what: 'outcome', outcome };
  else draft.queue.push({ due: 'end' });
  return true;
}
