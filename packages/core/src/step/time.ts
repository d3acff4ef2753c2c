/** Story time: instants in order, `advance`, and the jumps of phases. */
import { activePhase } from './agenda.ts';
import { clamp, doEffects } from './effect.ts';
import { emit, holds, valued } from './emit.ts';
import { comes } from '../questions/due.ts';
import { comeNow, nextDueIn, windowsEnding } from '../evolve/timetable.ts';
import { endExercise } from './phase.ts';
import { moveTo, type Draft, type Queued } from '../evolve/draft.ts';
import type { MomentKind } from '../program/slots.ts';
import type { LinkedMeasure } from '../program/program.ts';
import { letterOptions } from './decision.ts';
import { settle } from './settle.ts';
import { setVariable } from '../evolve/change.ts';
import type { Refusal } from '../record/entry.ts';
import { missing } from '../scenario/missing.ts';

/** Does instant after instant until `to`, the end of the story, or EndEx. Does nothing when `to` is not after now. */
export function advanceTo(draft: Draft, to: number): Refusal | null {
  const last = Math.min(to, draft.program.scenario.duration);
  while (draft.state.now < last && inPlay(draft)) {
    const at = upcoming(draft);
    if (at > last) {
      moveTo(draft, last);
      return null;
    }
    const before = draft.state.entries;
    const cycle = doInstant(draft, at);
    if (cycle) return cycle;
    const halts = draft.halts?.(draft.state, draft.state.entries !== before) === true;
    if (halts && !draft.jumping) return null;
  }
  return null;
}

const inPlay = (draft: Draft): boolean => draft.state.endedAt === null && draft.foreseen === null;

/** The next instant: a tick, or whatever is due before. */
export function upcoming(draft: Draft): number {
  const due = nextDueIn(draft);
  const tick = draft.state.ticked + draft.program.scenario.tick;
  return tick < due ? tick : due;
}

/** The six steps of an instant. */
function doInstant(draft: Draft, at: number): Refusal | null {
  const { state } = draft;
  const isDue = draft.nextDue === at;
  moveTo(draft, at);
  const onTick = state.ticked === at;
  if (onTick) {
    moveVariables(draft);
    addHazards(draft);
  }
  const [window] = draft.lookout && isDue ? windowsEnding(draft, at) : [];
  if (isDue) joinDue(draft, at);
  if (isDue || !isQuiet(draft)) {
    const cycle = settleSecond(draft);
    if (cycle) return cycle;
  } else letterGated(draft);
  // a change of the course at the same second takes precedence over the end of a window
  draft.foreseen ??= window === undefined ? null : { what: 'window', ...window };
  if (onTick) sample(draft);
  return goOn(draft);
}

/** Whether nothing has changed that settling would look at. This is so at most ticks, which can then skip it. */
function isQuiet({ program, state, queue, ready, anyDirty }: Draft): boolean {
  return (
    !anyDirty &&
    queue.length === 0 &&
    ready.length === 0 &&
    state.target === null &&
    !program.mayEnd &&
    program.phases[state.phase]?.watchesExits === false
  );
}

/** What ends a command: settles, makes the jumps that settling brought about, and gives letters to the options that became open. */
export function settleAll(draft: Draft): Refusal | null {
  const refused = settleSecond(draft) ?? goOn(draft);
  if (refused === null && inPlay(draft))
    for (let place = 0; place < draft.state.decisions.length; place += 1) letterOptions(draft, place);
  return refused;
}

/** Settles a second, and gives letters to the options whose gates have come to hold by then. */
function settleSecond(draft: Draft): Refusal | null {
  const refused = settle(draft);
  if (refused === null) letterGated(draft);
  return refused;
}

function letterGated(draft: Draft): void {
  if (inPlay(draft)) for (const place of draft.program.gatedDecisions) letterOptions(draft, place);
}

