/** Two questions to any play, asked of its entries: did something act more often than what it belongs to, did what was due never come? */
import { load } from '@sandtable/core';
import type { Program, State } from '@sandtable/core';
import type { EffectOwner, Entry } from '@sandtable/core/record';
import type { Effect, EventReference, Moment, Scenario } from '@sandtable/core/scenario';

/** The effects that acted more often than their owner came about; none, in a play that follows the text. */
export function actedTwice(scenario: Scenario, entries: readonly Entry[]): readonly string[] {
  const acted = new Map<string, number>();
  const owned = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string, by = 1) =>
    counts.set(key, (counts.get(key) ?? 0) + by);
  for (const entry of entries) {
    for (const [owner, times] of ownersIn(entry)) count(owned, owner, times);
    const deed = deedOf(entry);
    if (deed) count(acted, `${keyOf(deed.of)} ${deed.did}`);
  }
  return [...acted].flatMap(([key, times]) => {
    const [owner = '', did = ''] = key.split(' ');
    const most = effectsOf(scenario, owner).filter((effect, place) => could(effect, place, did)).length;
    const may = most * (owned.get(owner) ?? 0);
    return times > may ? [`${key}: ${times} times and not ${may}`] : [];
  });
}

const keyOf = ({ of, name, part }: EffectOwner): string => [of, name, part].join('/');

/** What an entry makes act, and how often. */
function ownersIn(entry: Entry): readonly (readonly [owner: string, times: number])[] {
  const one = (of: EffectOwner['of'], name: string, part = '') => [keyOf({ of, name, part }), 1] as const;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone make effects act
  switch (entry.kind) {
    case 'phase.entered':
      return [one('phase.on-enter', entry.body.phase)];
    case 'fact.breached':
      return [one('fact.on-breach', entry.body.fact)];
    case 'phase.left':
      return [one('phase.on-leave', entry.body.phase)];
    case 'inject.delivered':
      return [one('inject', entry.body.inject)];
    case 'action.taken':
      return [one('action', entry.body.action)];
    case 'rule.applied':
      return [one('rule', entry.body.rule)];
    case 'chance.fired':
      return [one('chance', entry.body.chance)];
    case 'clock.met':
      return [one('clock.on-met', entry.body.clock)];
    case 'expected.met':
      return [one('expected.on-met', entry.body.expected)];
    case 'clock.missed':
      return [one('clock', entry.body.clock)];
    case 'expected.missed':
      return [one('expected', entry.body.expected)];
    case 'decision.closed':
    case 'decision.reversed': {
      const { decision, options } = entry.body;
      const each = entry.kind === 'decision.closed' ? entry.body.each : [];
      const chosen = each.length === 0 ? options : each.flatMap((own) => own.options);
      return [
        [keyOf({ of: 'decision', name: decision, part: '' }), Math.max(1, each.length)],
        ...chosen.map((option) => one('option', decision, option)),
      ];
    }
    default:
      return [];
  }
}

/** Whose effect an entry is, and which: a thing it did, or its place in the list. */
function deedOf(entry: Entry): { readonly of: EffectOwner; readonly did: string } | null {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone are effects
  switch (entry.kind) {
    case 'variable.set':
      return entry.body.of ? { of: entry.body.of, did: `variable=${entry.body.variable}` } : null;
    case 'inject.delivered':
      return entry.body.of ? { of: entry.body.of, did: `inject=${entry.body.inject}` } : null;
    case 'phase.entered':
      return entry.body.of ? { of: entry.body.of, did: `phase=${entry.body.phase}` } : null;
    case 'effect.queued':
    case 'noted':
      return { of: entry.body.of, did: `effect=${entry.body.effect}` };
    default:
      return null;
  }
}

function could(effect: Effect, place: number, did: string): boolean {
  const [what = '', which = ''] = did.split('=');
  if (what === 'effect') return place === Number(which);
  switch (effect.verb) {
    case 'set':
    case 'add':
      return what === 'variable' && effect.values.some(({ variable }) => variable === which);
    case 'send':
      return what === 'inject' && effect.inject === which;
    case 'go':
      return what === 'phase' && effect.phase === which;
    case 'cancel':
    case 'end':
    case 'message':
    case 'note':
    case 'open':
    case 'reveal':
    case 'start-clock':
    case 'stop-clock':
      return false;
  }
}

