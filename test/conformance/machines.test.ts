/** The machines, real XState, walked beside every case: they take every entry, and stand where the state says. */
import { expect, test } from 'vitest';
import { transition, type AnyStateMachine } from 'xstate';
import { begin, evolve, load, type State } from '@sandtable/core';
import {
  agendaItemMachine,
  courseOf,
  decisionWindow,
  expectedAction,
  injectComing,
  injectDelivery,
  legalClock,
  lifecycle,
} from '@sandtable/core/xstate';
import type { Entry } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { caseNames, readCase } from './read-case.ts';
import { walkInPlace } from './walk.ts';

const folder = import.meta.dirname;

test.each(caseNames(folder))('%s', (name) => {
  const one = readCase(folder, name);
  const { entries } = walkInPlace(one);
  const program = load(one.scenario);
  let state: State = begin(program, { seed: one.seed, parameters: one.parameters, attribution: 'role' });
  const stage = walker(lifecycle);
  const course = walker(courseOf(one.scenario));
  const things = walkersOf(one.scenario);
  let items: Walker[] = [];
  let exit: number | null = null;
  for (const entry of entries) {
    const stageEvent = lifecycleEvent(entry, state);
    if (stageEvent !== null) stage.send(stageEvent);
    if (entry.kind === 'phase.left') exit = entry.body.exit ?? null;
    const courseEvent = eventOfCourse(entry, state, exit);
    if (courseEvent !== null && course.value() !== 'EndEx') course.send(courseEvent);
    for (const { of, name: thing, event } of eventsOf(entry, state, entries))
      things[of].get(thing)?.send(event);
    if (entry.kind === 'phase.entered')
      items = agendaOf(one.scenario, entry.body.phase).map(() => walker(agendaItemMachine));
    const itemEvent = eventOfItem(entry, state);
    if (itemEvent) items[itemEvent.item]?.send(itemEvent.event);
    state = evolve(program, state, entry);
    if (beginsDecision(one.scenario, state) && items[state.cursor]?.value() === 'to-come')
      items[state.cursor]?.send('begin');
    expect(stage.value()).toBe(state.stage);
    for (const [of, list] of [
      ['decision', state.decisions],
      ['clock', state.clocks],
      ['expected', state.expected],
    ] as const)
      expect(valuesOf(things[of])).toEqual(list.map(({ status }) => status));
    expect(valuesOf(things.coming)).toEqual(state.injects.map(({ coming }) => coming));
    expect(valuesOf(things.delivery)).toEqual(state.injects.map(({ delivery }) => delivery));
    expect(items.map((each) => each.value())).toEqual(state.items);
    if (entry.kind === 'phase.entered') expect(course.value()).toBe(one.scenario.phases[state.phase]?.name);
    if (entry.kind === 'stage.changed' && entry.body.stage === 'end-ex') expect(course.value()).toBe('EndEx');
  }
});

test('a table answers what XState answers, for every value and event of every case', () => {
  for (const name of caseNames(folder)) {
    const { scenario } = readCase(folder, name);
    const machine = courseOf(scenario);
    const { course } = load(scenario);
    for (const value of Object.keys(machine.states)) {
      const from = machine.resolveState({ value, context: {} });
      for (const type of machine.events)
        expect(course.get(value)?.get(type)).toBe(
          from.can({ type }) ? transition(machine, from, { type })[0].value : undefined,
        );
    }
  }
});

interface Walker {
  value(): string;
  send(type: string): void;
}

/** A real machine that takes one event after the other, and refuses those it does not know where it stands. */
function walker(machine: AnyStateMachine): Walker {
  let snapshot = machine.resolveState({ value: String(machine.root.initial.target[0]?.key), context: {} });
  return {
    value: () => String(snapshot.value),
    send(type) {
      expect(snapshot.can({ type }), `${machine.id}: ${type} at ${String(snapshot.value)}`).toBe(true);
      [snapshot] = transition(machine, snapshot, { type });
    },
  };
}

function walkersOf(scenario: Scenario) {
  const each = (list: readonly { readonly name: string }[], machine: AnyStateMachine) =>
    new Map(list.map(({ name }) => [name, walker(machine)]));
  return {
    decision: each(scenario.decisions, decisionWindow),
    clock: each(scenario.clocks, legalClock),
    expected: each(scenario.expected, expectedAction),
    coming: each(scenario.injects, injectComing),
    delivery: each(scenario.injects, injectDelivery),
  };
}

const valuesOf = (walkers: ReadonlyMap<string, Walker>): readonly string[] =>
  [...walkers.values()].map((each) => each.value());

function lifecycleEvent(entry: Entry, state: State): string | null {
  if (entry.kind !== 'stage.changed') return null;
  switch (entry.body.stage) {
    case 'briefing':
      return 'brief';
    case 'conduct':
      return state.stage === 'paused' ? 'resume' : 'start';
    case 'paused':
      return 'pause';
    case 'end-ex':
      return 'end';
    case 'hot-wash':
      return 'hot-wash';
    case 'debrief':
      return 'debrief';
    case 'closed':
      return 'close';
    case 'set-up':
      return null;
  }
}

