/** When things are due. */

import { roundHalfUp } from '../luck/number.ts';
import { comesNoMore } from './takes.ts';
import type { MomentKind } from '../program/slots.ts';
import type { LinkedMoment, Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import { missing } from '../scenario/missing.ts';

/** Story time of a moment; Infinity while it is not known. */
export function momentTime(program: Program, state: State, moment: LinkedMoment): number {
  switch (moment.at) {
    case 'story':
      return moment.seconds;
    case 'visit':
      return (state.phases[state.phase]?.countsFrom ?? Infinity) + moment.seconds;
    case 'event': {
      const first = state.firsts[moment.event] ?? missing('firsts', moment.event);
      if (first < 0) return Infinity;
      return (
        first +
        (moment.delay.luck < 0
          ? moment.delay.seconds
          : roundHalfUp((state.luck[moment.delay.luck] ?? missing('luck', moment.delay.luck)) * 60))
      );
    }
    case 'reserve':
      return Infinity;
  }
}

/** The inject's next turn after this time by its moment; Infinity when it has none. */
export function injectDue(program: Program, state: State, place: number, after: number): number {
  const now = state.injects[place];
  const linked = program.injects[place];
  const inject = program.scenario.injects[place];
  if (!now || !linked || !inject || now.times >= inject.times || comesNoMore(now)) return Infinity;
  const first =
    now.retimed ??
    (linked.at === null || linked.trigger >= 0 ? Infinity : momentTime(program, state, linked.at));
  if (first === Infinity) return Infinity;
  const past = now.usedUntil > after ? now.usedUntil : after;
  if (first > past) return first;
  if (inject.every === null || inject.every <= 0) return Infinity;
  const turn = Math.floor((past - first) / inject.every) + 1;
  return turn < inject.times ? first + turn * inject.every : Infinity;
}

/** The next time after this at which a thing comes by its moment; Infinity when never, or not yet known. */
export function comes(
  program: Program,
  state: State,
  kind: MomentKind,
  place: number,
  after: number,
): number {
  switch (kind) {
    case 'inject':
      return injectDue(program, state, place, after);
    case 'chance':
      return once(program, state, program.chances[place]?.at ?? null, after);
    case 'decision': {
      const linked = program.decisions[place];
      return linked && linked.trigger < 0 ? once(program, state, linked.at, after) : Infinity;
    }
    case 'clock':
      return state.clocks[place]?.status === 'waiting'
        ? once(program, state, program.clocks[place]?.at ?? null, after)
        : Infinity;
    case 'expected':
      return state.expected[place]?.status === 'waiting'
        ? once(program, state, program.expected[place]?.at ?? null, after)
        : Infinity;
  }
}

function once(program: Program, state: State, moment: LinkedMoment | null, after: number): number {
  const at = moment === null ? Infinity : momentTime(program, state, moment);
  return at > after ? at : Infinity;
}

/** The next time at which something other than a tick is due; the end of the story at the latest. */
export function nextDue(program: Program, state: State): number {
  const { now } = state;
  let next = program.scenario.duration;
  const soon = (at: number | null) => {
    if (at !== null && at > now && at < next) next = at;
  };
  for (let place = 0; place < state.injects.length; place += 1) soon(injectDue(program, state, place, now));
  for (const trigger of program.triggers) {
    const at =
      trigger.of === 'inject'
        ? program.injects[trigger.place]?.at
        : trigger.of === 'decision'
          ? program.decisions[trigger.place]?.at
          : null;
    if (at) soon(momentTime(program, state, at));
  }
  state.decisions.forEach((decision, place) => {
    if (decision.status === 'open') soon(decision.until);
    soon(comes(program, state, 'decision', place, now));
  });
  state.clocks.forEach((clock, place) =>
    soon(clock.status === 'running' ? clock.until : comes(program, state, 'clock', place, now)),
  );
  state.expected.forEach((each, place) =>
    soon(each.status === 'running' ? each.until : comes(program, state, 'expected', place, now)),
  );
  program.chances.forEach((chance, place) => {
    if (chance.at !== null) soon(comes(program, state, 'chance', place, now));
  });
  for (const waiting of state.delayed) soon(waiting.due);
  for (const time of exitTimes(program, state)) soon(time);
  soon(state.target);
  return next;
}

const noTimes: readonly number[] = [];
/** The moments at which exits of the active phase open. */
export function exitTimes(program: Program, state: State): readonly number[] {
  const exits = program.phases[state.phase]?.timedExits;
  return exits === undefined || exits.length === 0
    ? noTimes
    : exits.map((at) => momentTime(program, state, at));
}

/** The next instant: a tick, or whatever is due before; now, when play does not go on. */
export function nextInstant(program: Program, state: State): number {
  if (state.stage !== 'conduct' || state.now >= program.scenario.duration) return state.now;
  const { tick } = program.scenario;
  return Math.min((Math.floor(state.now / tick) + 1) * tick, nextDue(program, state));
}

/** When an inject or decision will come by its moment; null when that is not known. */
export function dueOf(
  program: Program,
  state: State,
  kind: 'inject' | 'decision',
  name: string,
): number | null {
  const at = comes(program, state, kind, program.places[kind].get(name) ?? -1, state.now);
  return at === Infinity ? null : at;
}
