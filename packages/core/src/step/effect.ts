/** Effects: what acts at once acts here, in the order written; what is due joins the queue. */
import { emit, print, valued } from './emit.ts';
import { decodeValue } from '../questions/read.ts';
import { clockTakes } from '../questions/takes.ts';
import type { Draft } from '../evolve/draft.ts';
import type { AddedEffect } from '../record/cause.ts';
import type { ConsequenceBodies, EffectOwner } from '../record/consequence.ts';
import { linkedEffects, type LinkedAssignment, type LinkedEffect } from '../program/program.ts';

/** Does a list of effects. `answer` is the amount of the decision whose effects these are. */
export function doEffects(draft: Draft, owner: EffectOwner, answer: number | null = null): void {
  linkedEffects(draft.program, owner).forEach((effect, place) => {
    if (effect.after > 0)
      emit(draft, {
        kind: 'effect.queued',
        body: { due: draft.state.now + effect.after, of: owner, effect: place, answer },
      });
    else doEffect(draft, owner, effect, place, answer);
  });
}

export function doEffect(
  draft: Draft,
  owner: EffectOwner,
  effect: LinkedEffect,
  place: number,
  answer: number | null,
): void {
  if (
    effect.onlyIf !== null &&
    (valued(draft, effect.onlyIf, `${effect.where}.only-if`, answer ?? 0) ?? 0) === 0
  )
    return;
  switch (effect.verb) {
    case 'set':
    case 'add':
      return assign(draft, effect.verb, effect.values, 'effect', owner, answer);
    case 'reveal':
      return reveal(draft, effect.fact, effect.to, 'effect', owner);
    case 'start-clock':
      return startClock(draft, effect.clock, owner);
    case 'stop-clock':
      return stopClock(draft, effect.clock, owner);
    case 'message': {
      const printed = print(draft, effect.placeholders, effect.where);
      return emit(draft, {
        kind: 'message.sent',
        body: { from: 'exercise_control', to: effect.to, said: null, printed, effect: place, of: owner },
      });
    }
    case 'note':
      return emit(draft, { kind: 'noted', body: { of: owner, effect: place } });
    case 'send':
    case 'cancel':
      draft.queue.push({ due: effect.verb, place: effect.inject, of: owner });
      return;
    case 'open':
      draft.queue.push({ due: 'open', place: effect.decision, of: owner });
      return;
    case 'go':
      draft.queue.push({ due: 'go', place: effect.phase, of: owner });
      return;
    case 'end':
      draft.queue.push({ due: 'end' });
      return;
    default:
      return effect satisfies never;
  }
}

/** Does the effects that the facilitator added to an answer: the same verbs, but plain values instead of expressions. */
export function doAdded(draft: Draft, owner: EffectOwner, added: readonly AddedEffect[]): void {
  added.forEach((effect, place) => {
    if (effect.verb === 'send' && effect.after !== null && effect.after > 0)
      emit(draft, {
        kind: 'effect.queued',
        body: { due: draft.state.now + effect.after, of: owner, effect: place, answer: null },
      });
    else doAddedEffect(draft, owner, effect);
  });
}

export function doAddedEffect(draft: Draft, owner: EffectOwner, effect: AddedEffect): void {
  const { places } = draft.program;
  switch (effect.verb) {
    case 'set':
    case 'add': {
      const variable = places.variable.get(effect.variable) ?? -1;
      const before = draft.state.variables[variable] ?? 0;
      const value =
        typeof effect.value === 'number'
          ? effect.value
          : typeof effect.value === 'boolean'
            ? Number(effect.value)
            : draft.program.choices.indexOf(effect.value);
      return put(draft, variable, effect.verb === 'add' ? before + value : value, 'effect', owner);
    }
    case 'send':
    case 'cancel':
      draft.queue.push({ due: effect.verb, place: places.inject.get(effect.inject) ?? -1, of: owner });
      return;
    case 'reveal':
      return reveal(draft, places.fact.get(effect.fact) ?? -1, effect.to, 'effect', owner);
    case 'open':
      draft.queue.push({ due: 'open', place: places.decision.get(effect.decision) ?? -1, of: owner });
  }
}

type Why = ConsequenceBodies['variable.set']['why'];

/** Reads all values of one item before it assigns any. A variable whose value cannot be computed is left alone. */
export function assign(
  draft: Draft,
  verb: 'set' | 'add' | 'cost',
  values: readonly LinkedAssignment[],
  why: Why,
  owner: EffectOwner | undefined,
  answer: number | null,
): void {
  const read = values.map(({ variable, value, where }) => ({
    variable,
    value: valued(draft, value, where, answer ?? 0),
  }));
  for (const { variable, value } of read) {
    if (value === null) continue;
    const before = draft.state.variables[variable] ?? 0;
    put(
      draft,
      variable,
      verb === 'set' ? value : verb === 'add' ? before + value : before - value,
      why,
      owner,
    );
  }
}

/** Assigns: clamps, then adds 0 so that there is no -0. Nothing is written when nothing changes. */
export function put(
  draft: Draft,
  place: number,
  value: number,
  why: Why,
  owner: EffectOwner | undefined,
): void {
  const { program, state } = draft;
  const linked = program.variables[place];
  if (!linked) return;
  const from = state.variables[place] ?? 0;
  const to = clamp(value, linked.min, linked.max);
  if (to === from || to - to !== 0) return;
  const variable = program.scenario.variables[place]?.name ?? '';
  const body = {
    variable,
    from: decodeValue(program, linked.type, from),
    to: decodeValue(program, linked.type, to),
    why,
  };
  emit(draft, { kind: 'variable.set', body: owner ? { ...body, of: owner } : body });
}

export function clamp(value: number, min: number, max: number): number {
  return (value < min ? min : value > max ? max : value) + 0;
}

/** Only those who did not know it learn it. */
export function reveal(
  draft: Draft,
  fact: number,
  roles: readonly string[],
  how: ConsequenceBodies['fact.learned']['how'],
  owner?: EffectOwner,
): void {
  const { program, state } = draft;
  const since = state.facts[fact]?.since;
  const name = program.scenario.facts[fact]?.name;
  if (!since || name === undefined) return;
  const news = [...new Set(roles)].filter((role) => (since[program.places.role.get(role) ?? -1] ?? 0) < 0);
  if (news.length > 0)
    emit(draft, {
      kind: 'fact.learned',
      body: { fact: name, roles: news, how, ...(owner ? { of: owner } : {}) },
    });
}

/** A clock runs once: started again, it does nothing. */
export function startClock(draft: Draft, place: number, owner?: EffectOwner): void {
  const clock = draft.program.scenario.clocks[place];
  if (!clock || !clockTakes(draft.state, place, 'start')) return;
  emit(draft, {
    kind: 'clock.started',
    body: { clock: clock.name, until: draft.state.now + clock.within, ...(owner ? { of: owner } : {}) },
  });
}

function stopClock(draft: Draft, place: number, owner: EffectOwner): void {
  const clock = draft.program.scenario.clocks[place];
  if (clock && clockTakes(draft.state, place, 'stop'))
    emit(draft, { kind: 'clock.stopped', body: { clock: clock.name, of: owner } });
}