/** Once a second is settled: makes the jump that it brought about, and ends the exercise at the end of the story. */
function goOn(draft: Draft): Refusal | null {
  // an instant on the way of a jump ends here: `makeJump` goes on after the arrival
  if (draft.jumping) return null;
  while (draft.state.jumpingTo !== null && inPlay(draft)) {
    const refused = makeJump(draft, draft.state.jumpingTo) ?? settleSecond(draft);
    if (refused) return refused;
  }
  if (draft.state.now >= draft.program.scenario.duration && inPlay(draft)) {
    if (draft.lookout) draft.foreseen = { what: 'end' };
    else endExercise(draft);
  }
  return null;
}

/** Step 1: all rates are read on the state as it stands, then every variable moves. */
function moveVariables(draft: Draft): void {
  const { program, state } = draft;
  const { moving, variables } = program;
  const { moves } = draft;
  for (let at = 0; at < moving.length; at += 1) {
    const place = moving[at] ?? missing('moving', at);
    const variable = variables[place] ?? missing('variables', place);
    draft.failed = false;
    const rate = variable.rate === null ? 0 : variable.rate(draft);
    moves[at] = draft.failed ? toldRate(draft, place) : rate * variable.quotient;
  }
  for (let at = 0; at < moving.length; at += 1) {
    const place = moving[at] ?? missing('moving', at);
    const variable = variables[place] ?? missing('variables', place);
    const moved =
      (state.variables[place] ?? missing('variables', place)) + (moves[at] ?? missing('moves', at));
    if (moved - moved === 0) setVariable(draft, place, clamp(moved, variable.min, variable.max));
  }
}

/** A rate that cannot be computed moves nothing, and the trouble is reported once. */
function toldRate(draft: Draft, place: number): number {
  const variable = draft.program.variables[place];
  if (variable?.rate)
    valued(draft, variable.rate, `variables.${draft.program.scenario.variables[place]?.name ?? ''}.rate`);
  return 0;
}

/** Step 2 on a tick: rates add hazard; a negative rate counts as zero. */
function addHazards(draft: Draft): void {
  const { program, state } = draft;
  const { hazardous, chances } = program;
  const { hazards, thresholds } = state;
  for (let at = 0; at < hazardous.length; at += 1) {
    const place = hazardous[at] ?? missing('hazardous', at);
    const chance = chances[place] ?? missing('chances', place);
    if (chance.rate === null || (state.chances[place] ?? missing('chances', place)) >= chance.times) continue;
    // while its gate fails a chance gathers no hazard, so that it does not fire the moment the gate opens
    if (chance.gate !== null && !holds(draft, chance.gate)) continue;
    draft.failed = false;
    const rate = chance.rate(draft);
    let hazard = hazards[place] ?? missing('hazards', place);
    if (draft.failed) valued(draft, chance.rate, chance.where);
    else if (rate > 0) {
      hazard += rate * chance.quotient;
      hazards[place] = hazard;
    }
    if (hazard > (thresholds[place] ?? missing('thresholds', place)) && !draft.luckless)
      draft.queue.push({ due: 'chance', place });
  }
}

/** Steps 2 to 5, of what is due beside the tick, in this order: chances, windows, what was put off, then the other moments. */
function joinDue(draft: Draft, at: number): void {
  const { state, queue } = draft;
  const moments = comeNow(draft, at);
  for (const { of, place } of moments) if (of === 'chance') queue.push({ due: 'moment', of, place });
  queue.push({ due: 'windows', at });
  for (const delayed of state.delayed) if (delayed.due === at) queue.push({ due: 'delayed', delayed });
  for (const { of, place } of moments) if (of !== 'chance') queue.push({ due: 'moment', of, place });
}

/** Measures sample at ticks, after settling. */
function sample(draft: Draft): void {
  const { program, state } = draft;
  const { sampled } = program;
  for (let at = 0; at < sampled.length; at += 1) {
    const place = sampled[at] ?? missing('sampled', at);
    const measure = program.measures[place] ?? missing('measures', place);
    if (measure.by !== 'sample') continue;
    draft.failed = false;
    const value = measure.of.holds(draft) + 0;
    if (draft.failed) {
      valued(draft, measure.of.holds, measure.of.where);
      continue;
    }
    const count = state.sampleCounts[place] ?? missing('sampleCounts', place);
    const before = state.samples[place] ?? missing('samples', place);
    const after = count === 0 ? value : gathered(measure.sample, before, value);
    if (after !== before) state.samples[place] = after;
    // only a mean needs the number of samples; counting for the others would write a consequence at every tick
    if (measure.sample === 'mean' || count === 0) state.sampleCounts[place] = count + 1;
  }
}