function effectsOf(scenario: Scenario, owner: string): readonly Effect[] {
  const [of = '', name = '', part = ''] = owner.split('/');
  const named = <T extends { readonly name: string }>(list: readonly T[]) =>
    list.find((one) => one.name === name);
  switch (of as EffectOwner['of']) {
    case 'phase.on-enter':
      return named(scenario.phases)?.onEnter ?? [];
    case 'phase.on-leave':
      return named(scenario.phases)?.onLeave ?? [];
    case 'fact.on-breach':
      return named(scenario.facts)?.onBreach ?? [];
    case 'inject':
      return named(scenario.injects)?.onDelivery ?? [];
    case 'decision':
      return named(scenario.decisions)?.effects ?? [];
    case 'option':
      return named(scenario.decisions)?.options.find((option) => option.name === part)?.effects ?? [];
    case 'action':
      return named(scenario.actions)?.effects ?? [];
    case 'clock.on-met':
      return named(scenario.clocks)?.onMet ?? [];
    case 'expected.on-met':
      return named(scenario.expected)?.onMet ?? [];
    case 'clock':
      return named(scenario.clocks)?.onMissed ?? [];
    case 'expected':
      return named(scenario.expected)?.onMissed ?? [];
    case 'rule':
      return named(scenario.rules)?.effects ?? [];
    case 'chance':
      return named(scenario.chances)?.effects ?? [];
    // what the facilitator adds stands in no scenario
    case 'proposal':
    case 'added':
      return [];
  }
}

interface Waiting {
  readonly kind: 'inject' | 'decision' | 'clock' | 'expected';
  readonly name: string;
  readonly at: Moment;
}

/** All that comes by its moment alone, but for events with luck in their delay. */
function waitingIn(scenario: Scenario): readonly Waiting[] {
  const comes = (
    kind: Waiting['kind'],
    list: readonly { readonly name: string; readonly at: Moment | null; readonly when?: unknown }[],
  ) =>
    list.flatMap(({ name, at, when = null }) =>
      at === null || when !== null || (at.at === 'event' && 'luck' in at.delay) ? [] : [{ kind, name, at }],
    );
  return [
    ...comes('inject', scenario.injects),
    ...comes('decision', scenario.decisions),
    ...comes('clock', scenario.clocks),
    ...comes('expected', scenario.expected),
  ];
}

/** The program, watching each event that something waits for, so that its first time can be asked. */
export function watching(scenario: Scenario): Program {
  return load(scenario, eventsIn(scenario));
}
const eventsIn = (scenario: Scenario): readonly EventReference[] =>
  waitingIn(scenario).flatMap(({ at }) => (at.at === 'event' ? [at.event] : []));

/** What was due before play ended and never came, was proposed, skipped or passed over. `program` is one that watches. */
export function neverCame(program: Program, state: State, entries: readonly Entry[]): readonly string[] {
  const { scenario } = program;
  const events = eventsIn(scenario);
  const passed = new Set(
    entries.flatMap((entry) =>
      entry.kind === 'inject.skipped' || entry.kind === 'inject.cancelled'
        ? [`inject ${entry.body.inject}`]
        : entry.kind === 'decision.passed-over'
          ? [`decision ${entry.body.decision}`]
          : [],
    ),
  );
  return waitingIn(scenario).flatMap(({ kind, name, at }) => {
    const place = program.places[kind].get(name) ?? -1;
    const first =
      at.at === 'event' ? (state.firsts[program.watched[events.indexOf(at.event)] ?? -1] ?? -1) : 0;
    const delay = at.at === 'event' && 'seconds' in at.delay ? at.delay.seconds : 0;
    const due = first < 0 || at.at === 'reserve' ? Infinity : at.at === 'event' ? first + delay : at.seconds;
    // what is due at the second of EndEx may stand behind it
    if (due >= state.now || passed.has(`${kind} ${name}`)) return [];
    const inject = state.injects[place];
    const retimed = kind === 'inject' && inject?.retimed !== null;
    const came = {
      inject: (inject?.times ?? 0) > 0 || inject?.coming !== 'planned' || retimed,
      decision: state.decisions[place]?.everOpened === true || state.decisions[place]?.status === 'closed',
      clock: state.clocks[place]?.status !== 'waiting',
      expected: state.expected[place]?.status !== 'waiting',
    };
    return came[kind] ? [] : [`${kind} ${name}, due at ${due}`];
  });
}