/** Which event of the course this entry is: a phase is entered by the exit that was taken, or by going there. */
function eventOfCourse(entry: Entry, state: State, exit: number | null): string | null {
  if (entry.kind === 'stage.changed' && entry.body.stage === 'end-ex')
    return state.phase === -1 && exit !== null ? `exit.${exit}` : 'end';
  if (entry.kind !== 'phase.entered') return null;
  if (state.phases.every(({ visits }) => visits === 0)) return 'start';
  return exit === null ? `go.${entry.body.phase}` : `exit.${exit}`;
}

interface ThingEvent {
  readonly of: 'decision' | 'clock' | 'expected' | 'coming' | 'delivery';
  readonly name: string;
  readonly event: string;
}

/** Whether it puts right who received an inject, which moves nothing of what is still to come of it. */
const correctsDelivery = ({ cause }: Entry, { deeds }: State): boolean =>
  deeds.some(
    ({ correctedBy, command }) =>
      correctedBy === cause && (command.kind === 'deliver' || command.kind === 'release'),
  );

/** Which events of things this entry is, whether or not it moves them. */
function eventsOf(entry: Entry, state: State, entries: readonly Entry[]): readonly ThingEvent[] {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone move a thing
  switch (entry.kind) {
    case 'answer':
    case 'retract':
    case 'extend':
      return [{ of: 'decision', name: entry.body.decision, event: entry.kind }];
    case 'decision.opened':
      return [{ of: 'decision', name: entry.body.decision, event: 'open' }];
    case 'decision.closed': {
      const { cause } = entry;
      const isCorrection = entries.find(({ n }) => n === cause)?.kind === 'correct';
      return [{ of: 'decision', name: entry.body.decision, event: isCorrection ? 'correct' : 'close' }];
    }
    case 'decision.reversed':
      return [{ of: 'decision', name: entry.body.decision, event: 'reverse' }];
    case 'decision.reopened':
      return [{ of: 'decision', name: entry.body.decision, event: 'recall' }];
    case 'retime':
      return [{ of: 'coming', name: entry.body.inject, event: 'retime' }];
    case 'inject.proposed':
      return [{ of: 'coming', name: entry.body.inject, event: 'propose' }];
    case 'inject.delivered':
      return (['coming', 'delivery'] as const)
        .filter((of) => of === 'delivery' || !correctsDelivery(entry, state))
        .map((of) => ({ of, name: entry.body.inject, event: 'deliver' }));
    case 'inject.skipped':
      return [
        {
          of: 'coming',
          name: entry.body.inject,
          event: entry.body.because === 'by-hand' ? 'skip' : 'pass-over',
        },
      ];
    case 'inject.cancelled':
      return [{ of: 'coming', name: entry.body.inject, event: 'cancel' }];
    case 'inject.withdrawn':
      return [{ of: 'delivery', name: entry.body.inject, event: 'withdraw' }];
    case 'clock.started':
      return [{ of: 'clock', name: entry.body.clock, event: 'start' }];
    case 'clock.met':
      return [{ of: 'clock', name: entry.body.clock, event: 'meet' }];
    case 'clock.missed':
      return [{ of: 'clock', name: entry.body.clock, event: 'miss' }];
    case 'clock.stopped':
      return [{ of: 'clock', name: entry.body.clock, event: 'stop' }];
    case 'expected.started':
      return [{ of: 'expected', name: entry.body.expected, event: 'start' }];
    case 'expected.met':
      return [
        {
          of: 'expected',
          name: entry.body.expected,
          event: entry.body.how === 'done' ? 'meet' : entry.body.how,
        },
      ];
    case 'expected.missed':
      return [
        {
          of: 'expected',
          name: entry.body.expected,
          event: entry.body.how === 'time' ? 'miss' : entry.body.how,
        },
      ];
    case 'correct': {
      const { instead } = entry.body;
      const corrected = state.deeds.find((deed) => deed.entry === entry.body.entry)?.command;
      if (corrected?.kind !== 'seen') return [];
      const names = [corrected.body.expected, ...(instead?.of === 'seen' ? [instead.expected] : [])];
      return [...new Set(names)].map((name) => ({ of: 'expected', name, event: 'untick' }));
    }
    default:
      return [];
  }
}

const agendaOf = (scenario: Scenario, phase: string) =>
  scenario.phases.find(({ name }) => name === phase)?.agenda ?? [];

function eventOfItem(
  entry: Entry,
  { cursor }: State,
): { readonly item: number; readonly event: string } | null {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone move an item of the agenda
  switch (entry.kind) {
    case 'item.done':
      return { item: entry.body.item, event: 'finish' };
    case 'item.passed-over':
      return { item: entry.body.item, event: 'pass-over' };
    case 'discussion.opened':
    case 'activity.opened':
      return { item: cursor, event: 'begin' };
    case 'target.set':
      return entry.body.to === null ? null : { item: cursor, event: 'begin' };
    default:
      return null;
  }
}

/** A decision under the cursor is under way while it is open, whoever opened it, unless its item was dropped. */
function beginsDecision(scenario: Scenario, state: State): boolean {
  const item = scenario.phases[state.phase]?.agenda[state.cursor];
  return (
    item?.does === 'decide' &&
    !state.dropped.some(({ phase, item: place }) => phase === state.phase && place === state.cursor) &&
    state.decisions[scenario.decisions.findIndex(({ name }) => name === item.decision)]?.status === 'open'
  );
}