/** What a measure keeps after one more sample. */
function gathered(
  sample: Extract<LinkedMeasure, { readonly by: 'sample' }>['sample'],
  before: number,
  value: number,
): number {
  switch (sample) {
    case 'mean':
      return before + value;
    case 'highest':
      return Math.max(before, value);
    case 'lowest':
      return Math.min(before, value);
    // read when it is asked for, and so never gathered
    case 'last':
      return value;
  }
}

/** The active phase jumps: time moves to its arrival, then `on-enter`, then what had to wait. */
function makeJump(draft: Draft, to: number): Refusal | null {
  const phase = activePhase(draft);
  if (!phase) return null;
  draft.jumping = true;
  const refused = phase.whileJumping === 'freeze' ? freeze(draft, to) : advanceTo(draft, to);
  draft.jumping = false;
  if (refused || !inPlay(draft)) return refused;
  emit(draft, { kind: 'jump.ended', body: { phase: phase.name } });
  doEffects(draft, { of: 'phase.on-enter', name: phase.name, part: '' });
  draft.queue.push(...draft.arrival);
  draft.arrival = [];
  return null;
}

/** No ticks; windows end on the way; what else fell due is done on arrival, in order of time. */
function freeze(draft: Draft, to: number): Refusal | null {
  const { program, state } = draft;
  const left = state.now;
  // what was due at this very second has been done already
  state.delayed = state.delayed.filter(({ due }) => due > left);
  // windows that end on the way are found by their times, which must have been looked up before
  nextDueIn(draft);
  draft.frozen = true;
  draft.thawed = [];
  for (let at = nextWindow(draft); at <= to; at = nextWindow(draft)) {
    moveTo(draft, at);
    draft.queue.push({ due: 'windows', at });
    // the second of the arrival has settled only when what fell due is done, too
    const refused = at < to ? settleSecond(draft) : settle(draft);
    if (refused || !inPlay(draft)) return refused;
  }
  moveTo(draft, to);
  draft.frozen = false;
  draft.ready = [];
  const due: { readonly at: number; readonly step: number; readonly due: Queued }[] = [];
  const fell = (kind: MomentKind, place: number, step: number) => {
    for (
      let at = comes(program, state, kind, place, left);
      at <= to;
      at = comes(program, state, kind, place, at)
    ) {
      due.push({ at, step, due: { due: 'moment', of: kind, place } });
      if (kind !== 'inject') return;
    }
  };
  program.chances.forEach((_, place) => fell('chance', place, 0));
  for (const delayed of [...draft.thawed, ...state.delayed.filter((waiting) => waiting.due <= to)])
    due.push({ at: delayed.due, step: 1, due: { due: 'delayed', delayed } });
  state.injects.forEach((_, place) => fell('inject', place, 2));
  state.decisions.forEach((_, place) => fell('decision', place, 3));
  state.clocks.forEach((_, place) => fell('clock', place, 4));
  state.expected.forEach((_, place) => fell('expected', place, 5));
  draft.queue.push(
    ...due.sort((one, other) => one.at - other.at || one.step - other.step).map((each) => each.due),
  );
  const refused = settleSecond(draft);
  draft.thawed = [];
  return refused;
}

function nextWindow(draft: Draft): number {
  const { state } = draft;
  let next = Infinity;
  const soon = (until: number | null) => {
    if (until !== null && until > state.now && until < next) next = until;
  };
  for (const decision of state.decisions) if (decision.status === 'open') soon(decision.until);
  for (const clock of state.clocks) if (clock.status === 'running') soon(clock.until);
  for (const each of state.expected) if (each.status === 'running') soon(each.until);
  return next;
}
